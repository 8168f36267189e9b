import { expect, test } from 'vitest'
import { fillGaps, type UnplacedEntry } from '../../src/charts/fill-gaps.js'

const none = { season: null, name: null, value: null, previousRank: null, weeksOnChart: null, peakRank: null, movement: null, run: [] }

test.each([
  // known ranks (? is on the list, not known where), all lines to No. 5; a bracket is a gap
  ['nothing missing', '1 2 3 4 5', '1 2 3 4 5'],
  ['the end missing', '1 2 3', '1 2 3 [4] [5]'],
  ['holes', '2 5', '[1] 2 [3] [4] 5'],
  ['a tie leaves out the rank after it', '1 1 3 4 5', '1 1 3 4 5'],
  ['a tie, then a hole', '1 1 4', '1 1 [3] 4 [5]'],
  ['a hole, then a tie', '2 2 5', '[1] 2 2 [4] 5'],
  ['a tie for the last', '1 2 3 4 5 5', '1 2 3 4 5 5'],
  ['of no known rank', '1 ? ?', '1 [2] [3] [4] [5]'],
  ['nothing known', '', '[1] [2] [3] [4] [5]'],
])('%s', (_, known, lines) => {
  const entries: UnplacedEntry[] = known
    .split(' ')
    .flatMap(rank => (rank ? [{ ...none, title: 'x', rank: rank === '?' ? null : Number(rank) }] : []))
  expect(
    fillGaps(entries, 5)
      .map(({ rank, title }) => (title === null ? `[${rank}]` : rank))
      .join(' '),
  ).toBe(lines)
})
