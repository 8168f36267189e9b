import { addDays, Day, Market, type MetricId, metricIds, metrics, nameKey } from '@sweeps/model'
import Type, { Nullable, type Static } from '@sweeps/model/typebox'
import type { ChartRow } from './chart-rows.js'
import type { Charts } from './charts.js'
import type { ChartDefinition } from './definition.js'
import { measureAt } from './measure-at.js'

const holderMembers = { title: Type.String({ description: 'slug' }), season: Nullable(Type.Integer()), name: Type.String() }
const Metric = Type.Enum([...metricIds])

/** Who holds a record: a title, or one of its seasons under its name. */
const RecordHolder = Type.Object(holderMembers)
export type RecordHolder = Static<typeof RecordHolder>

/** What a title did in a year or in all of them, by one metric: a chart that changed what it ranks has a table for each. */
const RecordTable = Type.Object({
  period: Type.String({ description: 'all, or the year in which the weeks began' }),
  metric: Metric,
  unit: Type.String(),
  from: Type.String({ description: 'first day of the first week stored' }),
  to: Type.String({ description: 'first day of the last week stored' }),
  weeks: Type.Integer(),
  entries: Type.Array(Type.Object({ ...holderMembers, value: Type.Number(), weeks: Type.Integer(), peakRank: Nullable(Type.Integer()) }), {
    description: 'by the sum of the figures known of its weeks on the list; what it had in other weeks is not in it',
  }),
})
export type RecordTable = Static<typeof RecordTable>

const recordLines = {
  tables: Type.Array(RecordTable),
  biggestDebut: Type.Array(
    Type.Object({ ...holderMembers, week: Day, rank: Nullable(Type.Integer()), value: Type.Number(), metric: Metric }),
    { description: 'largest figure in a first week; only of entries whose first week is known to be that' },
  ),
  biggestJump: Type.Array(Type.Object({ ...holderMembers, week: Day, from: Type.Integer(), to: Type.Integer() }), {
    description: 'most places climbed from one week to the next',
  }),
  longestAtOne: Type.Array(Type.Object({ ...holderMembers, from: Day, to: Day, weeks: Type.Integer() }), {
    description: 'most weeks at No. 1 without a break',
  }),
  mostWeeks: Type.Array(Type.Object({ ...holderMembers, weeks: Type.Integer(), counted: Type.Boolean(), lastWeek: Day }), {
    description: 'as the source counts weeks; counted false: weeks may be missing, so those stored are counted',
  }),
}

/** A list's records. Each is a few lines, the best first; what the weeks stored cannot tell is left out, never guessed. */
export type Records = Static<typeof Records>
const Records = Type.Object(recordLines)

type Row = ChartRow & { title: string }
type Rules = Pick<ChartDefinition, 'grain' | 'measures'>

/** All-time and yearly tables and the records of one list, from its rows in any order. `top` lines each. */
export function chartRecords(rows: readonly ChartRow[], rules: Rules, top = 10): Records {
  const known = rows.filter((row): row is Row => row.title !== null).sort((one, other) => compare(one.week, other.week))
  const runs = runsOf(known, rules)
  const best = <Line>(lines: Line[], size: (line: Line) => number): Line[] =>
    // Equal records in the order they were set: sorting keeps it.
    lines.sort((one, other) => size(other) - size(one)).slice(0, top)
  return {
    tables: tables(known, rules, top),
    biggestDebut: metricsOf(rules).flatMap(metric =>
      best(
        known.flatMap(row =>
          row.weeks_on_chart === 1 && row.value !== null && measureAt(rules, row.week).metric === metric
            ? [{ ...holder(row), week: row.week, rank: row.rank, value: row.value, metric }]
            : [],
        ),
        ({ value }) => value,
      ),
    ),
    biggestJump: best(
      known.flatMap(row =>
        row.rank !== null && row.previous_rank !== null && row.previous_rank > row.rank
          ? [{ ...holder(row), week: row.week, from: row.previous_rank, to: row.rank }]
          : [],
      ),
      ({ from, to }) => from - to,
    ),
    longestAtOne: best(
      runs.flatMap(atOne).sort((one, other) => compare(one.from, other.from)),
      ({ weeks }) => weeks,
    ),
    mostWeeks: best(runs.map(weeksOn), ({ weeks }) => weeks),
  }
}

