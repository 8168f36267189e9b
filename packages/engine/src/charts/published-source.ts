import Type, { type Static } from '@sweeps/model/typebox'
import { everyEpoch } from '../plays/index.js'
import { defineQuery, engineInstant, type Store, sqlFile } from '../store/index.js'
import type { ChartDefinition, ChartList } from './definition.js'
import type { AsOf, ChartSource, FigureRow, ListFigures, WeekRange } from './list-figures.js'

// A list of ten years has thousands of lines: as arrays they come in half the time.
const row = Type.Object({
  market: Type.String(),
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
/** An instant after all that is ever stored. */
const latest = '2200-01-01 00:00:00.000'

/** Lists that somebody else published, from the latest revision of each. A published week is closed. */
export function publishedSource(store: Store): ChartSource {
  const read = (definition: ChartDefinition, list: ChartList, markets: string[], range: WeekRange = {}, asOf?: AsOf) =>
    store.run(query, {
      ...ofList(definition, list),
      markets,
      from: range.from ?? first,
      to: range.to ?? last,
      at: asOf ? engineInstant(asOf.at) : latest,
      epoch: asOf?.epoch ?? everyEpoch,
    })
  return Object.assign(
    async (definition: ChartDefinition, list: ChartList, range?: WeekRange, asOf?: AsOf) => {
      const once = eachOnce()
      return (await read(definition, list, [definition.market], range, asOf)).map(row => listFigures(row, definition, once))
    },
    {
      async ofMarkets(definition: ChartDefinition, list: ChartList, range?: WeekRange) {
        const found = new Map<string, ListFigures[]>()
        const once = eachOnce()
        for (const row of await read(definition, list, [], range)) {
          const weeks = found.get(row.market)
          if (weeks) weeks.push(listFigures(row, definition, once))
          else found.set(row.market, [listFigures(row, definition, once)])
        }
        return found
      },
    },
  )
}

const ofList = ({ source, measures }: ChartDefinition, list: ChartList) => ({
  ...{ source, list: list.id },
  metrics: measures.map(({ metric }) => metric),
  since: measures.map(({ from }) => from ?? first),
})

/** A text that is in many weeks of a list is stored once: names are a third of what a cached list takes. */
function eachOnce(): (text: string) => string {
  const texts = new Map<string, string>()
  return text => {
    const known = texts.get(text)
    if (known === undefined) texts.set(text, text)
    return known ?? text
  }
}

function listFigures(
  { week, lines: published }: Static<typeof row>,
  { grain }: ChartDefinition,
  once: (text: string) => string,
): ListFigures {
  const lines = published.map(([line, title, season, name, rank, weeks, note, value]) => ({
    ...{ line, title: once(title), season, name: once(name), rank, weeks, note, value },
  }))
  return { week, closed: true, rows: lines.map(line => figureRow(line, grain === 'season')), notes: remarksOn(lines) }
}

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

/** What the publisher, or who typed the list in, remarked: each remark once, with the lines it is about unless that is all of them. */
function remarksOn(lines: readonly { rank: number; name: string; note: string }[]): string[] {
  const about = new Map<string, string[]>()
  for (const { rank, name, note } of lines) if (note !== '') about.set(note, [...(about.get(note) ?? []), name || `No. ${rank}`])
  return [...about].map(([note, names]) => (names.length === lines.length ? note : `${names.join(', ')}: ${note}`))
}
