import type { Board, BoardSeason } from '@sweeps/model'
import { amountWords } from '@sweeps/model/plain'
import pc from 'picocolors'
import { percentIfKnown } from './percent.js'
import { print, printTable } from './print.js'

const empty: Record<Board['tab'], string> = {
  slate: 'No season of your own awaits a decision: one appears with the catalogue, or with a production record.',
  decided: 'No season was decided yet: sweeps decide TITLE/N --outcome … --by … --reason …',
  published: 'No season of others awaits a decision: they come with published figures.',
}

/** A tab of the board, what it leaves out, and what the other tabs have. */
export function printBoard(board: Board): void {
  const { on, tab, total, found, counts, leftOut, seasons, unweighed } = board
  if (total === 0) print(empty[tab])
  else if (found === 0) print(`None of the ${total.toLocaleString('en')} seasons has that in its name.`)
  else {
    print(pc.dim(`As of ${on}: ${found === total ? total : `${found} of ${total}`} ${total === 1 ? 'season' : 'seasons'}`))
    if (tab === 'decided') printDecided(seasons)
    else printWaiting(seasons)
  }
  if (unweighed > 0) print(pc.dim(`${unweighed} of the oldest were not weighed: find fewer to order all of them`))
  for (const { what, words } of leftOut) print(pc.dim(`Left out: ${words}${what === 'older' ? ' (--older)' : ''}`))
  const others = Object.entries(counts).filter(([other, count]) => other !== tab && count > 0)
  if (others.length > 0) print(pc.dim(`Elsewhere: ${others.map(([other, count]) => `${count} with --tab ${other}`).join(', ')}`))
}

const printDecided = (seasons: readonly BoardSeason[]): void =>
  printTable(
    ['season', 'premiere', 'decided', 'on'],
    seasons.map(({ title, season, premiere, state, since }) => [`${title}/${season}`, premiere, state, since]),
  )

function printWaiting(seasons: readonly BoardSeason[]): void {
  const amount = (value: number | undefined, currency: string): string | null =>
    value === undefined ? null : `${amountWords(value)} ${currency}`
  printTable(
    ['season', 'premiere', 'day', 'so far', 'returns', 'worth', 'break-even an episode', 'earns its cost', 'recommended'],
    seasons.map(({ title, season, premiere, daysSincePremiere, state, case: of }) => [
      ...[`${title}/${season}`, premiere, daysSincePremiere, state],
      of && (of.probabilityOfReturn.known === 'not-returned' ? 'not within 24 months' : percentIfKnown(of.probabilityOfReturn.p)),
      of && amount(of.value?.p50, of.currency),
      of && amount(of.breakEvenCostPerEpisode?.p50, of.currency),
      of && percentIfKnown(of.probabilityEarnsCost),
      of?.answer ?? null,
    ]),
  )
  if (seasons.some(({ case: of }) => of && Object.keys(of.absent).length > 0))
    print(pc.dim('–: not known; why is in --json, and in the case: sweeps renewal TITLE/N'))
}
