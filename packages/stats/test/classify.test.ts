import { describe, expect, it } from 'vitest'
import {
  areaLead,
  areaUnderCurve,
  brierScore,
  calibrationLine,
  cureRegression,
  invertPositive,
  logisticRegression,
  logOdds,
  logOddsError,
  logOddsOf,
  probabilityOf,
  stillComes,
  type Waited,
} from '../src/index.js'

// R's data set mtcars. Every reference number below was made once with R 4.
const mpg = [
  21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4, 14.7, 32.4, 30.4, 33.9, 21.5, 15.5,
].concat([15.2, 13.3, 19.2, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4])
const hp = [
  110, 110, 93, 110, 175, 105, 245, 62, 95, 123, 123, 180, 180, 180, 205, 215, 230, 66, 52, 65, 97, 150, 150, 245, 175, 66, 91, 113, 264,
].concat([175, 335, 109])
const qsec = [
  16.46, 17.02, 18.61, 19.44, 17.02, 20.22, 15.84, 20, 22.9, 18.3, 18.9, 17.4, 17.6, 18, 17.98, 17.82, 17.42, 19.47, 18.52, 19.9,
].concat([20.01, 16.87, 17.3, 15.41, 17.05, 18.9, 16.7, 16.9, 14.5, 15.5, 14.6, 18.6])
const disp = [
  160, 160, 108, 258, 360, 225, 360, 146.7, 140.8, 167.6, 167.6, 275.8, 275.8, 275.8, 472, 460, 440, 78.7, 75.7, 71.1, 120.1, 318,
].concat([304, 350, 400, 79, 120.3, 95.1, 351, 145, 301, 121])
const vs = [0, 0, 1, 1, 0, 1, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1]
const eightCylindersThreeGears = [5, 7, 12, 13, 14, 15, 16, 17, 22, 23, 24, 25].map(place => place - 1)

const together = (...columns: number[][]): number[][] => columns[0]!.map((_, at) => columns.map(column => column[at]!))
const near = (found: readonly number[] | readonly number[][], expected: readonly number[]): void => {
  const numbers = found.flat()
  expect(numbers).toHaveLength(expected.length)
  for (const [at, number] of numbers.entries()) expect(Math.abs(number - expected[at]!), `number ${at}`).toBeLessThan(1e-8)
}

