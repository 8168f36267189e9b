import { expect, test } from 'vitest'
import { didYouMean, nearest } from '../src/nearest.js'

const titles = ['hit-and-run', 'maid', 'lupin', 'élite', 'stranger-things', 'the-crown']

test.each<[string, string[]]>([
  ['hit-and-rum', ['hit-and-run']],
  ['hit-an-run', ['hit-and-run']],
  ['madi', ['maid']],
  ['Elite', ['élite']],
  ['stranger', ['stranger-things']],
  ['lupine', ['lupin']],
  ['zzzzzz', []],
  ['', []],
])('%s', (name, near) => {
  expect(nearest(name, titles)).toEqual(near)
})

test('the nearest first, three at most, each once', () => {
  expect(nearest('s1', ['s2', 's3', 's4', 's5', 's2'])).toEqual(['s2', 's3', 's4'])
  expect(nearest('overal', ['originals', 'overall'])).toEqual(['overall'])
})

test('in words', () => {
  expect(didYouMean('hit-and-rum', titles)).toBe('; did you mean "hit-and-run"?')
  expect(didYouMean('qqqq', titles)).toBe('')
})
