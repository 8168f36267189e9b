import { isDeepStrictEqual } from 'node:util'
import Type from '@sweeps/model/typebox'
import { defineQuery, type Store } from '../../store/index.js'
import { type PublishedHistory, publishedHistory } from './published-history.js'
import { type RecordedSeason, recordedSeasons } from './recorded-seasons.js'

/** All that a probability of return is learned from. */
export interface ReturnHistory extends PublishedHistory {
  recorded: RecordedSeason[]
}

const stamps = defineQuery({
  tag: 'return.recorded-stamp',
  sql: `-- one row: what changes when a record or the catalogue does
SELECT
    (SELECT concat(toString(count()), ' ', toString(max(made))) FROM record_versions) AS records,
    toInt32((SELECT max(version) FROM catalogue_versions)) AS catalogue`,
  row: Type.Object({ records: Type.String(), catalogue: Type.Integer() }),
})

const kept = new WeakMap<Store, { stamp: string; history: Promise<ReturnHistory> }>()

/** Reads it, or gives what was read before when nothing of it has changed since. */
export async function returnHistory(store: Store): Promise<ReturnHistory> {
  const published = await publishedHistory(store)
  const { records, catalogue } = await store.one(stamps, {})
  const stamp = `${published.stamp}, ${records}, ${catalogue}`
  const before = kept.get(store)
  if (before?.stamp === stamp) return before.history
  const history = readHistory(store, published, catalogue, before?.history)
  kept.set(store, { stamp, history })
  // What failed is not kept.
  history.catch(() => kept.get(store)?.history === history && kept.delete(store))
  return history
}

/** What was learned is kept with a history: an edit that changes no score and no cost gives the one before. */
async function readHistory(
  store: Store,
  published: PublishedHistory,
  catalogue: number,
  before: Promise<ReturnHistory> | undefined,
): Promise<ReturnHistory> {
  const recorded = await recordedSeasons(store, catalogue)
  const last = await before?.catch(() => undefined)
  if (last && last.reports === published.reports && isDeepStrictEqual(last.recorded, recorded)) return last
  return { ...published, recorded }
}
