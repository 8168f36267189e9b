import { type PeerSeason, type PeerStanding, peerFigures } from '@sweeps/model'
import { standing } from './standing.js'

/**
 * Where a season stands among others, figure by figure. Made of nothing but the figures that are shown, as they are rounded: whoever sees
 * those could work it out, so that a standing tells of no hidden figure.
 */
export function standings(own: PeerSeason, others: readonly PeerSeason[]): PeerStanding[] {
  return peerFigures.flatMap(figure => {
    const value = own.figures[figure]
    if (value === null) return []
    const among = standing(
      value,
      others.flatMap(of => of.figures[figure] ?? []),
    )
    return among ? [{ figure, value, ...among }] : []
  })
}
