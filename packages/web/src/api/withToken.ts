import { Problem } from './Problem'
import { queryClient } from './queryClient'
import { samePerson, sessionQuery } from './session'

/**
 * Sends something that changes something, with the token of the session. A page may hold the token of a session that is over: two requests
 * began one each, or another tab signed in. Then it is sent once more with the new one, if it is still the same person that asks.
 */
export async function withToken<T>(send: (token: string) => Promise<T>): Promise<T> {
  const cached = await queryClient.ensureQueryData(sessionQuery)
  try {
    return await send(cached.csrf)
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'session-changed')) throw error
  }
  const now = await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 })
  if (samePerson(cached, now)) return send(now.csrf)
  const who = now.user ? `signed in as ${now.user.name} now` : 'signed out'
  throw new Problem(403, {
    code: 'session-changed',
    detail: `nothing was changed: in another tab of this browser you have ${now.user ? '' : 'been '}${who}`,
  })
}
