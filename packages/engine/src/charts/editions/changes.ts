import { type Chart, type ChartEntry, type EditionChange, nameKey } from '@sweeps/model'

/** A line that differs between two computations of a list, as it is in each; undefined: it is not listed. */
export interface ChangedLine {
  list: Chart
  was: ChartEntry | undefined
  is: ChartEntry | undefined
  change: EditionChange
}

/** What differs between two computations of the same week, entry by entry, in words a newspaper could print. */
export const changes = (before: readonly Chart[], after: readonly Chart[]): EditionChange[] =>
  changedLines(before, after).map(({ change }) => change)

export function changedLines(before: readonly Chart[], after: readonly Chart[]): ChangedLine[] {
  return after.flatMap(list => {
    const old = before.find(other => other.list === list.list)
    const was = new Map((old?.entries ?? []).map(entry => [keyOf(entry), entry]))
    const is = new Map(list.entries.map(entry => [keyOf(entry), entry]))
    const pairs: [ChartEntry | undefined, ChartEntry | undefined][] = [
      ...list.entries.map((entry): [ChartEntry | undefined, ChartEntry] => [was.get(keyOf(entry)), entry]),
      ...(old?.entries ?? []).filter(entry => !is.has(keyOf(entry))).map((entry): [ChartEntry, undefined] => [entry, undefined]),
    ]
    return pairs.flatMap(([one, other]) => change(list, one, other).map(change => ({ list, was: one, is: other, change })))
  })
}

/** Who an entry is. A place that nobody is known to hold is named by its rank. */
const keyOf = (entry: ChartEntry): string =>
  entry.title === null ? `No. ${entry.rank}` : JSON.stringify([entry.title, entry.season, nameKey(entry.name ?? '')])

function change(list: Chart, was: ChartEntry | undefined, is: ChartEntry | undefined): EditionChange[] {
  const entry = (is ?? was)!
  const name = entry.name ?? entry.title ?? `No. ${entry.rank}`
  const change = (text: string): EditionChange[] => [{ list: list.list, title: entry.title, name, text: `${name} ${text}` }]
  if (!was) return change(`new at No. ${entry.rank} with ${figure(list, entry.value)}`)
  if (!is) return change(`no longer listed (was No. ${entry.rank} with ${figure(list, entry.value)})`)
  const differences = [
    ...(was.value === is.value ? [] : [`${figure(list, was.value, false)} → ${figure(list, is.value)}`]),
    ...(was.value === is.value && was.rank === is.rank ? [] : [`No. ${was.rank} → No. ${is.rank}`]),
    ...past(was, is),
  ]
  return differences.length > 0 ? change(differences.join(', ')) : []
}

function past(was: ChartEntry, is: ChartEntry): string[] {
  const rankText = (value: number | null): string => (value === null ? 'none' : String(value))
  return [
    ...(was.previousRank === is.previousRank ? [] : [`previous rank ${rankText(was.previousRank)} → ${rankText(is.previousRank)}`]),
    ...(was.weeksOnChart === is.weeksOnChart ? [] : [`weeks ${rankText(was.weeksOnChart)} → ${rankText(is.weeksOnChart)}`]),
    ...(was.peakRank === is.peakRank ? [] : [`peak ${rankText(was.peakRank)} → ${rankText(is.peakRank)}`]),
  ]
}

/** Millions where figures are in millions, so that a change can be read. */
export function figure({ unit }: Pick<Chart, 'unit'>, value: number | null, withUnit = true): string {
  if (value === null) return 'no figure'
  const millions = value >= 1e7
  const number = millions
    ? (value / 1e6).toLocaleString('en', { maximumFractionDigits: 3 })
    : value.toLocaleString('en', { maximumFractionDigits: 3 })
  return withUnit ? `${number} ${millions ? 'million ' : ''}${unit}` : number
}
