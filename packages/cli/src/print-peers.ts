import type { PeerFigure, SeasonPeers } from '@sweeps/model'
import { exactPeerShares, metrics, seasonMetrics } from '@sweeps/model/plain'
import pc from 'picocolors'
import { percent } from './percent.js'
import { print, printTable } from './print.js'

const known = { ...metrics, ...seasonMetrics }
/** As many as a line has room for; `--json` has all. */
const figures = ['starters', 'completers', 'completionRate', 'hours', 'daysToComplete', 'cameForIt'] as const satisfies PeerFigure[]
const labelOf = (figure: PeerFigure): string => known[figure].label.toLowerCase()

/** A season beside others at the same age on the terminal: all of them first, then where it stands. */
export function printPeers(answer: SeasonPeers): void {
  const { age, seasons, standings, notes } = exactPeerShares(answer)
  print('')
  print(pc.bold(age === 1 ? 'After 1 day' : `After ${age} days`))
  if (seasons.length > 1)
    printTable(
      ['', 'season', 'released', ...figures.map(labelOf)],
      seasons.map(({ relation, title, season, released, figures: of }) => [
        relation,
        season === null ? title : `${title}/${season}`,
        released,
        ...figures.map(figure => worded(figure, of[figure])),
      ]),
    )
  if (standings.length > 0) {
    print('')
    printTable(
      ['', 'this season', 'rank', 'among the others'],
      standings.map(({ figure, value, rank, of, percentile }) => [
        labelOf(figure),
        worded(figure, value),
        `${rank} of ${of}`,
        `above ${percent(percentile / 100)} of ${of - 1}`,
      ]),
    )
  }
  for (const note of notes) print(pc.dim(note))
}

const worded = (figure: PeerFigure, value: number | null): string | number | null =>
  known[figure].unit === 'share' && value !== null ? percent(value, 1) : value
