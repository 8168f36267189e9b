import { expect, test } from 'vitest'
import { standing } from '../../src/seasons/peers/standing.js'

/*
  The value 30 among others:

  others            above  below  equal  rank  of  percentile
  10 20 40            1      2      0     2     4  2/3
  30 30 30            0      0      3     1     4  1½/3
  10 30 40 50         2      1      1     3     5  1½/4
  40 50               2      0      0     3     3  0/2
  10                  0      1      0     1     2  1/1
*/
test.each([
  [[10, 20, 40], { rank: 2, of: 4, percentile: 66.7 }],
  [[30, 30, 30], { rank: 1, of: 4, percentile: 50 }],
  [[50, 30, 10, 40], { rank: 3, of: 5, percentile: 37.5 }],
  [[40, 50], { rank: 3, of: 3, percentile: 0 }],
  [[10], { rank: 1, of: 2, percentile: 100 }],
])('30 among %j', (others, expected) => {
  expect(standing(30, others)).toEqual(expected)
})

test('among no others there is nothing to say', () => {
  expect(standing(30, [])).toBeUndefined()
})

test('ranks of all are those of a competition: who ties shares one, and the next is left out', () => {
  const values = [9, 7, 7, 7, 1]
  const ranks = values.map((value, at) => standing(value, values.toSpliced(at, 1))!.rank)
  expect(ranks).toEqual([1, 2, 2, 2, 5])
  const percentiles = values.map((value, at) => standing(value, values.toSpliced(at, 1))!.percentile)
  // Whatever the values, the percentiles of all have a mean of 50.
  expect(percentiles).toEqual([100, 50, 50, 50, 0])
})