describe('logisticRegression', () => {
  // z <- sapply(mtcars[, c("mpg", "hp")], function(v) (v - mean(v)) / sqrt(mean((v - mean(v))^2)))
  // m <- glm(mtcars$vs ~ z, family = binomial, control = list(epsilon = 1e-15, maxit = 100)); coef(m); vcov(m)
  it('agrees with glm of R where there is no penalty', () => {
    const model = logisticRegression(together(mpg, hp), vs)
    near(model.coefficients, [-1.75965268072127, -0.20082017388029, -4.88141937148208])
    near(model.covariance, [
      ...[1.3496978618948, 0.4771407094751, 2.2639677716203],
      ...[0.4771407094751, 1.1523907599671, 1.5079629732484],
      ...[2.2639677716203, 1.5079629732484, 5.4555217985864],
    ])
  })

  // w <- rep(c(1, 2, 0.5, 3), 8); wm <- function(v) sum(w * v) / sum(w); lambda <- 2.5; y <- mtcars$vs
  // Z <- sapply(mtcars[, c("mpg", "hp", "qsec")], function(v) (v - wm(v)) / sqrt(wm((v - wm(v))^2)))
  // X <- cbind(1, Z); P <- diag(c(0, rep(lambda, 3))); b <- rep(0, 4)
  // repeat { p <- plogis(drop(X %*% b)); A <- t(X) %*% (X * (w * p * (1 - p))) + P
  //          d <- solve(A, t(X) %*% (w * (y - p)) - P %*% b); b <- b + drop(d); if (max(abs(d)) < 1e-14) break }
  // b; solve(A)
  it('agrees with the normal equations solved in R where there is one, with weights', () => {
    const weights = vs.map((_, at) => [1, 2, 0.5, 3][at % 4]!)
    const model = logisticRegression(together(mpg, hp, qsec), vs, { weights, ridge: 2.5 })
    near(model.coefficients, [0.066548562678705, 0.988865575930062, -0.957649919930206, 1.287215093615242])
    near(model.covariance, [
      ...[0.189912435575813, 0.019620232005125, 0.036754218457168, 0.024946214693819],
      ...[0.019620232005125, 0.206085404278405, 0.085372863763698, 0.01873525307099],
      ...[0.036754218457168, 0.085372863763698, 0.259826257680536, 0.050184149089827],
      ...[0.024946214693819, 0.01873525307099, 0.050184149089827, 0.206762016817598],
    ])
    near([logOdds(model, [20, 150, 18])], [-0.23924387153791])
  })

  it('takes a weight of 2 for the same row twice, and halves for what is known in part', () => {
    const twice = logisticRegression([[0], [1], [1], [3], [2]], [0, 1, 1, 1, 0], { ridge: 1 })
    const weighted = logisticRegression([[0], [1], [3], [2]], [0, 1, 1, 0], { ridge: 1, weights: [1, 2, 1, 1] })
    near(weighted.coefficients, twice.coefficients)
    const parts = logisticRegression([[0], [0], [1], [1]], [0, 1, 0, 1], { ridge: 1, weights: [0.7, 0.3, 0.2, 0.8] })
    near(logisticRegression([[0], [1]], [0.3, 0.8], { ridge: 1 }).coefficients, parts.coefficients)
  })

  it('gives log odds a standard error, least near the middle of what it learned from', () => {
    const model = logisticRegression(together(mpg), vs, { ridge: 1 })
    expect(logOddsError(model, [20])).toBeLessThan(logOddsError(model, [33]))
    near([logOddsError(model, model.standard.means)], [Math.sqrt(model.covariance[0]![0]!)])
  })

  it('leaves a feature that never changes out of it', () => {
    const model = logisticRegression(
      vs.map((_, at) => [mpg[at]!, 7]),
      vs,
      { ridge: 1 },
    )
    near([model.coefficients[2]!], [0])
    near(model.coefficients.slice(0, 2), logisticRegression(together(mpg), vs, { ridge: 1 }).coefficients)
  })

  it('names itself in its errors', () => {
    const fails = (work: () => unknown, words: RegExp) => expect(work).toThrow(words)
    fails(() => logisticRegression([], []), /^logisticRegression: there is no row/)
    fails(() => logisticRegression([[1], [2]], [0]), /differ in number/)
    fails(() => logisticRegression([[1], [2, 3]], [0, 1]), /differ in length/)
    fails(() => logisticRegression([[1], [Number.NaN]], [0, 1]), /not a finite number/)
    fails(() => logisticRegression([[1], [2]], [0, 2]), /an outcome is not from 0 to 1/)
    fails(() => logisticRegression([[1], [2]], [0, 1], { weights: [-1, 1] }), /a weight is negative/)
    fails(() => logisticRegression([[1], [2]], [0, 1], { ridge: -1 }), /ridge must be/)
    fails(() => logisticRegression([[1], [2], [3], [4]], [0, 0, 1, 1]), /without fault.* give a ridge/)
    fails(() => logisticRegression(together(mpg, mpg), vs), /cannot be told apart/)
    expect(logisticRegression([[1], [2], [3], [4]], [0, 0, 1, 1], { ridge: 1 }).coefficients[1]).toBeGreaterThan(0)
  })
})

