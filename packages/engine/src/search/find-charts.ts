import { addDays, type ChartSummary, marketName } from '@sweeps/model'
import type { DaysNamed } from './day-in-words.js'
import { plainWords } from './plain-words.js'

export interface FoundChart {
  chart: string
  /** Null: its first. */
  market: string | null
  name: string
}

/** Words that say no more than that it is a chart. */
const empty = new Set(['chart', 'charts', 'list', 'week', 'of', 'in', 'the', 'top', '10'])

/**
 * Charts that have all the words in their name, id, source or lists, each by how it begins; with the name of a market that a chart over several
 * has, the chart there. No word: all of them.
 */
export function findCharts(charts: readonly ChartSummary[], words: string): FoundChart[] {
  const wanted = plainWords(words).filter(word => !empty.has(word))
  const has = (text: string) => {
    const there = plainWords(text)
    return (word: string): boolean => there.some(one => one.startsWith(word))
  }
  return charts.flatMap(({ id, name, source, lists, markets, firstMarket }) => {
    // The chart as it is called without a market: its summary is of one.
    const called = markets.length > 0 ? name.replace(/ \([^)]*\)$/, '') : name
    const fits = has([called, id, source, ...lists.map(list => list.name)].join(' '))
    const others = wanted.filter(word => !fits(word))
    if (others.length === 0) return [{ chart: id, market: null, name: called }]
    const abroad = markets.filter(one => others.every(has(`${marketName(one)} ${one}`)))
    return abroad.map(one => ({ chart: id, market: one === firstMarket ? null : one, name: `${called}: ${marketName(one)}` }))
  })
}

/** The weeks of charts that have one of these days, as far as the charts are of a market that their weeks are known of. */
export function findWeeks(
  found: readonly FoundChart[],
  charts: readonly ChartSummary[],
  { from, to }: DaysNamed,
): (FoundChart & { week: string })[] {
  return found.flatMap(one => {
    const weeks = charts.find(({ id }) => id === one.chart)?.weeks ?? []
    return weeks.filter(week => week <= to && addDays(week, 6) >= from).map(week => ({ ...one, week }))
  })
}
