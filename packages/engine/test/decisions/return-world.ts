import { dayNumber, dayOf } from '../../src/decisions/day-number.js'
import type { RecordedSeason } from '../../src/decisions/history/recorded-seasons.js'
import { type ChartLine, type Published, type ReportLine, StoredHistory } from '../../src/decisions/history/stored-history.js'
import type { StoredOutcome } from '../../src/decisions/outcomes/index.js'

/** Figures and outcomes of a few invented seasons, as the store would give them. */
export const history = (parts: Partial<Published>, recorded: RecordedSeason[] = []): StoredHistory => {
  const { reports = [], charts = [], countries = [], outcomes = [] } = parts
  const days = [...reports, ...charts].map(({ end }) => end).sort()
  return new StoredHistory(
    { reports, charts, countries, outcomes, lastDay: parts.lastDay ?? days.at(-1) ?? null, fingerprint: '' },
    recorded,
  )
}

const slugged = (titleName: string): string => titleName.toLowerCase().replaceAll(' ', '-')

export const outcome = (titleName: string, released: string, fate: Partial<StoredOutcome> = {}): StoredOutcome => ({
  ...{ title: slugged(titleName), titleName, season: 1, released, outcome: 'not_seen_again' },
  ...{ nextSeen: null, runtimeMinutes: 300, charted: null, revision: 1, ...fate },
})

export const reported = (half: '2022H2' | '2023H1', titleName: string, released: string, more: Partial<ReportLine> = {}): ReportLine => ({
  ...(half === '2023H1' ? { start: '2023-01-01', end: '2023-06-30' } : { start: '2022-07-01', end: '2022-12-31' }),
  ...{ title: slugged(titleName), titleName, season: 1, name: `${titleName}: Season ${more.season ?? 1}` },
  ...{ hours: 1_000_000, runtimeHours: null, releasedDay: dayNumber(released), ...more },
})

/** A week in the list of English series, from its Monday. */
export const charted = (titleName: string, monday: string, more: Partial<ChartLine> = {}): ChartLine => ({
  ...{ start: monday, end: dayOf(dayNumber(monday) + 6), title: slugged(titleName), titleName, season: 1 },
  ...{
    name: `${titleName}: Season ${more.season ?? 1}`,
    english: 1,
    rank: 5,
    hours: 10_000_000,
    runtimeHours: null,
    ...{ list: 'tv-english', weeks: 1, views: null, staggered: 0, ...more },
  },
})

/**
 * Sixty seasons of 2021, one every six days: every third returned after a year. Those that did have twelve times the weeks in the charts.
 */
export function sixtySeasons(): Pick<Published, 'outcomes' | 'charts'> {
  const seasons = Array.from({ length: 60 }, (_, at) => {
    const released = dayOf(dayNumber('2021-01-04') + 6 * at)
    const returned = at % 3 === 0
    const weeks = returned ? 6 + (at % 4) : at % 4
    return {
      outcome: outcome(`Show ${at}`, released, returned ? { outcome: 'returned', nextSeen: dayOf(dayNumber(released) + 365 + at) } : {}),
      charts: Array.from({ length: weeks }, (_, week) => {
        const monday = dayNumber(released) - ((dayNumber(released) + 3) % 7) + 7 * week
        return charted(`Show ${at}`, dayOf(monday), { rank: returned ? 2 : 8 })
      }),
    }
  })
  // The first chart is older than all of them.
  const charts = [charted('Before', '2020-12-28'), ...seasons.flatMap(season => season.charts)]
  return { outcomes: seasons.map(season => season.outcome), charts: charts.sort((one, other) => (one.start < other.start ? -1 : 1)) }
}
