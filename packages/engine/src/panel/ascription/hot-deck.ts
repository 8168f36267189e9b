/** A session of a panel, of which it is known who was there. */
export interface Donor {
  /** Place of its day in the week, and of its household among those of the week. */
  day: number
  household: number
  /** How long it played. */
  minutes: number
  /** Names of its classes, the finest first, the last that of everything. */
  classes: readonly string[]
  /** Who was there: the place of their level, and for which share of the session. */
  viewers: readonly { level: number; share: number }[]
}

/** A play of the census. */
export interface Recipient {
  title: number
  minutes: number
  classes: readonly string[]
  /** For each imputation a number from 0 to 1, by the hash of the play: it chooses the donor. */
  draws: ArrayLike<number>
}

/**
 * Weighted hot deck: a play takes the viewers of a donor, a session of its own class, each with the share of it for which they were there. A
 * donor is drawn with a chance in proportion to its weight × minutes, so that on average viewers per view are those that the panel projects.
 * A class of too few donors gives way to the next coarser one: which, is decided in the sample and holds in every replicate. The same hash
 * chooses in every replicate, by the weights of that replicate.
 *
 * Source: G. Kalton and D. Kasprzyk, "The Treatment of Missing Survey Data", Survey Methodology 12 (1986) 1–16; R. Andridge and R. Little, "A
 * Review of Hot Deck Imputation for Survey Non-response", International Statistical Review 78 (2010) 40–64.
 */
export class HotDeck {
  readonly #donors: readonly Donor[]
  readonly #recipients: readonly Recipient[]
  readonly #levels: number
  readonly #ofClass = new Map<string, number[]>()
  readonly #chosen: Int32Array

  /**
   * @param levels how many there are
   * @param fewest donors that a class needs
   */
  constructor(donors: readonly Donor[], recipients: readonly Recipient[], { levels, fewest }: { levels: number; fewest: number }) {
    this.#donors = donors
    this.#recipients = recipients
    this.#levels = levels
    donors.forEach((donor, at) => {
      for (const name of donor.classes) {
        const of = this.#ofClass.get(name)
        if (of) of.push(at)
        else this.#ofClass.set(name, [at])
      }
    })
    this.#chosen = Int32Array.from(recipients, ({ classes }) => {
      const enough = classes.findIndex(name => (this.#ofClass.get(name)?.length ?? 0) >= fewest)
      return enough === -1 ? classes.length - 1 : enough
    })
  }

  /** Which of its classes each play takes its donor from. */
  get chosen(): ArrayLike<number> {
    return this.#chosen
  }

  /**
   * Minutes by title and level for each imputation, at `title × levels + level`.
   *
   * @param hosts for each day the weight of each household of the week
   */
  minutes(hosts: readonly Float64Array[], { titles, imputations }: { titles: number; imputations: number }): Float64Array[] {
    const weights = Float64Array.from(this.#donors, ({ day, household, minutes }) => Math.max(0, hosts[day]![household]!) * minutes)
    const decks = new Map<string, { donors: readonly number[]; sums: Float64Array } | undefined>()
    const deckOf = (name: string) => {
      if (!decks.has(name)) decks.set(name, deck(this.#ofClass.get(name) ?? [], weights))
      return decks.get(name)
    }
    const totals = Array.from({ length: imputations }, () => new Float64Array(titles * this.#levels))
    this.#recipients.forEach(({ title, minutes, classes, draws }, at) => {
      // All donors of a class may be homes that a replicate leaves out.
      let place = this.#chosen[at]!
      while (place < classes.length - 1 && !deckOf(classes[place]!)) place++
      const from = deckOf(classes[place]!)
      if (!from) return
      for (let imputation = 0; imputation < imputations; imputation++) {
        const donor = this.#donors[from.donors[drawn(from.sums, draws[imputation]!)]!]!
        for (const { level, share } of donor.viewers) totals[imputation]![title * this.#levels + level]! += minutes * share
      }
    })
    return totals
  }
}

/** Donors with their weights added up one after the other; undefined where none has any. */
function deck(donors: readonly number[], weights: Float64Array): { donors: readonly number[]; sums: Float64Array } | undefined {
  let sum = 0
  const sums = Float64Array.from(donors, at => {
    sum += weights[at]!
    return sum
  })
  return sum > 0 ? { donors, sums } : undefined
}

/** The first place whose sum is above the share of the whole. */
function drawn(sums: Float64Array, share: number): number {
  const wanted = share * sums.at(-1)!
  let [low, high] = [0, sums.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sums[middle]! > wanted) high = middle
    else low = middle + 1
  }
  return low
}
