import { describe, expect, it } from 'vitest'
import { fitTwoPaces, type PaceRow, probabilityBelow, random, targetAt, twoPacesAt } from '../../src/index.js'

// R's data set faithful, the first 40 eruptions of a geyser: how long it lasted, and the minutes to the next.
const eruptions = [
  3.6, 1.8, 3.333, 2.283, 4.533, 2.883, 4.7, 3.6, 1.95, 4.35, 1.833, 3.917, 4.2, 1.75, 4.7, 2.167, 1.75, 4.8, 1.6, 4.25, 1.8, 1.75, 3.45,
  3.067, 4.533, 3.6, 1.967, 4.083, 3.85, 4.433, 4.3, 4.467, 3.367, 4.033, 3.833, 2.017, 1.867, 4.833, 1.833, 4.783,
]
const waiting = [
  79, 54, 74, 62, 85, 55, 88, 85, 51, 85, 54, 84, 78, 47, 83, 52, 62, 84, 52, 79, 51, 47, 78, 69, 74, 83, 55, 76, 78, 79, 73, 77, 66, 80,
  74, 52, 48, 80, 59, 90,
]

/*
y <- faithful$waiting[1:40] / 10; X <- cbind(1, faithful$eruptions[1:40] - 3.5)
e <- rep(0, 40); e[1] <- log(10); e[2] <- -log(10); w <- rep(c(1, 0.5), 20)
P <- diag(c(1e-9, 2)); wls <- function(y, w) as.vector(solve(crossprod(X, w * X) + P, crossprod(X, w * y)))
middle <- median(y); deviation <- 1.4826 * median(abs(y - middle))
r <- plogis(e + pmax(-2, pmin(2, 2 * (y - middle) / deviation - 2))); u <- cbind(rep(1, 40), 1); gate <- c(0, 0)
for (step in 1:100) {
  line <- function(k) { b <- w * (if (k == 2) r else 1 - r) + 1e-9; v <- b * u[, k]; beta <- wls(y, v)
    list(beta = beta, sigma = max(0.01, sqrt(sum(v * (y - X %*% beta)^2) / sum(b)))) }
  one <- line(1); two <- line(2)
  eta <- as.vector(X %*% gate); p <- plogis(eta + e); c <- pmax(1e-4, p * (1 - p)); gate <- wls(eta + (r - p) / c, w * c)
  z <- cbind((y - X %*% one$beta) / one$sigma, (y - X %*% two$beta) / two$sigma); u <- 5 / (4 + z^2)
  odds <- plogis(as.vector(X %*% gate) + e)
  d1 <- (1 - odds) * dt(z[, 1], 4) / one$sigma; d2 <- odds * dt(z[, 2], 4) / two$sigma
  new <- d2 / (d1 + d2); moved <- max(abs(new - r)); r <- new
  if (moved <= 1e-3) break
}
x <- c(1, 0.2); g <- plogis(sum(x * gate))
f <- function(v) (1 - g) * pt((v - sum(x * one$beta)) / one$sigma, 4) + g * pt((v - sum(x * two$beta)) / two$sigma, 4)
f(7); uniroot(function(v) f(v) - 0.1, c(0, 20), tol = 1e-14)$root
*/
const reference = {
  coefficients: [
    [7.09989395229, 1.01405831617],
    [7.84676902769511, 0.00342354859071],
  ],
  spreads: [0.443413092948, 0.0552501969502],
  gate: [-2.304575632284, 0.321389222185],
  at7: 0.240554676851,
  tenth: 6.66080813136,
}

describe('fitTwoPaces', () => {
  const rows = eruptions.map(
    (eruption, at): PaceRow => ({
      features: [eruption - 3.5],
      target: waiting[at]! / 10,
      weight: at % 2 === 0 ? 1 : 0.5,
      evidence: at === 0 ? Math.log(10) : at === 1 ? -Math.log(10) : 0,
    }),
  )

  it('agrees with the same algorithm in R', () => {
    const model = fitTwoPaces(rows)
    const found = [...model.coefficients.flat(), ...model.spreads, ...model.gate]
    const expected = [...reference.coefficients.flat(), ...reference.spreads, ...reference.gate]
    for (const [at, value] of expected.entries()) expect(found[at]).toBeCloseTo(value, 8)
    const distribution = twoPacesAt(model, [0.2])
    expect(probabilityBelow(distribution, 7)).toBeCloseTo(reference.at7, 8)
    expect(targetAt(distribution, 0.1)).toBeCloseTo(reference.tenth, 8)
  })

  it('finds two lines that were drawn: 0.4 + 0.2 x, and, one in four, 1 + 0.5 x', () => {
    const luck = random(4)
    const drawn = Array.from({ length: 600 }, (): PaceRow => {
      const x = luck.normal()
      const second = luck.chance(0.25)
      const target = (second ? 1 + 0.5 * x : 0.4 + 0.2 * x) + luck.normal(0, 0.05)
      return { features: [x], target, weight: 1, evidence: 0 }
    })
    const { coefficients, gate } = fitTwoPaces(drawn)
    const lines = [...coefficients[0], ...coefficients[1]]
    for (const [at, value] of [0.4, 0.2, 1, 0.5].entries()) expect(Math.abs(lines[at]! - value)).toBeLessThan(0.03)
    expect(Math.abs(1 / (1 + Math.exp(-gate[0]!)) - 0.25)).toBeLessThan(0.06)
  })

  it('takes the evidence of a season into account: ten to one for the second pace', () => {
    const model = fitTwoPaces(rows)
    const { probability } = twoPacesAt(model, [0])
    const { probability: told } = twoPacesAt(model, [0], Math.log(10))
    expect(told / (1 - told)).toBeCloseTo((10 * probability) / (1 - probability), 9)
  })

  it('says when there are too few rows, and when a probability is none', () => {
    expect(() => fitTwoPaces(rows.slice(0, 2))).toThrow(/^fitTwoPaces: 2 rows are too few for 1 features/)
    expect(() => targetAt(twoPacesAt(fitTwoPaces(rows), [0]), 1)).toThrow(/^targetAt: the probability must be above 0 and below 1/)
  })
})
