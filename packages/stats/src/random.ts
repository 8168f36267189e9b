/**
 * A generator of pseudo-random numbers that gives the same sequence for the same seed, on every machine.
 *
 * `stream` picks one of 2³² sequences of a seed: give each independent thing (a viewer, a household) its own, so that what
 * happens to one does not change the luck of the others.
 *
 * The bits are from sfc32 (Small Fast Chaotic, Chris Doty-Humphrey, PractRand): 128 bits of state, of which 32 are a counter, so
 * that no sequence is shorter than 2³². Not for secrets.
 *
 * @param seed an integer of at most 53 bits
 * @param stream an integer from 0 to 2³² − 1
 * @throws RangeError when the seed is not a safe integer
 */
export function random(seed: number, stream = 0): Random {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`random: the seed must be an integer, not ${seed}`)
  return new Random(seed, stream)
}

export class Random {
  // The seed and the stream fill the state without hashing: two different pairs can never start from the same state.
  private a: number
  private b: number
  private c: number
  private counter = 1

  constructor(seed: number, stream: number) {
    this.a = seed | 0
    this.b = Math.floor(seed / 2 ** 32) | 0
    this.c = stream | 0
    for (let round = 0; round < 20; round++) this.bits()
  }

  /** The next 32 random bits, as an integer from 0 to 2³² − 1. */
  bits(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0
    this.counter = (this.counter + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0
    return sum >>> 0
  }

  /** A real number, uniform from `low` to just below `high`, with 53 random bits. */
  uniform(low = 0, high = 1): number {
    const fraction = ((this.bits() >>> 5) * 2 ** 26 + (this.bits() >>> 6)) / 2 ** 53
    return low + (high - low) * fraction
  }

  /** An integer, uniform from `low` to `high`, both included. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.uniform() * (high - low + 1))
  }

  /** True with this probability. */
  chance(probability: number): boolean {
    return this.uniform() < probability
  }

  /** One item, each as likely as the others. */
  pick<Item>(items: readonly Item[]): Item {
    if (items.length === 0) throw new RangeError('Random.pick: there is no item')
    return items[this.integer(0, items.length - 1)]!
  }

  /** The place of one weight, drawn in proportion to the weights (none negative, not all 0). */
  weighted(weights: ArrayLike<number>): number {
    let total = 0
    for (let i = 0; i < weights.length; i++) total += weights[i]!
    if (!(total > 0)) throw new RangeError('Random.weighted: no weight is above 0')
    let left = this.uniform(0, total)
    let last = 0
    for (let i = 0; i < weights.length; i++) {
      if (weights[i]! <= 0) continue
      last = i
      left -= weights[i]!
      if (left < 0) return i
    }
    return last
  }

  /** A waiting time with this mean, by inversion of the exponential distribution. */
  exponential(mean: number): number {
    return -mean * Math.log(1 - this.uniform())
  }

  /** A normally distributed number, by the transform of Box and Muller (1958). */
  normal(mean = 0, deviation = 1): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()))
    return mean + deviation * radius * Math.cos(2 * Math.PI * this.uniform())
  }

  /** A count with this mean, by Knuth's product of uniforms. A large mean is drawn as a sum, which is as exact. */
  poisson(mean: number): number {
    if (mean > 30) return this.poisson(mean / 2) + this.poisson(mean / 2)
    const limit = Math.exp(-mean)
    let count = 0
    for (let product = this.uniform(); product > limit; product *= this.uniform()) count++
    return count
  }

  /** Puts the items into a random order, in place (Fisher and Yates), and returns them. */
  shuffle<Item>(items: Item[]): Item[] {
    for (let i = items.length - 1; i > 0; i--) {
      const j = this.integer(0, i)
      const item = items[i]!
      items[i] = items[j]!
      items[j] = item
    }
    return items
  }
}
