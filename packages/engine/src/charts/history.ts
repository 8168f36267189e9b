import { addDays } from '@sweeps/model'
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
}

export type HistoryRules = Pick<ChartDefinition, 'ties' | 'rank' | 'size' | 'grain' | 'history' | 'measures'>

/**
 * Ranks every week of one list and follows each entry through them. Weeks must come oldest first, none twice.
 *
 * An entry is who charts: a title, or a season under its name (two labels of one season are two entries). What the weeks held
 * cannot tell is null, never guessed: see `history` in a definition.
 */
export function history(lists: readonly ListFigures[], rules: HistoryRules): HistoryWeek[] {
  const followed = new Map<string, Following>()
  let before: { week: string; complete: boolean; hole: number } | undefined
  return lists.map(({ week, closed, rows, notes = [] }) => {
    const adjacent = before !== undefined && before.week === addDays(week, -7)
    const hole = before === undefined ? 0 : before.hole + (adjacent ? 0 : 1)
    const ranked = rankWeek(rows, rules)
    const past = {
      week,
      metric: measureAt(rules, week).metric,
      kind: rules.history,
      hole,
      lastWeekHeld: adjacent,
      lastWeekComplete: adjacent && before!.complete,
    }
    const entries = ranked.map(row => {
      if (row.title === null) return stranger(row)
      const key = rules.grain === 'title' ? row.title : JSON.stringify([row.title, row.season, row.name])
      const { entry, next } = follow(row, followed.get(key), past)
      followed.set(key, next)
      return entry
    })
    before = {
      week,
      hole,
      complete:
        ranked.filter(({ rank, title }) => rank !== null && title !== null).length >= rules.size ||
        (rules.rank === 'computed' && isWhole(rows)),
    }
    return { week, closed, entries, notes }
  })
}

/** Somebody charts here, and nobody said who: there is no past to tell. */
const stranger = ({ rank, title, season, name, value }: RankedRow): HistoryEntry => ({
  ...{ rank, title, season, name, value },
  ...{ previousRank: null, weeksOnChart: null, peakRank: null, movement: null, run: [] },
})
