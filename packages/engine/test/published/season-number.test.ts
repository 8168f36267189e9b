import { expect, test } from 'vitest'
import { seasonNumber } from '../../src/minutes/published/index.js'

test.each([
  // show, label, number
  ['Elite', 'Elite: Season 5', 5],
  ['Lupin', 'Lupin: Part 3', 3],
  ['Unsolved Mysteries', 'Unsolved Mysteries: Volume 4', 4],
  ['Unicorn Academy', 'Unicorn Academy: Chapter 2', 2],
  ['Love Is Blind', 'Love Is Blind: S7: Washington D.C.', 7],
  ['Furies', 'Furies: Season 1:', 1],
  ['The Sinner', 'The Sinner: Season 4: Percy', 4],
  // The first of several: parts are cut from a season.
  ['You', 'You: Season 4 Part 2', 4],
  ['Attack on Titan', 'Attack on Titan: The Final Season Part 3', 3],
  // None is printed after one of the words.
  ['Maid', 'Maid: Limited Series', 1],
  ['Stranger Things', 'Stranger Things 4', 1],
  ['Barbarians', 'Barbarians: II', 1],
  ['Ferry: The Series', 'Ferry: The Series', 1],
  // A number of the title is none of the season.
  ['Chapter 27', 'Chapter 27: Limited Series', 1],
  ['Part 2', 'Part 2: Season 3', 3],
  ["Gabby's 5", "Gabby's 5: Specials", 1],
  ["Nobody's", "Nobody's 5", 1],
])('%s · %s → %i', (show, label, number) => {
  expect(seasonNumber(label, show)).toBe(number)
})
