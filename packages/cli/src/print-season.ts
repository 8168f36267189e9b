import type { SeasonReport } from '@sweeps/model'
import { exactShares, figureWords } from '@sweeps/model/plain'
import pc from 'picocolors'
import { percentIfKnown } from './percent.js'
import { print, printTable } from './print.js'
import { printSeasonParts } from './print-season-parts.js'

/** A season's audience on the terminal: what is asked first stands first. */
export function printSeason(answer: SeasonReport): void {
  const report = exactShares(answer)
  const { title, titleName, season, accounts, viewers, daysToComplete, arrivals } = report
  const name = season === null ? titleName : `${titleName} · season ${season}`
  print(
    `${pc.bold(name)} (${season === null ? title : `${title}/${season}`}) · the first ${report.window} days from ${report.released}, ${report.tz}`,
  )
  for (const { by, asked, shown } of report.filters)
    print(`${by}: ${shown === null ? `${asked}, too few accounts` : shown === asked ? asked : `${shown}, among them ${asked}`}`)
  print('')
  printTable(
    ['', 'accounts', 'viewers'],
    [
      ['watched any of it', accounts.reach, viewers.reach],
      ['starters (2 minutes)', accounts.starters, viewers.starters],
      ['watchers (70 % of an episode)', accounts.watchers, viewers.watchers],
      ['completers (90 % of it all)', accounts.completers, viewers.completers],
      ['completion rate', share(accounts.completionRate), share(viewers.completionRate)],
    ],
  )
  print('')
  print(
    `${number(report.hours)} hours · ${number(report.views)} views · average minute audience ${number(report.ama)} · ${share(report.shareOfViewing) ?? '–'} of all viewing on ${report.services.join(', ')}`,
  )
  print(`came for it: ${number(arrivals.cameForIt)} accounts · back after ${arrivals.lapsedDays} days: ${number(arrivals.returned)}`)
  if (daysToComplete.median !== null) print(`median days to complete: ${daysToComplete.median}`)
  print('')
  printTable(
    ['episode', 'starters', 'completers', 'viewers', 'hours', 'on to the next'],
    report.episodes.map(episode => [
      episode.episode,
      episode.starters,
      episode.completers,
      episode.viewers,
      hours(episode.watchedMs),
      share(episode.carryOver),
    ]),
  )
  print('')
  printTable(
    ['week', 'from', 'hours', 'of the week before', ...[1, 2, 3, 4, 5, 6, 7].map(day => `day ${day}`)],
    report.weeks.map(({ week, date, watchedMs, decay }) => {
      const days = report.days.slice(7 * (week - 1), 7 * week)
      return [
        week,
        date,
        hours(watchedMs),
        share(decay),
        ...[0, 1, 2, 3, 4, 5, 6].map(at => (at in days ? hours(days[at]!.watchedMs) : '')),
      ]
    }),
  )
  printSeasonParts(report)
  for (const note of report.notes) print(pc.dim(note))
}

const share = (value: number | null): string | null => percentIfKnown(value, 1)

const hours = (watchedMs: number | null): number | null => (watchedMs === null ? null : watchedMs / 3_600_000)

const number = (value: number | null): string => (value === null ? '–' : figureWords(value))