describe('cureRegression', () => {
  const waits: Waited[] = vs.map((came, at) =>
    came
      ? { state: 'came', time: disp[at]! }
      : eightCylindersThreeGears.includes(at)
        ? { state: 'never', time: 0 }
        : { state: 'open', time: hp[at]! },
  )

  // state <- ifelse(vs == 1, "came", ifelse(cyl == 8 & gear == 3, "never", "open")); time <- ifelse(state == "came", disp, hp)
  // ridge(Z, y) is the loop above with w = 1, lambda = 1 and the features mpg and qsec, and gives its b
  // y <- ifelse(state == "came", 1, ifelse(state == "never", 0, .5)); O <- state == "open"; ra <- time[state == "came"]; tt <- sort(unique(ra))
  // repeat { b <- ridge(Z, y); p <- plogis(drop(X %*% b)); S <- cumprod(sapply(tt, function(a) 1 - sum(ra == a) / (sum(ra >= a) + sum(y[O & time >= a]))))
  //          Fv <- (1 - S) / (1 - S[length(S)]); FF <- function(a) c(0, Fv)[findInterval(a, tt) + 1]
  //          n <- p[O] * (1 - FF(time[O])) / (1 - p[O] * FF(time[O])); d <- max(abs(n - y[O])); y[O] <- n; if (d < 1e-14) break }
  // b; solve(t(X) %*% (X * (p * (1 - p) - y * (1 - y))) + diag(c(0, 1, 1))); FF(c(100, 120, 160, 300))
  it('agrees with the same turns made in R', () => {
    const model = cureRegression(together(mpg, qsec), waits, 1)
    near(model.coefficients, [-0.096283141805494, 1.485289393945309, 1.758216627707159])
    near(model.covariance, [
      ...[0.345240682837364, 0.067803080102112, -0.04211302884812],
      ...[0.067803080102112, 0.380199593500752, -0.041495990782981],
      ...[-0.04211302884812, -0.041495990782981, 0.46496074576856],
    ])
    near([100, 120, 160, 300].map(model.shareAfter), [0.33952342066131, 0.40991850055397, 0.7045347755603, 1])
  })

  // The same turns with diag(c(0, 1, 4)) for the penalty in both places.
  it('agrees with them where each feature has a ridge of its own', () => {
    const model = cureRegression(together(mpg, qsec), waits, [1, 4])
    near(model.coefficients, [0.0242871766726887, 1.6530428812347304, 0.8202407894050487])
    near(model.covariance, [
      ...[0.2909770310106107, 0.0904024060017615, -0.0254827052184122],
      ...[0.0904024060017615, 0.4005178464826376, -0.0460889565056282],
      ...[-0.0254827052184122, -0.0460889565056282, 0.1598750473583191],
    ])
    expect(cureRegression(together(mpg, qsec), waits, [1, 1]).coefficients).toEqual(
      cureRegression(together(mpg, qsec), waits, 1).coefficients,
    )
  })

  it('is logistic regression when nothing is open', () => {
    const known = waits.filter(({ state }) => state !== 'open')
    const rows = together(mpg, qsec).filter((_, at) => waits[at]!.state !== 'open')
    const plain = logisticRegression(
      rows,
      known.map(({ state }) => (state === 'came' ? 1 : 0)),
      { ridge: 1 },
    )
    near(cureRegression(rows, known, 1).coefficients, plain.coefficients)
  })

  // Ten that have just begun say next to nothing: taken for "no" they would pull the share of 1/2 down to 1/7.
  it('does not take what is open for what never comes', () => {
    const told: Waited[] = [
      { state: 'came', time: 10 },
      { state: 'came', time: 20 },
      { state: 'never', time: 0 },
      { state: 'never', time: 0 },
    ]
    const young: Waited[] = Array.from({ length: 10 }, () => ({ state: 'open', time: 1 }))
    const all = [...told, ...young]
    const model = cureRegression(
      all.map((_, at) => [at % 2]),
      all,
      1,
    )
    expect(probabilityOf(model.coefficients[0]!)).toBeCloseTo(0.5, 2)
  })

  // All that came took equally long, so open ones that have waited less say nothing: what is learned is what the known ones say.
  it('comes to rest where far more are open than known, and all that came took equally long', () => {
    const known: Waited[] = Array.from({ length: 12 }, (_, at) =>
      at % 3 === 0 ? { state: 'came', time: 100 } : { state: 'never', time: 0 },
    )
    const open: Waited[] = Array.from({ length: 2400 }, (_, at) => ({ state: 'open', time: at % 100 }))
    const feature = (at: number): number => ((at * 7) % 12) + (at % 3 === 0 ? 3 : 0)
    // The feature repeats itself, so its spread is the same among the known ones alone.
    const all = [...known, ...open]
    const rows = all.map((_, at) => [feature(at % 12)])
    const model = cureRegression(rows, all, 1)
    const plain = logisticRegression(
      rows.slice(0, known.length),
      known.map(({ state }) => (state === 'came' ? 1 : 0)),
      { ridge: 1 },
    )
    expect(model.coefficients[0]).toBeCloseTo(plain.coefficients[0]!, 6)
    expect(model.coefficients[1]).toBeCloseTo(plain.coefficients[1]!, 6)
    expect(model.shareAfter(99)).toBe(0)
    expect(model.shareAfter(100)).toBe(1)
  })

  it('keeps what waiting says: p 1/2, and half of those that come have come, leaves 1/3', () => {
    expect(stillComes(0.5, 0.5)).toBeCloseTo(1 / 3, 12)
    expect(stillComes(0.4, 0)).toBe(0.4)
    expect(stillComes(1, 1)).toBe(0)
  })

  it('names itself in its errors', () => {
    expect(() => cureRegression([[1]], [], 1)).toThrow(/^cureRegression: rows and waits differ/)
    expect(() => cureRegression([[1]], [{ state: 'never', time: 0 }], 1)).toThrow(/came to none/)
    const both: Waited[] = [
      { state: 'came', time: 3 },
      { state: 'never', time: 0 },
    ]
    expect(() => cureRegression([[1], [2]], both, [1, 1])).toThrow(/one ridge for each feature/)
    expect(() => cureRegression([[1]], [{ state: 'came', time: 3 }], 1)).toThrow(/none to which it never comes/)
    expect(() =>
      cureRegression(
        [[1], [2]],
        [
          { state: 'came', time: -3 },
          { state: 'never', time: 0 },
        ],
        1,
      ),
    ).toThrow(/a time is negative/)
  })
})

