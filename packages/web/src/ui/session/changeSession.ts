import { fetchJson } from '../../api/fetchJson'
import { queryClient } from '../../api/queryClient'
import { navigate } from '../route/navigate'

/** Trade a one-time token for a session cookie. */
export async function signIn(token: string, csrf: string): Promise<void> {
  await fetchJson('/v1/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-csrf-token': csrf },
    body: JSON.stringify({ token }),
  })
  await startAfresh()
}

export async function signOut(csrf: string): Promise<void> {
  await fetchJson('/v1/session', { method: 'DELETE', headers: { 'x-csrf-token': csrf } })
  await startAfresh()
}

/** What one user has read is not the next one's to see: forget it, then ask again as whoever we are now. */
async function startAfresh(): Promise<void> {
  navigate('/', { replace: true })
  await queryClient.resetQueries()
}
