/** A figure of fewer accounts than this is not shown, unless another number is set: somebody could recognise a household in it. */
export const defaultMinimumCell = 10

/** What could be had from shown figures: with all of these shown, a group of so many accounts. */
export type Difference = readonly [shown: readonly string[], accounts: number]

/** Of one table: how many accounts stand behind a figure, and what could be had from it and others. */
export type Offer = readonly [accounts: number, differences?: readonly Difference[]]

/** A part of a sum: how many accounts stand behind it, and how much it is. */
export interface Part {
  name: string
  accounts: number
  value: number
}

/**
 * Decides which figures are shown, one after the other: the first offered are the likeliest. A figure is shown when enough accounts stand
 * behind it, and when no subtraction from those already shown would give a group of fewer. Of several tables whose accounts are not the same
 * (a report by market has one for each) a figure is shown in all or in none; who is in none of a table’s figures is nobody.
 */
export class SmallCells {
  readonly #visible = new Set<string>()
  readonly #within: ((name: string) => boolean) | undefined
  /** Figures of fewer accounts are not shown. */
  readonly minimumCell: number

  /** `within`: the figures that are offered at all, those that coarser tables show. */
  constructor(minimumCell: number, within?: (name: string) => boolean) {
    this.minimumCell = minimumCell
    this.#within = within
  }

  has(name: string): boolean {
    return this.#visible.has(name)
  }

  /** Shows what no account stands behind by itself. */
  show(name: string): void {
    if (this.#offered(name)) this.#visible.add(name)
  }

  /** Offers a count of `accounts`. */
  add(name: string, accounts: number, differences: readonly Difference[] = []): boolean {
    return this.addEach(name, [[accounts, differences]])
  }

  /** Offers a figure of each of some tables. */
  addEach(name: string, tables: readonly Offer[]): boolean {
    const safe =
      this.#offered(name) &&
      tables.every(
        ([accounts, differences = []]) =>
          (accounts >= this.minimumCell || (tables.length > 1 && accounts === 0)) &&
          differences.every(([others, between]) => !this.#tells(between) || !others.every(other => this.has(other))),
      )
    if (safe) this.#visible.add(name)
    return safe
  }

  /** Offers the parts of a sum that is itself shown, or is not. */
  addParts(parts: readonly Part[], sumIsVisible: boolean): void {
    this.addPartsEach([parts], sumIsVisible)
  }

  /**
   * Offers the parts of a sum of each of some tables. Where one part is too small, the hidden parts together must not be: the smallest of the
   * others is hidden with it. Parts share accounts, so that only one that is large enough alone will do.
   */
  addPartsEach(tables: readonly (readonly Part[])[], sumIsVisible: boolean): void {
    if (!sumIsVisible) return
    const isLarge = ({ accounts }: Part): boolean => accounts >= this.minimumCell
    const isSafe = (part: Part): boolean => isLarge(part) || (tables.length > 1 && part.accounts === 0 && part.value === 0)
    const names = new Set(tables.flatMap(parts => parts.map(({ name }) => name)))
    const shown = new Set([...names].filter(name => this.#offered(name)))
    for (const part of tables.flat()) if (!isSafe(part)) shown.delete(part.name)
    for (let changed = true; changed; ) {
      changed = false
      for (const parts of tables) {
        const hidden = parts.filter(({ name, value }) => !shown.has(name) && value > 0)
        if (hidden.length === 0 || hidden.some(isLarge)) continue
        const smallest = parts
          .filter(part => shown.has(part.name) && isLarge(part))
          .sort((a, b) => b.accounts - a.accounts)
          .pop()
        if (!smallest) continue
        shown.delete(smallest.name)
        changed = true
      }
    }
    for (const name of shown) this.#visible.add(name)
  }

  #offered(name: string): boolean {
    return this.#within?.(name) ?? true
  }

  /** Nobody can be recognised in a group of nobody; in a small one somebody can. */
  #tells(accounts: number): boolean {
    return accounts !== 0 && Math.abs(accounts) < this.minimumCell
  }
}
