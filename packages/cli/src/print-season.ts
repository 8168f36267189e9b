import type { SeasonReport } from '@sweeps/model'
import pc from 'picocolors'
import { print, printTable } from './print.js'

/** A season's audience on the terminal: what is asked first stands first. */
export function printSeason(report: SeasonReport): void {
  const { title, titleName, season, accounts, viewers, retention, daysToComplete, arrivals } = report
  const name = season === null ? titleName : `${titleName} · season ${season}`
  print(
    `${pc.bold(name)} (${season === null ? title : `${title}/${season}`}) · the first ${report.window} days from ${report.released}, ${report.tz}`,
  )
  print('')
  printTable(
    ['', 'accounts', 'viewers'],
    [
      ['watched any of it', accounts.reach, viewers.reach],
      ['starters (2 minutes)', accounts.starters, viewers.starters],
      ['watchers (70 % of an episode)', accounts.watchers, viewers.watchers],
      ['completers (90 % of it all)', accounts.completers, viewers.completers],
      ['completion rate', percent(accounts.completionRate), percent(viewers.completionRate)],
    ],
  )
  print('')
  print(
    `${number(report.hours)} hours · ${number(report.views)} views · ${percent(report.shareOfViewing) ?? '–'} of all viewing on ${report.services.join(', ')}`,
  )
  print(`came for it: ${number(arrivals.cameForIt)} accounts · back after ${arrivals.lapsedDays} days: ${number(arrivals.returned)}`)
  if (daysToComplete.median !== null) print(`median days to complete: ${daysToComplete.median}`)
  print('')
  printTable(
    ['episode', 'starters', 'completers', 'viewers', 'hours', 'on to the next', 'most left at'],
    report.episodes.map(episode => [
      episode.episode,
      episode.starters,
      episode.completers,
      episode.viewers,
      episode.watchedMs === null ? null : episode.watchedMs / 3_600_000,
      percent(episode.carryOver),
      retention.find(of => of.episode === episode.episode)?.drops[0]?.position ?? null,
    ]),
  )
  print('')
  printTable(
    ['week', 'from', 'hours', 'of the week before'],
    report.weeks.map(week => [week.week, week.date, week.watchedMs === null ? null : week.watchedMs / 3_600_000, percent(week.decay)]),
  )
  for (const note of report.notes) print(pc.dim(note))
}

const percent = (share: number | null): string | null => (share === null ? null : `${(share * 100).toFixed(1)} %`)

const number = (value: number | null): string => (value === null ? '–' : value.toLocaleString('en', { maximumFractionDigits: 1 }))
