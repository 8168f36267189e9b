import type { ChartEntry } from '@sweeps/model'

/** How an entry moved: a shape to see, words to hear. */
export function movementWords({ movement, previousRank, rank }: Pick<ChartEntry, 'movement' | 'previousRank' | 'rank'>): {
  shape: string
  words: string
} {
  const places = previousRank === null ? null : Math.abs(previousRank - rank)
  const by = places === null ? '' : ` ${places} ${places === 1 ? 'place' : 'places'}`
  switch (movement) {
    case 'up':
      return { shape: `▲${places ?? ''}`, words: `up${by}` }
    case 'down':
      return { shape: `▼${places ?? ''}`, words: `down${by}` }
    case 'same':
      return { shape: '=', words: 'unchanged' }
    case 'new':
      return { shape: 'new', words: 'new' }
    case 'returning':
      return { shape: 'back', words: 'returning' }
    case null:
      return { shape: '·', words: 'movement not known' }
  }
}
