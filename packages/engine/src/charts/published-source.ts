import Type, { type Static } from '@sweeps/model/typebox'
import { defineQuery, type Store, sqlFile } from '../store/index.js'
import type { ChartDefinition, ChartList } from './definition.js'
import type { ChartSource, FigureRow, ListFigures } from './list-figures.js'
import { remarksOn } from './remarks-on.js'

// A list of ten years has thousands of lines: as arrays they come in half the time.
const row = Type.Object({
  week: Type.String(),
  lines: Type.Array(
    Type.Tuple([
      Type.Integer(),
      Type.String(),
      Type.Integer(),
      Type.String(),
      Type.Integer(),
      Type.Integer(),
      Type.String(),
      Type.Union([Type.Number(), Type.Null()]),
    ]),
  ),
})

const query = defineQuery({ tag: 'charts.published-figures', sql: sqlFile(import.meta.url, './published-figures.sql'), row })

/** The days a store's dates can hold. */
const first = '1970-01-01'
const last = '2149-06-06'

/** Lists that somebody else published, from the latest revision of each. A published week is closed. */
export const publishedSource =
  (store: Store): ChartSource =>
  async (definition, list, range = {}, asOf) => {
    const rows = await store.run(query, {
      ...ofList(definition, list),
      from: range.from ?? first,
      to: range.to ?? last,
      at: asOf ? engineInstant(asOf.at) : '2200-01-01 00:00:00.000',
    })
    return rows.map(row => listFigures(row, definition))
  }

const ofList = ({ source, market, measures }: ChartDefinition, list: ChartList) => ({
  ...{ source, market, list: list.id },
  metrics: measures.map(({ metric }) => metric),
  since: measures.map(({ from }) => from ?? first),
})

function listFigures({ week, lines: told }: Static<typeof row>, { grain }: ChartDefinition): ListFigures {
  const lines = told.map(([line, title, season, name, rank, weeks, note, value]) => ({
    ...{ line, title, season, name, rank, weeks, note, value },
  }))
  return { week, closed: true, rows: lines.map(line => figureRow(line, grain === 'season')), notes: remarksOn(lines) }
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
