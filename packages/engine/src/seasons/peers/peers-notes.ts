import { metrics, type PeerFigure, peerFigures, seasonMetrics } from '@sweeps/model'
import { placeName } from '../../catalogue/index.js'
import type { Compared } from './compared.js'
import type { PeersQuery } from './peers-query.js'

const labels: Record<PeerFigure, { label: string }> = { ...metrics, ...seasonMetrics }
const wordsOf = (figure: PeerFigure): string => labels[figure].label.toLowerCase()

export interface ComparedSeasons {
  own: Compared
  /** In the answer. */
  others: readonly Compared[]
  /** Looked at, and not in the answer. */
  leftOut: readonly Compared[]
  age: number
  /** What was said of the choice. */
  choice: readonly string[]
}

/** What a reader must know about a comparison: what is not in it, first of all. */
export function notesOnPeers(
  { window, smallCells, minimumCell }: PeersQuery & { minimumCell: number },
  { own, others, leftOut, age, choice }: ComparedSeasons,
): string[] {
  const notes: string[] = []
  const all = [own, ...others]
  if (age < window) notes.push(`The window of ${window} days still runs: all are compared as they were after ${dayCount(age)}.`)
  if (others.length === 0) notes.push('There is nothing to compare it with: no earlier season, and no peer with figures at that age.')
  notes.push(...choice)
  const nobody = smallCells === 'hidden' ? `fewer than ${minimumCell} accounts, or nobody, watched them` : 'nobody watched them'
  if (leftOut.length > 0) notes.push(`Left out, as ${nobody} by that age: ${names(leftOut)}.`)
  const empty = all.filter(of => of.empty)
  if (empty.length > 0) notes.push(`Without figures to compare, as ${nobody} by that age: ${names(empty)}.`)
  for (const since of new Set(all.map(of => of.since)))
    notes.push(
      ...beforeRecords(
        since,
        all.filter(of => of.since === since && of.visible.released < since),
      ),
    )
  const unfinished = all.filter(of => of.unfinished)
  if (unfinished.length > 0) notes.push(`Not all episodes were out by that age: ${names(unfinished)}.`)
  const missing = missingFigures(own, others)
  if (missing.length > 0) notes.push(`Not known or not shown, and in no standing: ${missing.join('; ')}.`)
  if (smallCells === 'hidden')
    notes.push(`Figures of fewer than ${minimumCell} accounts are not shown, nor those from which one could be had by subtraction.`)
  return notes
}

const names = (list: readonly Compared[]): string =>
  list.map(({ visible: { title, season } }) => placeName({ title, season: season ?? 0 })).join(', ')

const dayCount = (days: number): string => (days === 1 ? '1 day' : `${days} days`)

const beforeRecords = (since: string, earlier: readonly Compared[]): string[] =>
  earlier.length === 0
    ? []
    : [`Viewing is on record from ${since} on: what was watched of ${names(earlier)} before, if anything, is missing.`]

/** Which figures are not compared, of how many seasons. */
function missingFigures(own: Compared, others: readonly Compared[]): string[] {
  if (others.length === 0 || own.empty) return []
  const figures = new Map<string, string[]>()
  for (const figure of peerFigures) {
    const without = others.filter(of => of.visible.figures[figure] === null).length
    const whose = own.visible.figures[figure] === null ? 'the season itself' : `${without} of ${others.length} others`
    if (whose === 'the season itself' || without > 0) figures.set(whose, [...(figures.get(whose) ?? []), wordsOf(figure)])
  }
  return [...figures].map(([whose, names]) => `${names.join(', ')} of ${whose}`)
}
