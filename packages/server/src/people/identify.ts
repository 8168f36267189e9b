import { atLeast, type Role } from '@sweeps/engine'
import { Problem } from '@sweeps/model'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { AppOptions } from '../app.js'
import { readSession, sessionUser } from './session.js'

/** Who asks: a signed-in person, a program with a read key, or anybody where reading is open. */
export interface Identity {
  name: string
  role: Role | 'program' | 'anybody'
}

declare module 'fastify' {
  interface FastifyRequest {
    identity: Identity | undefined
  }
  interface FastifyContextConfig {
    /** Needs nobody's permission. */
    public?: boolean
    /** The role it needs; viewer when absent. */
    role?: Role
  }
}

const reads = new Set(['GET', 'HEAD'])

/** Before every route: who is it, and may they? A route says what it needs in its `config`; saying nothing means "viewer". */
export function identify(app: FastifyInstance, options: AppOptions): void {
  app.decorateRequest('identity', undefined)
  app.addHook('onRequest', async request => {
    const { config } = request.routeOptions
    const user = sessionUser(request, options.engine.people.users)
    if (user) request.identity = { name: user.name, role: user.role }
    else request.identity = program(request, options) ?? (options.openReading ? { name: 'anybody', role: 'anybody' } : undefined)
    if (config.public || request.is404) return
    if (!request.identity)
      throw new Problem('signed-out', 'sign in with the one-time link (`sweeps users link`), or give a read key as a bearer token')
    if (!may(request.identity.role, config.role ?? 'viewer', reads.has(request.method)))
      throw new Problem('forbidden', `this needs the role ${config.role ?? 'viewer'}; you are ${request.identity.role}`)
    if (user && !reads.has(request.method)) checkCsrf(request)
  })
}

/** A cookie travels with requests that other pages make too; the token only with those of our own. */
export function checkCsrf(request: FastifyRequest): void {
  const session = readSession(request)
  if (!session || request.headers['x-csrf-token'] !== session.csrf)
    throw new Problem('forbidden', 'the request lacks the token of this session: reload the page and try again')
}

function program(request: FastifyRequest, options: AppOptions): Identity | undefined {
  const secret = request.headers.authorization?.startsWith('Bearer ') ? request.headers.authorization.slice(7) : undefined
  if (!secret) return undefined
  const key = options.engine.people.keys.check(secret)
  if (key?.kind !== 'read')
    throw new Problem('key-refused', 'the key is not known, was revoked, or is a write key: make one with `sweeps keys create --read`')
  return { name: `key ${key.id}`, role: 'program' }
}

function may(role: Identity['role'], needed: Role, reading: boolean): boolean {
  if (role === 'anybody' || role === 'program') return reading && needed === 'viewer'
  return atLeast(role, needed)
}
