import type { ChartEntry } from './chart.js'

/** How an entry moved: a shape to see, words to hear. Shapes and words, never colour alone. */
export function movementWords({
  movement,
  previousRank,
  rank,
  rankRange,
}: Pick<ChartEntry, 'movement' | 'previousRank' | 'rank' | 'rankRange'>): {
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
      // Of a sample: what moved no further than chance may.
      return rankRange ? { shape: '≈', words: 'about the same' } : { shape: '=', words: 'unchanged' }
    case 'new':
      return { shape: 'new', words: 'new' }
    case 'returning':
      return { shape: 'back', words: 'returning' }
    case null:
      return { shape: 'unknown', words: 'movement not known' }
  }
}
