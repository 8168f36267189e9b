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
 *
 * `held`: all weeks of the list that are held, when `lists` are but some of them. An entry comes out as from the whole list if its weeks are
 * there and the week before each.
 */
export function history(lists: readonly ListFigures[], rules: HistoryRules, held = lists.map(({ week }) => week)): HistoryWeek[] {
  const followed = new Map<string, Following>()
  const complete = new Set<string>()
  const holes = holesBefore(held)
  return lists.map(({ week, closed, rows, notes = [] }) => {
    const lastWeek = addDays(week, -7)
    const ranked = rankWeek(rows, rules)
    const past = {
      week,
      lastWeek,
      metric: measureAt(rules, week).metric,
      kind: rules.history,
      hole: holes.get(week) ?? 0,
      lastWeekHeld: holes.has(lastWeek),
      lastWeekComplete: complete.has(lastWeek),
    }
    const entries = ranked.map(row => {
      if (row.title === null) return stranger(row)
      const key = rules.grain === 'title' ? row.title : JSON.stringify([row.title, row.season, row.name])
      const { entry, next } = follow(row, followed.get(key), past)
      followed.set(key, next)
      return entry
    })
    if (
      ranked.filter(({ rank, title }) => rank !== null && title !== null).length >= rules.size ||
      (rules.rank === 'computed' && isWhole(rows))
    )
      complete.add(week)
    return { week, closed, entries, notes }
  })
}

/** How many stretches of missing weeks lie before each week held. */
function holesBefore(held: readonly string[]): Map<string, number> {
  const holes = new Map<string, number>()
  for (const [at, week] of held.entries())
    holes.set(week, at === 0 ? 0 : holes.get(held[at - 1]!)! + (addDays(held[at - 1]!, 7) === week ? 0 : 1))
  return holes
}

/** Somebody charts here, and nobody said who: there is no past to tell. */
const stranger = ({ rank, title, season, name, value }: RankedRow): HistoryEntry => ({
  ...{ rank, title, season, name, value },
  ...{ previousRank: null, weeksOnChart: null, peakRank: null, movement: null, point: undefined },
})
