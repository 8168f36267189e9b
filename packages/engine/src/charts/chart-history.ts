import { nameKey, type PanelFacts } from '@sweeps/model'
import type { ChartDefinition } from './definition.js'
import { type Following, follow, type HistoryEntry } from './follow.js'
import type { ListFigures } from './list-figures.js'
import { measureAt } from './measure-at.js'
import { isWhole, type RankedRow, rankWeek } from './rank-week.js'

/** One week of a list, ranked, with everything its past says about it. */
export interface HistoryWeek {
  week: string
  closed: boolean
  entries: HistoryEntry[]
  notes: string[]
  /** Of a panel's figures. */
  panel?: PanelFacts
}

export type HistoryRules = Pick<ChartDefinition, 'ties' | 'rank' | 'size' | 'grain' | 'history' | 'measures'>

/**
 * Ranks every week of one list and follows each entry through them. Weeks must come oldest first, none twice.
 *
 * An entry is who charts: a title, or a season under its name (two labels of one season are two entries). What the weeks stored
 * cannot tell is null, never guessed: see `history` in a definition.
 *
 * `stored`: all weeks of the list that are stored, when `lists` are but some of them. An entry comes out as from the whole list if its weeks are
 * there and the week before each.
 */
export function chartHistory(lists: readonly ListFigures[], rules: HistoryRules, stored = lists.map(({ week }) => week)): HistoryWeek[] {
  const followed = new Map<string, Following>()
  const complete = new Set<string>()
  const before = weeksBefore(stored)
  return lists.map(({ week, closed, rows, notes = [], panel }) => {
    const { gap, lastWeek } = before.get(week) ?? { gap: 0, lastWeek: undefined }
    const ranked = rankWeek(rows, rules)
    const previous = {
      week,
      lastWeek,
      metric: measureAt(rules, week).metric,
      kind: rules.history,
      gap,
      lastWeekComplete: lastWeek !== undefined && complete.has(lastWeek),
    }
    const entries = ranked.map(row => {
      if (row.title === null) return unknownEntry(row)
      // No name has a zero byte in it: text that does is refused when it is read.
      const key = rules.grain === 'title' ? row.title : `${row.title}\0${row.season}\0${nameKey(row.name ?? '')}`
      const { entry, next } = follow(row, followed.get(key), previous)
      followed.set(key, next)
      return entry
    })
    if (
      ranked.filter(({ rank, title }) => rank !== null && title !== null).length >= rules.size ||
      (rules.rank === 'computed' && isWhole(rows))
    )
      complete.add(week)
    return { week, closed, entries, notes, ...(panel && { panel }) }
  })
}

/** Of each week stored: how many stretches of missing weeks lie before it, and the week before it, if that is stored. */
function weeksBefore(stored: readonly string[]): Map<string, { gap: number; lastWeek: string | undefined }> {
  const before = new Map<string, { gap: number; lastWeek: string | undefined }>()
  let gap = 0
  for (const [at, week] of stored.entries()) {
    const last = stored[at - 1]
    const adjacent = last !== undefined && Date.parse(week) - Date.parse(last) === weekLength
    if (last !== undefined && !adjacent) gap++
    before.set(week, { gap, lastWeek: adjacent ? last : undefined })
  }
  return before
}

const weekLength = 7 * 86_400_000

/** Somebody charts here, and nobody said who: there is no history to give. */
const unknownEntry = ({ rank, title, season, name, value }: RankedRow): HistoryEntry => ({
  ...{ rank, title, season, name, value },
  ...{ previousRank: null, weeksOnChart: null, peakRank: null, movement: null, point: undefined },
})
