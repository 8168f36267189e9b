import Type from '@sweeps/model/typebox'
import { defineQuery, type Store, sqlFile } from '../store/index.js'
import { chartHistory } from './chart-history.js'
import { chartRow, type RowOfChart } from './chart-rows.js'
import type { ChartDefinition } from './definition.js'
import type { ListFigures } from './list-figures.js'
import { measureAt } from './measure-at.js'
import { isOfMarkets, ofMarket } from './of-market.js'
import { figureRow } from './published-source.js'
import type { WeeksByList } from './published-weeks.js'

const query = defineQuery({
  tag: 'charts.published-title',
  sql: sqlFile(import.meta.url, './published-title.sql'),
  row: Type.Object({
    source: Type.String(),
    market: Type.String(),
    list: Type.String(),
    week: Type.String(),
    line: Type.Integer(),
    title: Type.String(),
    season: Type.Integer(),
    name: Type.String(),
    rank: Type.Integer(),
    weeks: Type.Integer(),
    metrics: Type.Array(Type.String()),
    // As text, empty for NULL: an array of the engine's drops NULLs.
    values: Type.Array(Type.String()),
  }),
})
type Line = ReturnType<typeof query.read>

/**
 * Where a title charted on published lists, of some definitions: the weeks it has and the ones before them are read, not whole lists. One over
 * all markets is answered in each, with the same question. `weeksOf` tells which weeks the lists of a definition of one market have.
 */
export async function publishedTitle(
  store: Store,
  title: string,
  definitions: readonly ChartDefinition[],
  weeksOf: (definition: ChartDefinition) => Promise<WeeksByList>,
): Promise<RowOfChart[]> {
  const lines = new Map<string, Line[]>()
  const markets = new Map<string, Set<string>>()
  const wanted = {
    sources: definitions.map(({ source }) => source),
    markets: definitions.map(definition => (isOfMarkets(definition) ? '' : definition.market)),
    ranked: definitions.map(({ source }) => source).filter(source => isRanked(source, definitions)),
  }
  for (const line of await store.run(query, { title, ...wanted })) {
    const key = `${line.source} ${line.market} ${line.list}`
    const list = lines.get(key)
    if (list) list.push(line)
    else lines.set(key, [line])
    markets.set(line.source, (markets.get(line.source) ?? new Set()).add(line.market))
  }
  const found: RowOfChart[] = []
  const inMarkets = definitions.flatMap(definition =>
    isOfMarkets(definition) ? [...(markets.get(definition.source) ?? [])].map(market => ofMarket(definition, market)) : definition,
  )
  for (const definition of inMarkets)
    for (const { id: list } of definition.lists) {
      const { source, market } = definition
      const some = lines.get(`${source} ${market} ${list}`)
      if (!some) continue
      const stored = (await weeksOf(definition)).get(list) ?? []
      for (const { week, entries } of chartHistory(listFigures(some, definition), definition, [...stored]))
        for (const entry of entries)
          if (entry.title === title) found.push({ chart: definition.id, ...chartRow({ week, list, market }, entry) })
    }
  return found
}

/** Whether all that a line says of its past is in the title's own lines: what is computed needs the whole list. */
const isRanked = (source: string, definitions: readonly ChartDefinition[]): boolean =>
  definitions.every(definition => definition.source !== source || definition.rank === 'published')

function listFigures(lines: readonly Line[], definition: ChartDefinition): ListFigures[] {
  const weeks = new Map<string, ListFigures>()
  for (const { metrics, values, ...line } of lines) {
    const week = weeks.get(line.week) ?? { week: line.week, closed: true, rows: [] }
    const value = values[metrics.indexOf(measureAt(definition, line.week).metric)] || null
    week.rows.push(figureRow({ ...line, value: value === null ? null : Number(value) }, definition.grain === 'season'))
    weeks.set(line.week, week)
  }
  return [...weeks.values()]
}
