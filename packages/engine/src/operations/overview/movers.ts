import type { ChartEntry } from '@sweeps/model'

/** Of each kind so many. */
const most = 2

/** Who moved most on a list: the longest climbs, the longest falls, the best of those who are new or back. None where nothing was there before. */
export function movers(entries: readonly ChartEntry[]): ChartEntry[] {
  if (entries.every(({ previousRank }) => previousRank === null)) return []
  const places = ({ rank, previousRank }: ChartEntry): number => (previousRank ?? rank) - rank
  const moved = (movement: ChartEntry['movement']) =>
    entries
      .filter(entry => entry.movement === movement)
      .sort((one, other) => Math.abs(places(other)) - Math.abs(places(one)) || one.rank - other.rank)
      .slice(0, most)
  const arrived = entries.filter(({ movement }) => movement === 'new' || movement === 'returning').slice(0, most)
  return [...moved('up'), ...moved('down'), ...arrived]
}
