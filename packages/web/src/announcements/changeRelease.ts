import type { Announcement, Quote } from '@sweeps/model'
import { fetchJson } from '../api/fetchJson'
import { queryClient } from '../api/queryClient'
import { releaseAddress } from './releaseQuery'

/** What is done with an announcement; the server does all of it or nothing. */
export interface ReleaseChange {
  /** Begins a new version that says what it corrects. */
  correct?: string
  /** Added to those there are; null takes all of them away. */
  quotes?: Quote[] | null
  because?: string | null
  place?: string | null
  contact?: string | null
  approve?: true
  /** An instant. */
  embargo?: string
  publish?: true
}

export async function changeRelease(title: string, season: string, change: ReleaseChange, csrf: string): Promise<Announcement> {
  const changed = await fetchJson<Announcement>(releaseAddress(title, season), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-csrf-token': csrf },
    body: JSON.stringify(change),
  })
  for (const queryKey of [['release', title, season], ['releases'], ['title', title]]) await queryClient.invalidateQueries({ queryKey })
  return changed
}
