import { Problem } from '@sweeps/model'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app-options.js'
import { checkCsrf } from './identify.js'
import type { Sessions } from './session.js'

/** Who am I, sign in with a one-time link, sign out. */
export function sessionRoutes(
  app: FastifyInstance,
  { engine, openReading, notice, publicCharts, publicAddress, provider }: AppOptions,
  sessions: Sessions,
): void {
  // Whether anybody may see the public pages, and where they are for who is elsewhere.
  const outlets = { open: publicCharts === true || openReading, ...(publicAddress !== undefined && { address: publicAddress }) }
  const here = { openReading, outlets, ...(notice !== undefined && { notice }), ...(provider && { provider: { name: provider.name } }) }
  app.get(
    '/v1/session',
    { config: { public: true }, schema: { summary: 'Who is signed in, and the token that changes need', tags: ['people'] } },
    async (request, reply) => {
      const session = sessions.read(request) ?? (await sessions.begin(request, reply))
      const user = sessions.user(request)
      reply.header('cache-control', 'no-store')
      return { user: user ? { name: user.name, role: user.role, services: user.services } : null, csrf: session.csrf, ...here }
    },
  )

  app.post<{ Body: { token: string } }>(
    '/v1/session',
    {
      config: { public: true, rateLimit: { max: 10, timeWindow: '1 minute' } },
      schema: {
        summary: 'Sign in with the token of a one-time link',
        tags: ['people'],
        body: { type: 'object', required: ['token'], properties: { token: { type: 'string', maxLength: 200 } } },
      },
    },
    async (request, reply) => {
      checkCsrf(request, sessions)
      const user = await engine.people.users.signIn(request.body.token)
      if (!user) throw new Problem('link-used', 'this link was used already or is too old: make a new one with `sweeps users link`')
      const session = await sessions.begin(request, reply, user.name)
      return { user: { name: user.name, role: user.role, services: user.services }, csrf: session.csrf, ...here }
    },
  )

  app.delete('/v1/session', { config: { public: true }, schema: { summary: 'Sign out', tags: ['people'] } }, async (request, reply) => {
    checkCsrf(request, sessions)
    const session = await sessions.begin(request, reply)
    return { user: null, csrf: session.csrf, ...here }
  })
}
