import type { SeasonRange } from '@sweeps/model'
import { figureWords, metrics, seasonMetrics } from '@sweeps/model/plain'
import pc from 'picocolors'
import { percent } from './percent.js'
import { print, printTable } from './print.js'

const known = { ...metrics, ...seasonMetrics }

/** Weeks of a season beside as many before them, on the terminal. */
export function printRange({ from, to, before, figures, notes }: SeasonRange): void {
  print('')
  print(pc.bold(span(from, to)))
  printTable(
    ['', 'these weeks', before ? span(before.from, before.to) : 'before', 'change'],
    figures.map(({ metric, episode, value, before, change }) => [
      `${known[metric].label.toLowerCase()}${episode === null ? '' : `, episode ${episode}`}`,
      worded(value),
      worded(before),
      change === null ? null : `${change > 0 ? '+' : ''}${percent(change, 1)}`,
    ]),
  )
  for (const note of notes) print(pc.dim(note))
}

/** `2021-08-06 to 2021-08-12`: `end` is the day after. */
const span = (first: string, end: string): string => `${first} to ${new Date(Date.parse(end) - 86_400_000).toISOString().slice(0, 10)}`

const worded = (value: number | null): string | null => (value === null ? null : figureWords(value))
