import type { Board } from '@sweeps/model'

/** Seasons of a tab that are left out, by why. */
export interface LeftOutCounts {
  older: number
  final: number
  special: number
  film: number
}

/** What is left out of a tab, in words; what there is nothing of is not mentioned. */
export function leftOutWords({ older, final, special, film }: LeftOutCounts): Board['leftOut'] {
  const all: Board['leftOut'] = [
    { what: 'older', count: older, words: `${counted(older, 'season')} with a premiere more than two years ago` },
    { what: 'final', count: final, words: `${counted(final, 'final season')}: that no other follows was decided with the one before` },
    { what: 'special', count: special, words: counted(special, 'special') },
    { what: 'film', count: film, words: counted(film, 'film') },
  ]
  return all.filter(({ count }) => count > 0)
}

const counted = (count: number, what: string): string => `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`
