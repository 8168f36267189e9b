import { randomBytes } from 'node:crypto'
import type { User, Users } from '@sweeps/engine'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** What the cookie holds, signed. A name only after signing in; a token against forged requests always. */
export interface Session {
  name?: string
  csrf: string
  /** Epoch milliseconds. */
  made: number
  /** Epoch milliseconds. */
  until: number
}

const cookieName = 'sweeps_session'
const lifetime = 14 * 24 * 3600

export function readSession(request: FastifyRequest): Session | undefined {
  const raw = request.cookies[cookieName]
  const unsigned = raw ? request.unsignCookie(raw) : undefined
  if (!unsigned?.valid || !unsigned.value) return undefined
  try {
    const session = JSON.parse(Buffer.from(unsigned.value, 'base64url').toString('utf8')) as Session
    return session.until > Date.now() ? session : undefined
  } catch {
    return undefined
  }
}

export function writeSession(request: FastifyRequest, reply: FastifyReply, name?: string): Session {
  const session: Session = {
    ...(name ? { name } : {}),
    csrf: randomBytes(18).toString('base64url'),
    made: Date.now(),
    until: Date.now() + lifetime * 1000,
  }
  reply.setCookie(cookieName, Buffer.from(JSON.stringify(session)).toString('base64url'), {
    signed: true,
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
    path: '/',
    maxAge: lifetime,
  })
  return session
}

/** Who is signed in by the cookie. A session older than the name was another person's. */
export function sessionUser(request: FastifyRequest, users: Users): User | undefined {
  const session = readSession(request)
  const user = session?.name ? users.get(session.name) : undefined
  return user && session && Date.parse(user.made) <= session.made ? user : undefined
}
