/** Ranks by a figure, the largest first; ties share one. What has none is not ranked. */
export function ranksBy<Item>(items: readonly Item[], figure: (item: Item) => number | null): ReadonlyMap<Item, number> {
  const known = items.flatMap(item => {
    const value = figure(item)
    return value === null ? [] : [{ item, value }]
  })
  return new Map(known.map(({ item, value }) => [item, 1 + known.filter(other => other.value > value).length]))
}
