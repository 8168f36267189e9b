import { expect, test } from 'vitest'
import type { CatalogueRow } from '../../src/catalogue/catalogue-row.js'
import { findSeasons, soughtSeasons } from '../../src/catalogue/find-seasons.js'

/*
 * title  | shown as | season | contents
 * noise  | Noise    | 1      | n-1, n-2
 * noise  | Noise    | 2      | n-3
 * no     | Zero     | film   | z
 * no-10  | No 10    | film   | ten
 * no-9   | No 9     | film   | nine
 */
const row = (content: string, title: string, titleName: string, season: number): CatalogueRow => ({
  ...{ service: 's', content, title, titleName, season, episode: season, name: '', kind: season ? 'series' : 'film' },
  ...{ origin: '', language: '', runtimeMs: 0, released: null },
})
const seasons = soughtSeasons([
  row('n-3', 'noise', 'Noise', 2),
  row('z', 'no', 'Zero', 0),
  row('ten', 'no-10', 'No 10', 0),
  row('n-1', 'noise', 'Noise', 1),
  row('nine', 'no-9', 'No 9', 0),
  row('n-2', 'noise', 'Noise', 1),
])
const found = (words?: string, limit?: number) =>
  findSeasons(seasons, { ...(words !== undefined && { words }), ...(limit !== undefined && { limit }) }).entries.map(
    ({ content }) => content,
  )

test('by name, numbers as numbers, then by season', () => {
  expect(found()).toEqual(['nine', 'ten', 'n-1', 'n-2', 'n-3', 'z'])
})

test.each([
  ['NOISE', ['n-1', 'n-2', 'n-3']],
  ['n-1 n-2', ['n-1', 'n-2']],
  ['noise n-3', ['n-3']],
  ['n-1 n-3', []],
  // The slug itself comes before what has it as a part.
  [' No ', ['z', 'nine', 'ten', 'n-1', 'n-2', 'n-3']],
  ['zero', ['z']],
  ['', ['nine', 'ten', 'n-1', 'n-2', 'n-3', 'z']],
])('“%s”', (words, contents) => {
  expect(found(words)).toEqual(contents)
})

test('a limit cuts no season; what there is in all is counted', () => {
  expect(found('noise', 1)).toEqual(['n-1', 'n-2'])
  expect(found('noise', 3)).toEqual(['n-1', 'n-2', 'n-3'])
  expect(findSeasons(seasons, { words: 'noise', limit: 1 })).toMatchObject({
    contents: { all: 6, found: 3 },
    seasons: { all: 5, found: 2 },
  })
  expect(findSeasons([], {})).toEqual({ entries: [], contents: { all: 0, found: 0 }, seasons: { all: 0, found: 0 } })
})
