import { expect, test } from 'vitest'
import { type FigureRow, rankWeek } from '../../src/charts/index.js'

/** `title value [published rank]`, in the order the list came. `?` is not known. */
const rows = (text: string): FigureRow[] =>
  text.split(', ').map((cell, at) => {
    const [title, value, rank] = cell.split(' ')
    const number = (word: string | undefined) => (word === undefined || word === '?' ? null : Number(word))
    return { title: title!, season: null, name: title!, value: number(value), publishedRank: number(rank), line: at + 1 }
  })
const ranked = (text: string, rules: Parameters<typeof rankWeek>[1]) =>
  rankWeek(rows(text), rules)
    .map(({ rank, title }) => `${rank ?? '?'} ${title}`)
    .join(', ')

const shared = { ties: 'shared', rank: 'computed', size: 3 } as const
const byOrder = { ties: 'published', rank: 'computed', size: 3 } as const
const published = { ties: 'published', rank: 'published', size: 3 } as const

test.each([
  ['by value, best first', 'a 10, b 30, c 20', shared, '1 b, 2 c, 3 a'],
  ['values are not rounded', 'a 10.1, b 10.2', shared, '1 b, 2 a'],
  ['equal values share a rank, the next is left out', 'a 10, b 30, c 30', shared, '1 b, 1 c, 3 a'],
  ['no more than the size', 'a 4, b 3, c 2, d 1', shared, '1 a, 2 b, 3 c'],
  ['who ties for the last rank is in', 'a 4, b 3, c 2, d 2, e 1', shared, '1 a, 2 b, 3 c, 3 d'],
  ['a tie that leaves no room below it', 'a 4, b 3, c 3, d 3, e 1', shared, '1 a, 2 b, 2 c, 2 d'],
  ['between equal values the published order decides', 'a 30 2, b 30 1, c 20 3', byOrder, '1 b, 2 a, 3 c'],
  ['only between equal values', 'a 20 1, b 30 2', byOrder, '1 b, 2 a'],
  ['without published ranks, the order they came in', 'a 30, b 30', byOrder, '1 a, 2 b'],
  ['a value is missing: nothing can be computed', 'a 10 1, b ? 2, c 20 3', shared, '1 a, 2 b, 3 c'],
  ['published, whatever the values', 'a 10 2, b 30 3, c ? 1', published, '1 c, 2 a, 3 b'],
  ['published ties and holes stay', 'a 9 1, b 9 1, d 1 3', published, '1 a, 1 b, 3 d'],
  ['on the list, not known where', 'm 640 ?, a 1433 1, w 554 ?', published, '1 a, ? m, ? w'],
])('%s', (_, given, rules, expected) => {
  expect(ranked(given, rules)).toBe(expected)
})

test('an empty week', () => {
  expect(rankWeek([], shared)).toEqual([])
})

test('lines of a list whose other lines are not held keep their published ranks', () => {
  expect(ranked('hit-and-run 10100000 10', { ...byOrder, size: 10 })).toBe('10 hit-and-run')
  expect(ranked('a 30 1, c 10 3', byOrder)).toBe('1 a, 3 c')
  expect(ranked('a 30 2, b 10 1', byOrder)).toBe('1 a, 2 b')
})
