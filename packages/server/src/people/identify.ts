import { type Asker, may, type Role } from '@sweeps/engine'
import { Problem } from '@sweeps/model'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { AppOptions } from '../app-options.js'
import { bearerOf } from './bearer.js'
import type { Sessions } from './session.js'

/** Who asks: a signed-in person, a program with a read key, or anybody where reading is open. */
export interface Identity {
  name: string
  role: Asker
  /** The services that they may see alone; null: all. */
  services: readonly string[] | null
}

declare module 'fastify' {
  interface FastifyRequest {
    identity: Identity | undefined
    /** Whether whoever asked may still have the answer: for answers without an end. */
    stillAllowed(): boolean
  }
  interface FastifyContextConfig {
    /** Needs nobody's permission. */
    public?: boolean
    /** The role it needs; viewer when absent. */
    role?: Role
    /** It keeps to the services that its reader may see, or tells nothing of any. Absent: who may see some alone is refused. */
    keepsToServices?: boolean
  }
}

const reads = new Set(['GET', 'HEAD'])

/** Before every route: who is it, and may they? A route says what it needs in its `config`; saying nothing means "viewer". */
export function identify(app: FastifyInstance, options: AppOptions, sessions: Sessions): void {
  const identityOf = (request: FastifyRequest): Identity | undefined => {
    const user = sessions.user(request)
    if (user) return { name: user.name, role: user.role, services: user.services }
    return program(request, options) ?? (options.openReading ? { name: 'anybody', role: 'anybody', services: null } : undefined)
  }
  const ofServices = ({ routeOptions: { config } }: FastifyRequest, { services }: Identity): boolean =>
    services === null || config.keepsToServices === true
  const allowed = (request: FastifyRequest, identity: Identity | undefined): boolean =>
    identity !== undefined &&
    may(identity.role, request.routeOptions.config.role ?? 'viewer', reads.has(request.method)) &&
    ofServices(request, identity)

  app.decorateRequest('identity', undefined)
  app.decorateRequest('stillAllowed', function (this: FastifyRequest) {
    return this.routeOptions.config.public === true || allowed(this, identityOf(this))
  })
  app.addHook('onRequest', async request => {
    const { config } = request.routeOptions
    request.identity = identityOf(request)
    // A token of somebody else's, such as of the proxy in front, is nobody's here: it opens nothing, and closes nothing that is open.
    if (config.public || request.is404) return
    if (!request.identity) {
      if (bearerOf(request.headers.authorization) !== undefined)
        throw new Problem('key-refused', 'the key is not known, was revoked, or is a write key: make one with `sweeps keys create --read`')
      throw new Problem('signed-out', 'sign in with the one-time link (`sweeps users link`), or give a read key as a bearer token')
    }
    // Before the role: whoever sends the token of another session is to hear of that, not of what they may do in this one.
    const ofPage = sessions.user(request) !== undefined || request.headers['x-csrf-token'] !== undefined
    if (ofPage && !reads.has(request.method)) checkCsrf(request, sessions)
    if (request.identity.services && !ofServices(request, request.identity))
      throw new Problem('forbidden', `this is of all services together; you may see ${request.identity.services.join(', ')}`)
    if (!allowed(request, request.identity))
      throw new Problem('forbidden', `this needs the role ${config.role ?? 'viewer'}; you are ${request.identity.role}`)
  })
}

/** A cookie travels with requests that other pages make too; the token only with those of our own. */
export function checkCsrf(request: FastifyRequest, sessions: Sessions): void {
  const session = sessions.read(request)
  if (!session || request.headers['x-csrf-token'] !== session.csrf)
    throw new Problem(
      'session-changed',
      'the request lacks the token of this session: ask `GET /v1/session` for it and try again, or reload the page',
    )
}

function program(request: FastifyRequest, options: AppOptions): Identity | undefined {
  const key = options.engine.people.keys.check(bearerOf(request.headers.authorization))
  return key?.kind === 'read' ? { name: `key ${key.id}`, role: 'program', services: null } : undefined
}