function tables(rows: readonly Row[], rules: Rules, top: number): RecordTable[] {
  const years = [...new Set(rows.map(({ week }) => week.slice(0, 4)))].reverse()
  return ['all', ...years].flatMap(period =>
    metricsOf(rules).flatMap(metric => {
      const stored = rows.filter(({ week }) => (period === 'all' || week.startsWith(period)) && measureAt(rules, week).metric === metric)
      const weeks = [...new Set(stored.map(({ week }) => week))]
      if (weeks.length === 0) return []
      const entries = runsOf(stored, rules).flatMap(run => total(run) ?? [])
      entries.sort((one, other) => other.value - one.value || other.weeks - one.weeks || compare(one.name, other.name))
      const span = { from: weeks[0]!, to: weeks.at(-1)!, weeks: weeks.length }
      return [{ period, metric, unit: metrics[metric].unit, ...span, entries: entries.slice(0, top) }]
    }),
  )
}

/** Everything the chart ever ranked by. */
const metricsOf = ({ measures }: Rules): MetricId[] => [...new Set(measures.map(({ metric }) => metric))]

function total(run: readonly Row[]): RecordTable['entries'][number] | undefined {
  const values = run.flatMap(({ value }) => value ?? [])
  if (values.length === 0) return undefined
  const ranks = run.flatMap(({ rank }) => rank ?? [])
  return {
    ...holder(run.at(-1)!),
    value: values.reduce((sum, value) => sum + value, 0),
    weeks: run.length,
    peakRank: ranks.length > 0 ? Math.min(...ranks) : null,
  }
}

/** The stretches of adjacent weeks at No. 1 of one run. */
function atOne(run: readonly Row[]): Records['longestAtOne'] {
  const stretches: Records['longestAtOne'] = []
  for (const row of run.filter(({ rank }) => rank === 1)) {
    const last = stretches.at(-1)
    if (last && addDays(last.to, 7) === row.week) {
      last.to = row.week
      last.weeks++
    } else stretches.push({ ...holder(row), from: row.week, to: row.week, weeks: 1 })
  }
  return stretches
}

function weeksOn(run: readonly Row[]): Records['mostWeeks'][number] {
  const last = run.at(-1)!
  return { ...holder(last), weeks: last.weeks_on_chart ?? run.length, counted: last.weeks_on_chart !== null, lastWeek: last.week }
}

const holder = ({ title, season, name }: Row): RecordHolder => ({ title, season, name: name ?? title })

/** The rows of each entry, in the order they came. */
function runsOf(rows: readonly Row[], { grain }: Rules): Row[][] {
  const runs = new Map<string, Row[]>()
  for (const row of rows) {
    const key = grain === 'title' ? row.title : JSON.stringify([row.title, row.season, nameKey(row.name ?? '')])
    const run = runs.get(key)
    if (run) run.push(row)
    else runs.set(key, [row])
  }
  return [...runs.values()]
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** A line of a list's tables, as it is exported. Member names are the columns. */
export interface RecordRow {
  period: string
  metric: MetricId
  place: number
  title: string
  season: number | null
  name: string
  value: number
  weeks: number
  peak_rank: number | null
}

/** The tables of records as rows, one after the other. */
export const recordRows = ({ tables }: Pick<Records, 'tables'>): RecordRow[] =>
  tables.flatMap(({ period, metric, entries }) =>
    entries.map(({ title, season, name, value, weeks, peakRank }, at) => ({
      ...{ period, metric, place: at + 1, title, season, name, value, weeks, peak_rank: peakRank },
    })),
  )

/** A list's records, and whose they are. */
export const RecordsAnswer = Type.Object({
  ...{ chart: Type.String(), market: Market, name: Type.String(), list: Type.String(), listName: Type.String() },
  ...recordLines,
})
export type RecordsAnswer = Static<typeof RecordsAnswer>

/** The records of a list, the first when none is named, in one market. Throws `unknown-chart`, `unknown-market`. */
export async function recordsAnswer(
  charts: Charts,
  request: { chart: string; market?: string | undefined; list?: string | undefined },
): Promise<RecordsAnswer> {
  const definition = await charts.definition(request)
  const { id, name, lists, market } = definition
  const wanted = request.list ?? lists[0]?.id
  const rows = await charts.export({ chart: id, market, list: wanted })
  const list = lists.find(list => list.id === wanted)!
  return { chart: id, market, name, list: list.id, listName: list.name, ...chartRecords(rows, definition) }
}
