import { addDays, type Chart, type Edition } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { defineQuery, type Store, sqlFile } from '../../store/index.js'

const titles = defineQuery({
  tag: 'charts.editions.erased',
  sql: sqlFile(import.meta.url, './erased-since.sql'),
  row: Type.Object({ erased: Type.String() }),
})

/** The titles whose figures cannot be made again for an edition of one's own census: somebody was erased from them since. */
export async function erasedSince(store: Store, { asOf, week }: Edition): Promise<ReadonlySet<string>> {
  // A day of the week may reach into the next day of UTC, or begin on the one before.
  const rows = await store.run(titles, { epoch: asOf.epoch, version: asOf.catalogueVersion, until: addDays(week.end, 1) })
  return new Set(rows.map(row => row.erased))
}

/** Lists without some titles, and without what depends on them: their absence moves the ranks of all others. */
export const withoutTitles = (lists: readonly Chart[], titles: ReadonlySet<string>): Chart[] =>
  lists.map(list => ({
    ...list,
    entries: list.entries
      .filter(({ title }) => title === null || !titles.has(title))
      .map(entry => ({ ...entry, rank: 1, previousRank: null, weeksOnChart: null, peakRank: null })),
  }))
