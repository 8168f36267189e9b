import type { plot } from '@observablehq/plot'

/** A drawing, and where on its axis a place of the page is. */
export interface PointedDrawing {
  element: Element
  /** The value of x at a place, in pixels of the window; of days in epoch milliseconds. */
  xAt(clientX: number): number
  /** Draws a line at x, or takes it away. */
  point(x: number | null): void
}

/** A plot in which a line can be drawn from top to bottom: where it is read. Lengths are the plot’s own. */
export function pointed(
  chart: ReturnType<typeof plot>,
  { width, top, bottom }: { width: number; top: number; bottom: number },
): PointedDrawing {
  const scale = chart.scale('x') as unknown as { apply(x: number): number; invert(at: number): number | Date }
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'line')
  for (const [attribute, value] of Object.entries({ y1: top, y2: bottom, stroke: 'currentColor', visibility: 'hidden' }))
    line.setAttribute(attribute, String(value))
  chart.append(line)
  return {
    element: chart,
    xAt: clientX => {
      const { left, width: seen } = chart.getBoundingClientRect()
      return Number(scale.invert(((clientX - left) * width) / seen))
    },
    point: x => {
      line.setAttribute('visibility', x === null ? 'hidden' : 'visible')
      if (x === null) return
      line.setAttribute('x1', String(scale.apply(x)))
      line.setAttribute('x2', String(scale.apply(x)))
    },
  }
}
