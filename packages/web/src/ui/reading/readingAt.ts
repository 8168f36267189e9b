/** A line, as far as it is read. */
export interface ReadLine {
  /** Empty where a drawing has one line alone. */
  name: string
  points: readonly { x: number; y: number | null }[]
}

interface Words {
  labelX: string
  formatX: (x: number) => string
  formatY: (y: number) => string
}

/** The nearest of some ascending values; null of none. */
export function nearestX(xs: readonly number[], x: number): number | null {
  let nearest: number | null = null
  for (const one of xs) if (nearest === null || Math.abs(one - x) < Math.abs(nearest - x)) nearest = one
  return nearest
}

/** Where some lines say something, ascending. */
export const readableXs = (lines: readonly ReadLine[]): number[] =>
  [...new Set(lines.flatMap(({ points }) => points.flatMap(({ x, y }) => (y === null ? [] : [x]))))].sort((one, other) => one - other)

/** What lines say at a point of the axis: `day 5: 1,234`, `40 % of the episode: Ep. 1 82 %, Ep. 2 91 %`. Lines that say nothing there are left out. */
export function readingAt(lines: readonly ReadLine[], x: number, { labelX, formatX, formatY }: Words): string {
  const said = lines.flatMap(({ name, points }) => {
    const y = points.find(point => point.x === x)?.y ?? null
    return y === null ? [] : [name ? `${name} ${formatY(y)}` : formatY(y)]
  })
  const where = labelX.startsWith('%') ? `${formatX(x)} ${labelX}` : `${labelX} ${formatX(x)}`.trim()
  return said.length === 0 ? '' : `${where}: ${said.join(', ')}`
}
