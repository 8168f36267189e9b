import { type PeerSeason, peerFigures } from '@sweeps/model'
import { visibleBlind } from '../blind-starters.js'
import type { Season } from '../find-season.js'
import type { MeasuredWindow } from '../measure-window.js'
import { reportOf } from '../report-of.js'
import type { SeasonQuery } from '../season-query.js'
import { showOf } from '../visible-cells.js'

/** A season as it is compared: the figures that its own report of a window of this length has, small cells hidden likewise. */
export function peerSeason(
  season: Season,
  relation: PeerSeason['relation'],
  { measures, cuts, blind }: MeasuredWindow,
  hidden: Pick<SeasonQuery, 'smallCells'> & { minimumCell: number },
): PeerSeason {
  const { dates } = cuts
  // Where people left is not compared, and what is hidden of it hides nothing else: it need not be worked out.
  const counted = { ...measures, leavers: [] }
  const report = reportOf(season, counted, { days: dates.length, dates }, showOf(season, counted, hidden), visibleBlind(blind, hidden))
  const { starters, watchers, completers, completionRate } = report.accounts
  return {
    ...namesOf(season, relation),
    figures: {
      starters,
      watchers,
      completers,
      completionRate,
      hours: report.hours,
      views: report.views,
      daysToComplete: report.daysToComplete.median,
      cameForIt: report.arrivals.cameForIt,
    },
    days: report.days.map(({ day, watchedMs }) => ({ day, hours: hours(watchedMs) })),
    weeks: report.weeks.filter(({ days }) => days === 7).map(({ week, watchedMs, decay }) => ({ week, hours: hours(watchedMs), decay })),
  }
}

/** A season that has not had a whole day: nothing is known of it yet. */
export const newSeason = (season: Season): PeerSeason => ({
  ...namesOf(season, 'this'),
  figures: Object.fromEntries(peerFigures.map(figure => [figure, null])) as PeerSeason['figures'],
  days: [],
  weeks: [],
})

const namesOf = ({ title, titleName, season, released }: Season, relation: PeerSeason['relation']) => ({
  title,
  titleName,
  season: season || null,
  released,
  relation,
})

const hours = (watchedMs: number | null): number | null => (watchedMs === null ? null : Number((watchedMs / 3_600_000).toFixed(4)))
