import type { Announcement, Quote, ReleaseEdits } from '@sweeps/model'
import { fetchJson } from '../api/fetchJson'
import { queryClient } from '../api/queryClient'
import { releaseAddress } from './releaseQuery'

/** What is done with an announcement; the server does all of it or nothing. */
export interface ReleaseChange {
  /** Begins a new version that says what it corrects. */
  correct?: string
  /** These and no others, in place of those there are. */
  allQuotes?: Quote[]
  because?: string | null
  place?: string | null
  contact?: string | null
  /** Which figures the draft is written from. */
  figures?: ReleaseEdits['figures']
  approve?: true
  /** An instant. */
  embargo?: string
  publish?: true
}

export async function changeRelease(title: string, season: string, change: ReleaseChange, csrf: string): Promise<Announcement> {
  const changed = await send(releaseAddress(title, season), change, csrf)
  for (const queryKey of [['release', title, season], ['releases'], ['title', title]]) await queryClient.invalidateQueries({ queryKey })
  return changed
}

/** What it would say with these edits; the server keeps nothing of it. */
export const previewRelease = (title: string, season: string, change: ReleaseChange, csrf: string): Promise<Announcement> =>
  send(`${releaseAddress(title, season)}/preview`, change, csrf)

const send = (address: string, change: ReleaseChange, csrf: string): Promise<Announcement> =>
  fetchJson<Announcement>(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-csrf-token': csrf },
    body: JSON.stringify(change),
  })
