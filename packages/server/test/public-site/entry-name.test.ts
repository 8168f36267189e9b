import { expect, test } from 'vitest'
import { entryName } from '../../src/public-site/entry-name.js'

test.each([
  ['Money Heist: Part 5', 5, 'Money Heist: Part 5'],
  ['Stranger Things 4', 4, 'Stranger Things 4'],
  ['Barbarians: II', 2, 'Barbarians: II'],
  ['Dark: Staffel 2', 2, 'Dark: Staffel 2'],
  ['銀魂: 第4期', 4, '銀魂: 第4期'],
  // Said by a column of its own, or by people.
  ['Hit & Run', 2, 'Hit & Run; season 2'],
  // What is only taken for the first is not printed.
  ['Maid: Limited Series', 1, 'Maid: Limited Series'],
  ['Anthracite: Secrets of the Sect', 1, 'Anthracite: Secrets of the Sect'],
  ['Vivo', null, 'Vivo'],
])('%s, season %s', (name, season, printed) => expect(entryName({ name, title: 'x', season })).toBe(printed))
