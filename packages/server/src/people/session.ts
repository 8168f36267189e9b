import { createHmac, randomBytes } from 'node:crypto'
import type { People, User } from '@sweeps/engine'
import Type, { Compile, type Static } from '@sweeps/model/typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** What the cookie holds, signed. A name only after signing in; a token against forged requests always. */
const Session = Type.Object({
  id: Type.String(),
  name: Type.Optional(Type.String()),
  csrf: Type.String(),
  /** Epoch milliseconds. */
  made: Type.Number(),
  /** Epoch milliseconds. */
  until: Type.Number(),
})
export type Session = Static<typeof Session>

const isSession = Compile(Session)

const lifetime = 14 * 24 * 3600

/**
 * Cookies of one installation. Browsers keep cookies by host, whatever the port: the name is of the installation's own, so that two on one
 * host leave each other's sign-ins alone, and the path is where it stands.
 */
export class Sessions {
  readonly #name: string
  readonly #path: string
  readonly #people: People
  readonly #now: () => number

  /** `now` gives the time in epoch milliseconds, the same one wherever the cookie is shown. `base` is the path it is reached under, such as `/sweeps`; empty for none. */
  constructor(people: People, cookieKey: Buffer, base: string, now: () => number = Date.now) {
    this.#people = people
    this.#now = now
    this.#name = `sweeps_session_${createHmac('sha256', cookieKey).update('the name of the cookie').digest('hex').slice(0, 12)}`
    this.#path = base || '/'
  }

  /** The session of a request; undefined when there is none, or it ran out or was signed out. */
  read(request: FastifyRequest): Session | undefined {
    const raw = request.cookies[this.#name]
    const unsigned = raw ? request.unsignCookie(raw) : undefined
    if (!unsigned?.valid || !unsigned.value) return undefined
    try {
      const value: unknown = JSON.parse(Buffer.from(unsigned.value, 'base64url').toString('utf8'))
      return isSession.Check(value) && value.until > this.#now() && !this.#people.endedSessions.has(value.id) ? value : undefined
    } catch {
      return undefined
    }
  }

  /** Begins a session, of somebody or of nobody, in place of the one the request came with: that one is over, wherever it is used. */
  async begin(request: FastifyRequest, reply: FastifyReply, name?: string, way: 'link' | 'provider' = 'link'): Promise<Session> {
    const before = this.read(request)
    if (before?.name) await this.#people.endedSessions.end(before.id, before.until)
    const session: Session = {
      id: randomBytes(18).toString('base64url'),
      ...(name ? { name } : {}),
      csrf: randomBytes(18).toString('base64url'),
      made: this.#now(),
      until: this.#now() + lifetime * 1000,
    }
    const agent = request.headers['user-agent'] ?? ''
    if (name) await this.#people.sessions.begun({ ...session, name, way, agent })
    reply.setCookie(this.#name, Buffer.from(JSON.stringify(session)).toString('base64url'), {
      signed: true,
      httpOnly: true,
      sameSite: 'strict',
      secure: request.protocol === 'https',
      path: this.#path,
      maxAge: lifetime,
    })
    return session
  }

  /** Who is signed in by the cookie. A session older than the name was another person's. */
  user(request: FastifyRequest): User | undefined {
    const session = this.read(request)
    const user = session?.name ? this.#people.users.get(session.name) : undefined
    return user && session && Date.parse(user.made) <= session.made ? user : undefined
  }
}
