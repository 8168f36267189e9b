import { changeJson } from '../../api/changeJson'
import { queryClient } from '../../api/queryClient'
import { navigate } from '../route/navigate'
import { forgetFound } from '../search/recentlyFound'

/** Trade a one-time token for a session cookie. */
export async function signIn(token: string): Promise<void> {
  await changeJson('/v1/session', { body: JSON.stringify({ token }) })
  await startAfresh()
}

export async function signOut(): Promise<void> {
  await changeJson('/v1/session', { method: 'DELETE' })
  await startAfresh()
}

/** What one user has read is not the next one's to see: forget it, then ask again as whoever we are now. */
export async function startAfresh(): Promise<void> {
  forgetFound()
  navigate('/', { replace: true })
  await queryClient.resetQueries()
}
