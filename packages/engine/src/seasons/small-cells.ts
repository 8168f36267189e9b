/** A figure of fewer accounts than this is not shown, unless another number is set: somebody could recognise a household in it. */
export const defaultMinimumCell = 10

/** What could be had from shown figures: with all of these shown, a group of so many accounts. */
export type Difference = readonly [shown: readonly string[], accounts: number]

/**
 * Decides which figures of one report are shown, one after the other: the first offered are the likeliest. A figure is shown
 * when enough accounts stand behind it, and when no subtraction from those already shown would give a group of fewer.
 */
export class SmallCells {
  readonly #visible = new Set<string>()
  /** Figures of fewer accounts are not shown. */
  readonly minimumCell: number

  constructor(minimumCell: number) {
    this.minimumCell = minimumCell
  }

  has(name: string): boolean {
    return this.#visible.has(name)
  }

  /** Shows what no account stands behind by itself. */
  show(name: string): void {
    this.#visible.add(name)
  }

  /** Offers a count of `accounts`. */
  add(name: string, accounts: number, differences: readonly Difference[] = []): boolean {
    const safe =
      accounts >= this.minimumCell &&
      differences.every(([others, between]) => !this.#tells(between) || !others.every(other => this.has(other)))
    if (safe) this.#visible.add(name)
    return safe
  }

  /**
   * Offers the parts of a sum that is itself shown, or is not. Where one part is too small, the hidden parts together must not be:
   * the smallest of the others is hidden with it. Parts share accounts, so that only one that is large enough alone will do.
   */
  addParts(parts: readonly { name: string; accounts: number; value: number }[], sumIsVisible: boolean): void {
    if (!sumIsVisible) return
    const large = parts.filter(({ accounts }) => accounts >= this.minimumCell).sort((a, b) => b.accounts - a.accounts)
    const small = parts.filter(({ accounts, value }) => accounts < this.minimumCell && value > 0)
    if (small.length > 0) large.pop()
    for (const { name } of large) this.#visible.add(name)
  }

  /** Nobody can be recognised in a group of nobody; in a small one somebody can. */
  #tells(accounts: number): boolean {
    return accounts !== 0 && Math.abs(accounts) < this.minimumCell
  }
}
