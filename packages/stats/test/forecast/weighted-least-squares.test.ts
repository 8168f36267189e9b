import { describe, expect, it } from 'vitest'
import { weightedLeastSquares } from '../../src/index.js'

// R's data set mtcars: weight, horsepower, cylinders, miles per gallon.
const weights = [
  2.62, 2.875, 2.32, 3.215, 3.44, 3.46, 3.57, 3.19, 3.15, 3.44, 3.44, 4.07, 3.73, 3.78, 5.25, 5.424, 5.345, 2.2, 1.615, 1.835, 2.465, 3.52,
  3.435, 3.84, 3.845, 1.935, 2.14, 1.513, 3.17, 2.77, 3.57, 2.78,
]
const powers = [
  110, 110, 93, 110, 175, 105, 245, 62, 95, 123, 123, 180, 180, 180, 205, 215, 230, 66, 52, 65, 97, 150, 150, 245, 175, 66, 91, 113, 264,
  175, 335, 109,
]
const cylinders = [6, 6, 4, 6, 8, 6, 8, 4, 4, 6, 6, 8, 8, 8, 8, 8, 8, 4, 4, 4, 4, 8, 8, 8, 8, 4, 4, 4, 8, 6, 8, 4]
const milesPerGallon = [
  21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4, 14.7, 32.4, 30.4, 33.9, 21.5, 15.5, 15.2,
  13.3, 19.2, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4,
]
const rows = weights.map((weight, at) => [1, weight, powers[at]! / 100])

// R: fit <- lm.wfit(cbind(1, mtcars$wt, mtcars$hp / 100), mtcars$mpg, mtcars$cyl); fit$coefficients
//    x <- cbind(1, mtcars$wt, mtcars$hp / 100)
//    solve(crossprod(x, mtcars$cyl * x) + diag(c(0, 2, 2)), crossprod(x, mtcars$cyl * mtcars$mpg))
describe('weightedLeastSquares', () => {
  it.each([
    ['no ridge', [0, 0, 0], [35.93529161242, -3.60400958903, -3.0213923998]],
    ['a ridge of 2 on the slopes', [0, 2, 2], [35.78797086026, -3.58456740789, -2.97183205546]],
  ])('agrees with R with %s', (_name, ridge, expected) => {
    const found = weightedLeastSquares(rows, milesPerGallon, cylinders, ridge)
    for (const [at, coefficient] of expected.entries()) expect(found[at]).toBeCloseTo(coefficient, 8)
  })

  it('gives a row of weight two what two rows have', () => {
    const twice = weightedLeastSquares(
      [
        [1, 1],
        [1, 2],
        [1, 4],
        [1, 4],
      ],
      [1, 3, 4, 4],
      [1, 1, 1, 1],
      [0, 0],
    )
    const heavy = weightedLeastSquares(
      [
        [1, 1],
        [1, 2],
        [1, 4],
      ],
      [1, 3, 4],
      [1, 1, 2],
      [0, 0],
    )
    for (const at of [0, 1]) expect(heavy[at]).toBeCloseTo(twice[at]!, 12)
  })

  it('says when the rows do not determine the coefficients, and when they do not fit together', () => {
    expect(() =>
      weightedLeastSquares(
        [
          [1, 2],
          [1, 2],
        ],
        [1, 2],
        [1, 1],
        [0, 0],
      ),
    ).toThrow(/^weightedLeastSquares: the rows do not determine/)
    expect(() => weightedLeastSquares([], [], [], [0])).toThrow(/^weightedLeastSquares: there is no row/)
    expect(() => weightedLeastSquares([[1]], [1, 2], [1], [0])).toThrow(/do not fit together/)
  })
})
