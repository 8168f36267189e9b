import Type, { Nullable, type Static } from '@sweeps/model/typebox'
import { defineQuery, type Store, sqlFile } from '../store/index.js'
import type { ChartDefinition } from './definition.js'
import { isOfMarkets } from './of-market.js'
import type { IsLatest, PublishedWeeks } from './published-weeks.js'

const place = { source: Type.String(), market: Type.String(), list: Type.String(), week: Type.String() }

const stated = {
  line: Type.Integer(),
  title: Type.String(),
  season: Type.Integer(),
  name: Type.String(),
  rank: Type.Integer(),
  weeks: Type.Integer(),
}

/** A line of a published list, with the value of each metric; null: not known. */
export type PublishedTitleLine = Static<Type.TObject<typeof place & typeof stated>> & { values: Map<string, number | null> }

const linesQuery = defineQuery({
  tag: 'charts.title-lines',
  sql: sqlFile(import.meta.url, './title-lines.sql'),
  row: Type.Object({ ...place, revision: Type.Integer(), ...stated, metric: Type.String(), value: Nullable(Type.Number()) }),
})

const matchesQuery = defineQuery({
  tag: 'charts.title-matches',
  sql: sqlFile(import.meta.url, './title-matches.sql'),
  row: Type.Object({
    source: Type.String(),
    name: Type.String(),
    assigned: Type.String(),
    title: Type.String(),
    season: Type.Integer({ description: '-1: the season that the import gave it' }),
  }),
})

/** A title's own lines in published lists, of some definitions: of the latest revision of each list, and as they were settled. */
export async function titleFigures(
  store: Store,
  title: string,
  definitions: readonly ChartDefinition[],
  weeks: PublishedWeeks,
): Promise<PublishedTitleLine[]> {
  const matches = await store.run(matchesQuery, { title })
  const titles = [...new Set([title, ...matches.filter(match => match.title === title).map(({ assigned }) => assigned)])]
  const [rows] = await Promise.all([
    store.run(linesQuery, {
      titles,
      sources: definitions.map(({ source }) => source),
      markets: definitions.map(definition => (isOfMarkets(definition) ? '' : definition.market)),
    }),
    weeks.read(definitions),
  ])
  return linesOf(rows, title, matches, await weeks.latest(definitions))
}

function linesOf(
  rows: readonly ReturnType<typeof linesQuery.read>[],
  title: string,
  matches: readonly ReturnType<typeof matchesQuery.read>[],
  isLatest: IsLatest,
): PublishedTitleLine[] {
  const settled = new Map(matches.map(match => [keyOf(match, match.assigned), match]))
  const lines = new Map<string, PublishedTitleLine>()
  for (const { revision, metric, value, ...row } of rows) {
    const match = settled.get(keyOf(row, row.title))
    if ((match?.title ?? row.title) !== title || !isLatest(row, revision)) continue
    const key = `${row.source} ${row.market} ${row.list} ${row.week} ${row.line}`
    const line = lines.get(key) ?? { ...row, title, season: match && match.season >= 0 ? match.season : row.season, values: new Map() }
    lines.set(key, line)
    line.values.set(metric, value)
  }
  return [...lines.values()]
}

const keyOf = ({ source, name }: { source: string; name: string }, assigned: string): string => `${source}\0${name}\0${assigned}`
