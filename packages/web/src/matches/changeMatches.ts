import { fetchJson } from '../api/fetchJson'
import { queryClient } from '../api/queryClient'
import type { Doubt, Match } from './matchQuery'
import type { Meaning } from './placeOf'

/** What was done, and what looks odd now, in words. */
export interface MatchSet {
  id: number
  matches: Match[]
  odd: string[]
}

/** Settles which title a published name means, only where it was taken for the title it is taken for now. */
export const settle = ({ source, name, assigned }: Doubt, meaning: Meaning & { anew?: boolean }, csrf: string) =>
  post('', { source, name, of: assigned, ...meaning }, csrf)

/** Brings back what held before a match. */
export const takeBack = (id: number, csrf: string) => post(`/${id}/undo`, {}, csrf)

async function post(path: string, body: object, csrf: string): Promise<MatchSet> {
  const done = await fetchJson<MatchSet>(`/v1/matches${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-csrf-token': csrf },
    body: JSON.stringify(body),
  })
  // Charts, histories and forecasts followed: whatever was read is read again.
  await queryClient.invalidateQueries()
  return done
}
