/**
 * The probability that a Beta(a, b) variable is at most x: the regularised incomplete beta function, by its continued fraction.
 *
 * Source: M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions, 26.5.8; evaluated by W. J. Lentz's method (Applied Optics
 * 15 (1976) 668–671). R: `pbeta`.
 *
 * @param x from 0 to 1
 * @param a, b above 0
 */
export function betaProbability(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  // The fraction converges quickly on this side of the mean only.
  if (x > (a + 1) / (a + b + 2)) return 1 - betaProbability(1 - x, b, a)
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a
  return front * fraction(x, a, b)
}

function fraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1))
  let product = d
  for (let m = 1; m < 10_000; m++) {
    for (const term of [
      (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)),
      (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)),
    ]) {
      d = 1 / nonZero(1 + term * d)
      c = nonZero(1 + term / c)
      product *= c * d
    }
    if (Math.abs(c * d - 1) < 1e-16) break
  }
  return product
}

const nonZero = (value: number): number => (Math.abs(value) < 1e-300 ? 1e-300 : value)

/** The x that a Beta(a, b) variable does not exceed with this probability, by bisection. R: `qbeta`. */
export function betaQuantile(probability: number, a: number, b: number): number {
  let low = 0
  let high = 1
  for (let step = 0; step < 1100 && low < high; step++) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (betaProbability(middle, a, b) < probability) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/**
 * The logarithm of the gamma function: Stirling's series beyond 15, the recurrence below. R: `lgamma`.
 *
 * Source: Abramowitz and Stegun, 6.1.41 and 6.1.15.
 *
 * @param x above 0
 */
export function logGamma(x: number): number {
  let shift = 0
  let at = x
  for (; at < 15; at++) shift += Math.log(at)
  const inverse = 1 / at
  const square = inverse * inverse
  const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188)))))
  return (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series - shift
}
