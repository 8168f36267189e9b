import { fetchJson } from '../api/fetchJson'
import { queryClient } from '../api/queryClient'
import { editionsQuery } from './editionQueries'

export interface Published {
  id: string
  revision: number
  /** False when nothing had changed: this is the edition that was there. */
  made: boolean
}

/** Freezes a week of a chart, with all its lists; under embargo it is shown outside from that instant on. */
export async function publish(chart: string, week: string, embargo: string | undefined, csrf: string): Promise<Published> {
  const published = await fetchJson<Published>('/v1/editions', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-csrf-token': csrf },
    body: JSON.stringify({ chart, week, embargo }),
  })
  await queryClient.invalidateQueries(editionsQuery(chart))
  return published
}