describe('scores of probabilities', () => {
  // wilcox.test(mpg[vs == 1], mpg[vs == 0], exact = FALSE)$statistic / (sum(vs == 1) * sum(vs == 0))
  it('area under the curve agrees with Wilcoxon’s statistic in R, ties counting half', () => {
    near([areaUnderCurve(mpg, vs)!], [0.91071428571429])
    expect(areaUnderCurve([1, 1, 1], [0, 1, 0])).toBe(0.5)
    expect(areaUnderCurve([1, 2, 2, 3], [0, 0, 1, 1])).toBe(0.875)
    expect(areaUnderCurve([1, 2], [1, 1])).toBeNull()
    expect(() => areaUnderCurve([1], [])).toThrow(/^areaUnderCurve: /)
    expect(() => areaUnderCurve([Number.NaN], [1])).toThrow(/^areaUnderCurve: /)
  })

  // pr <- (mpg - 10) / 25; glm(vs ~ qlogis(pr), family = binomial, control = list(epsilon = 1e-15, maxit = 100)); mean((pr - vs)^2)
  it('calibration line and Brier score agree with R', () => {
    const stated = mpg.map(value => (value - 10) / 25)
    const line = calibrationLine(stated, vs)!
    near([line.intercept, line.slope], [0.82500156953079, 2.42167389992805])
    near([brierScore(stated, vs)], [0.1472155])
  })

  it('says that no line can be drawn', () => {
    expect(calibrationLine([0.2, 0.4], [1, 1])).toBeNull()
    expect(calibrationLine([0.4, 0.4], [0, 1])).toBeNull()
    expect(calibrationLine([0.1, 0.2, 0.8, 0.9], [0, 0, 1, 1])).toBeNull()
    expect(calibrationLine([0, 0.5, 1, 0.3], [0, 0, 1, 1])?.slope).toBeGreaterThan(0)
    expect(() => calibrationLine([1.2], [1])).toThrow(/^calibrationLine: /)
    expect(() => brierScore([], [])).toThrow(/^brierScore: /)
  })
})

describe('invertPositive', () => {
  it('inverts by hand: [[2, 1], [1, 2]] has the inverse [[2, −1], [−1, 2]] ÷ 3', () => {
    near(
      invertPositive([
        [2, 1],
        [1, 2],
      ]),
      [2 / 3, -1 / 3, -1 / 3, 2 / 3],
    )
    expect(() =>
      invertPositive([
        [1, 1],
        [1, 1],
      ]),
    ).toThrow(/^invertPositive: /)
    expect(() => invertPositive([[Number.NaN]])).toThrow(/^invertPositive: /)
  })

  it('log odds and probability are each other’s inverse, far out too', () => {
    for (const odds of [-700, -3, 0, 0.5, 30]) expect(logOddsOf(probabilityOf(odds))).toBeCloseTo(odds, 2)
    expect(probabilityOf(-1000)).toBe(0)
  })
})

describe('areaLead', () => {
  // psi <- function(a, b) (a > b) + .5 * (a == b); v10 <- sapply(X, function(x) mean(psi(x, Y))); v01 <- sapply(Y, function(z) mean(psi(X, z)))
  // S <- cov(cbind(v10 of one, v10 of other)) / 4 + cov(cbind(v01 of one, v01 of other)) / 4; L <- c(1, -1); sqrt(t(L) %*% S %*% L)
  it('agrees with DeLong’s structural components in R', () => {
    const one = [0.9, 0.8, 0.3, 0.6, 0.55, 0.4, 0.7, 0.2]
    const other = [0.7, 0.9, 0.5, 0.5, 0.6, 0.4, 0.3, 0.1]
    const outcomes = [1, 1, 1, 1, 0, 0, 0, 0]
    const { lead, error } = areaLead(one, other, outcomes)!
    expect(lead).toBeCloseTo(0.75 - 0.875, 12)
    expect(lead).toBeCloseTo(areaUnderCurve(one, outcomes)! - areaUnderCurve(other, outcomes)!, 12)
    expect(error).toBeCloseTo(0.20412414523193151, 12)
  })

  it('is no lead over oneself, and says nothing where all came out the same', () => {
    expect(areaLead([1, 2, 3, 4], [10, 20, 30, 40], [0, 1, 0, 1])).toEqual({ lead: 0, error: 0 })
    expect(areaLead([1, 2], [1, 2], [1, 1])).toBeNull()
    expect(areaLead([1, 2], [2, 1], [0, 1])).toEqual({ lead: 1, error: null })
    expect(() => areaLead([1], [1, 2], [1, 0])).toThrow('differ in number')
  })
})
