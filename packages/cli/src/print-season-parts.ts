import type { SeasonReport } from '@sweeps/model'
import pc from 'picocolors'
import { percent } from './percent.js'
import { print } from './print.js'

/** As many as a line has room for; `--table` has all. */
const most = 6

/** Where most left, how long completers took, and on what, where and when it was watched: a line each, of those that may be shown. */
export function printSeasonParts({ retention, daysToComplete, screens, markets, hoursOfDay }: SeasonReport): void {
  const drops = retention.filter(of => of.drops.length > 0)
  if (drops.length > 0) print(`\n${pc.bold('most left for good at')} (accounts, share of starters)`)
  for (const { episode, drops: of } of drops)
    print(`episode ${episode}: ${of.map(({ position, accounts, share }) => `${position} (${accounts}, ${percent(share, 1)})`).join(' · ')}`)
  const lines = [
    line('days to complete', partsOf(daysToComplete.spread, daysWords)),
    line('screens', largest(partsOf(screens, ({ screen }) => screen ?? 'not known'))),
    line('markets', largest(partsOf(markets, ({ market }) => market ?? 'not known'))),
    line('hours of the day', largest(partsOf(hoursOfDay, ({ hour }) => `${String(hour).padStart(2, '0')}:00`))),
  ].filter(text => text !== null)
  if (lines.length > 0) print(`\n${lines.join('\n')}`)
}

interface Part {
  name: string
  share: number
}

/** The parts that may be shown and have something, by name. */
const partsOf = <Row extends { share: number | null }>(rows: readonly Row[], nameOf: (row: Row) => string): Part[] =>
  rows.flatMap(row => (row.share ? [{ name: nameOf(row), share: row.share }] : []))

const largest = (parts: readonly Part[]): Part[] => [...parts].sort((one, other) => other.share - one.share)

function line(heading: string, parts: readonly Part[]): string | null {
  if (parts.length === 0) return null
  const more = parts.length > most ? ` · and ${parts.length - most} more` : ''
  return `${pc.bold(heading)}: ${parts
    .slice(0, most)
    .map(({ name, share }) => `${name} ${percent(share, 1)}`)
    .join(' · ')}${more}`
}

function daysWords({ from, to }: { from: number; to: number | null }): string {
  if (to === null) return `${from} or more`
  return from === to ? String(from) : `${from}–${to}`
}
