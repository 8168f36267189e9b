/** Of which kind a line is: the one a page is about, earlier ones of its title, others; or one of several that are equals. */
export type LineKind = 'this' | 'earlier' | 'peer' | 'equal'

/** One season among several that are drawn over each other. */
export interface SeasonLine {
  /** What it is called in the key. */
  name: string
  kind: LineKind
  /** A point that is not known cuts the line. */
  points: { x: number; y: number | null }[]
}

/** Colours of equals; each has a number at its end and a pattern too, so that no line is known by its colour alone. */
const strokes = ['var(--line-1)', 'var(--line-2)', 'var(--line-3)', 'var(--line-4)', 'var(--line-5)']
const dashes = ['', '7 3', '2 3', '9 3 2 3', '4 2']

export interface LineStyle {
  stroke: string
  width: number
  dash: string
  opacity: number
}

/** How a line is drawn, in the picture and in its key. */
export function styleOf(kind: LineKind, at: number): LineStyle {
  if (kind === 'this') return { stroke: 'var(--accent)', width: 3, dash: '', opacity: 1 }
  if (kind === 'earlier') return { stroke: 'var(--ink)', width: 1.75, dash: '6 3', opacity: 1 }
  if (kind === 'peer') return { stroke: 'var(--muted)', width: 1.25, dash: '', opacity: 0.6 }
  return { stroke: strokes[at % strokes.length]!, width: 2.25, dash: dashes[at % dashes.length]!, opacity: 1 }
}
