import Type from 'typebox'
import { defineQuery, type Store, sqlFile } from '../store/index.js'
import type { ChartSource, FigureRow } from './list-figures.js'
import { remarksOn } from './remarks-on.js'

const query = defineQuery({
  tag: 'charts.published-figures',
  sql: sqlFile(import.meta.url, './published-figures.sql'),
  row: Type.Object({
    week: Type.String(),
    line: Type.Integer(),
    title: Type.String(),
    season: Type.Integer(),
    name: Type.String(),
    rank: Type.Integer(),
    weeks: Type.Integer(),
    note: Type.String(),
    value: Type.Union([Type.Number(), Type.Null()]),
  }),
})

/** The days a store's dates can hold. */
const first = '1970-01-01'
const last = '2149-06-06'

/** Lists that somebody else published, from the latest revision of each. A published week is closed. */
export const publishedSource =
  (store: Store): ChartSource =>
  async (definition, list, range = {}, asOf) => {
    const { source, market, measures, grain } = definition
    const rows = await store.run(query, {
      ...{ source, market, list: list.id, from: range.from ?? first, to: range.to ?? last },
      metrics: measures.map(({ metric }) => metric),
      at: asOf ? engineInstant(asOf.at) : '2200-01-01 00:00:00.000',
      since: measures.map(({ from }) => from ?? first),
    })
    const weeks = new Map<string, typeof rows>()
    for (const row of rows) {
      const week = weeks.get(row.week)
      if (week) week.push(row)
      else weeks.set(row.week, [row])
    }
    return [...weeks].map(([week, lines]) => ({
      week,
      closed: true,
      rows: lines.map(line => figureRow(line, grain === 'season')),
      notes: remarksOn(lines),
    }))
  }

/** An ISO instant as the engine writes it. */
const engineInstant = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 23)}`

/** A published line as a line of a list before it is ranked. `seasons`: the chart tells them apart. */
export const figureRow = (
  row: { line: number; title: string; season: number; name: string; rank: number; weeks: number; value: number | null },
  seasons: boolean,
): FigureRow => ({
  title: row.title || null,
  season: seasons && row.season > 0 ? row.season : null,
  name: row.name || null,
  value: row.value,
  publishedRank: row.rank || null,
  publishedWeeks: row.weeks || null,
  line: row.line,
})
