import { addDays, type MetricId, plainSlug, slug } from '@sweeps/model'
import { groupBy } from '../../group-by.js'
import {
  badFile,
  givenCell,
  notesOf,
  numberCell,
  periodDayCell,
  placeOf,
  readTable,
  type TableFile,
  type TableFormat,
  type TableRow,
  textCell,
  wholeCell,
} from '../../tables/index.js'
import type { PublishedLine } from '../published-line.js'
import type { FigureMapping } from './figure-mapping.js'
import { seasonCell } from './season-cell.js'

type MappedLine = PublishedLine & { market: string; at: TableRow }

/** Reads any CSV as its mapping says: lines by market. Every line is checked before anything is returned. Throws `invalid-file`. */
export function mappedRows(
  file: TableFile,
  mapping: FigureMapping,
): { markets: Map<string, PublishedLine[]>; read: number; odd: string[] } {
  const table = readTable(file, formatOf(mapping))
  const lines = table.rows.map(row => lineOf(row, mapping))
  checkWeeks(lines, mapping)
  const lists = groupBy(lines, ({ market, week, list }) => `${market} ${week} ${list}`)
  const placed = [...lists.values()].flatMap(list => inPlace(list, mapping))
  return { markets: groupBy(placed, ({ market }) => market), read: lines.length, odd: notesOf(table, 'is not in the mapping') }
}

/** Every column a mapping names must be there. */
function formatOf({ delimiter = ',', decimal, period, market, list, service, values, ...mapping }: FigureMapping): TableFormat {
  const said = [market, list, service].flatMap(one => (typeof one === 'object' ? [one.column] : []))
  const more = [mapping.rank, mapping.title, mapping.season, mapping.note, mapping.address].filter(name => name !== undefined)
  const days = 'week' in period ? [period.week] : [period.first, period.last]
  const required = [...new Set([...days, ...more, ...said, ...Object.values(values).map(({ column }) => column)])]
  return { delimiter, quotes: true, required, optional: [], ...(decimal && { decimal }) }
}

function lineOf(row: TableRow, mapping: FigureMapping): MappedLine {
  const market = said(row, mapping.market)
  if (!/^[A-Z]{2}$/.test(market))
    throw badFile(placeOf(row, columnOf(mapping.market)), `"${market}" is no market`, 'write an ISO code such as DE, or WW')
  const list = slug(said(row, mapping.list))
  if (list === '') throw badFile(placeOf(row, columnOf(mapping.list)), 'the list has no name', 'every line needs one')
  const title = textCell(row, mapping.title)
  return {
    market,
    list,
    ...periodOf(row, mapping.period),
    line: 0,
    rank: mapping.rank && givenCell(row, mapping.rank) ? wholeCell(row, mapping.rank, 1, 1000) : 0,
    title: plainSlug(title),
    titleName: title,
    ...seasonCell(row, mapping.season, title),
    service: mapping.service ? said(row, mapping.service) : '',
    weeks: 0,
    address: (mapping.address && row.cells[mapping.address]) || '',
    note: (mapping.note && row.cells[mapping.note]) || '',
    figures: figuresOf(row, mapping),
    at: row,
  }
}

const said = (row: TableRow, one: FigureMapping['market']): string => (typeof one === 'object' ? textCell(row, one.column) : one)
const columnOf = (one: FigureMapping['market']): string | undefined => (typeof one === 'object' ? one.column : undefined)

function periodOf(row: TableRow, period: FigureMapping['period']): { week: string; end: string } {
  if ('week' in period) {
    const day = periodDayCell(row, period.week)
    const week = period.named === 'last-day' ? addDays(day, -6) : day
    return { week, end: addDays(week, 6) }
  }
  const [week, end] = [periodDayCell(row, period.first), periodDayCell(row, period.last)]
  if (end < week) throw badFile(placeOf(row, period.last), `${end} is before ${week}`, 'a period ends on its last day')
  return { week, end }
}

/** In the metric's unit. A metric that has a column and no value here is one that is not known. */
function figuresOf(row: TableRow, { values }: FigureMapping): PublishedLine['figures'] {
  const figures = Object.entries(values).map(([metric, { column, factor = 1 }]) => {
    const value = numberCell(row, column, 1e15)
    return [metric as MetricId, value === null ? null : exact(value * factor)]
  })
  // Ranks alone are a figure too: of views, the value of which is not published.
  return figures.length > 0 ? Object.fromEntries(figures) : { views: null }
}

/** 1.1 million is 1,100,000 and not 1,100,000.0000000002. */
const exact = (value: number): number => Number(value.toPrecision(15))

/** Weeks of one file begin on one day of the week; another one is a slip. */
function checkWeeks(lines: readonly MappedLine[], { period }: FigureMapping): void {
  const first = lines[0]!
  const off = 'week' in period && lines.find(({ week }) => daysBetween(first.week, week) % 7 !== 0)
  if (off)
    throw badFile(
      placeOf(off.at, period.week),
      `a week of ${off.week} cannot stand beside one of ${first.week} (line ${first.at.line})`,
      'weeks begin on the same day of the week; check the date',
    )
}

const daysBetween = (one: string, other: string): number => (Date.parse(other) - Date.parse(one)) / 86_400_000

/** A list in published order; lines of no rank follow, as the file has them. */
function inPlace(list: readonly MappedLine[], mapping: FigureMapping): MappedLine[] {
  const lineOf = new Map<string, number>()
  const once = (key: string, { at }: MappedLine, column: string, what: string): void => {
    if (lineOf.has(key))
      throw badFile(placeOf(at, column), `${what} of this list and period is in line ${lineOf.get(key)} already`, 'keep one of them')
    lineOf.set(key, at.line)
  }
  for (const line of list) {
    if (line.rank > 0) once(`rank ${line.rank}`, line, mapping.rank!, `rank ${line.rank}`)
    once(JSON.stringify([line.titleName, line.season, line.name]), line, mapping.title, `"${line.name}"`)
    if (line.end !== list[0]!.end)
      throw badFile(
        placeOf(line.at),
        `it ends on ${line.end}, line ${list[0]!.at.line} of the same list on ${list[0]!.end}`,
        'check the dates',
      )
  }
  if (list.length > 65_535)
    throw badFile(placeOf(list[65_535]!.at), 'a list has more than 65,535 lines', 'check what tells the lists apart')
  return [...list]
    .sort((one, other) => (one.rank || Number.MAX_SAFE_INTEGER) - (other.rank || Number.MAX_SAFE_INTEGER))
    .map((line, at) => ({ ...line, line: at + 1 }))
}
