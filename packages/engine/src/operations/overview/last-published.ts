import type { Overview } from '@sweeps/model'
import type { Engine } from '../../engine.js'
import { isoInstant, over } from '../embargo.js'
import { addressed } from './addressed.js'

/** The edition that was published last, of those that are out. */
export async function lastEdition({ editions, charts }: Engine): Promise<Overview['edition']> {
  // The latest first.
  const last = (await editions.list()).find(({ embargo }) => over(embargo))
  if (!last) return null
  const { id, chart, market, week, revision, published } = last
  return {
    id,
    chart: addressed(charts, last),
    name: charts.definitions.get(chart)?.name ?? chart,
    market,
    week,
    revision,
    published: isoInstant(published),
  }
}

/** The release that came out last. */
export async function lastRelease({ announcements }: Engine): Promise<Overview['release']> {
  const [last] = await announcements.published()
  if (!last) return null
  const { title, season, name, version, status, release, out } = last
  return { title, season, name, version, status, headline: release.headline, out: out! }
}
