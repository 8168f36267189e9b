/** What goes with a number's definition: how it is computed, what it does not say, and the page of `docs/methods` that has more. */
export interface Explanation {
  formula: string
  caveats: readonly string[]
  page: string
}
