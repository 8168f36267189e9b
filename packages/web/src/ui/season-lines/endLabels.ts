/** Where the number of a line stands. */
interface EndLabel {
  /** Which line. */
  at: number
  x: number
  y: number
}

/** Puts a number at the end of each line, pushed up where it would cover the one below: `gap` is the least distance, in units of y. */
export function endLabels(ends: readonly ({ x: number; y: number | null } | null)[], gap: number): EndLabel[] {
  const labels = ends.flatMap((end, at) => (end === null || end.y === null ? [] : [{ at, x: end.x, y: end.y }]))
  labels.sort((one, other) => one.y - other.y)
  for (const [place, label] of labels.entries()) {
    const below = labels.slice(0, place).filter(({ x }) => x === label.x)
    label.y = Math.max(label.y, ...below.map(({ y }) => y + gap))
  }
  return labels
}
