import { axisX, axisY, dot, gridY, lineY, plot } from '@observablehq/plot'

interface Picture {
  /** A point that is not known cuts its line: none is drawn through it. */
  points: { x: number; y: number | null; line: number }[]
  /** Draw the points too, where there are few. */
  dots: boolean
  wide: boolean
  name: string
  labelX: string
  formatX: (x: number) => string
  formatY: (y: number) => string
}

/** Lines over one axis, the first one strongest. A picture with one name; the same figures stand in a table beside it. */
export function drawLines({ points, dots, wide, name, labelX, formatX, formatY }: Picture): Element {
  const opacity = (line: number) => (line === 0 ? 1 : 0.35)
  const chart = plot({
    className: 'run-plot',
    width: wide ? 960 : 360,
    height: wide ? 280 : 210,
    marginTop: 16,
    marginLeft: 48,
    marginRight: 16,
    marginBottom: 40,
    ariaLabel: name,
    ariaDescription: 'The same figures are in the tables of this section.',
    y: { domain: [0, Math.max(...points.map(({ y }) => y ?? 0))], nice: true },
    marks: [
      gridY({ strokeOpacity: 0.14, ticks: 4 }),
      axisX({ tickSize: 0, label: labelX, labelArrow: 'none', tickFormat: formatX, ticks: wide ? 10 : 5 }),
      axisY({ tickSize: 0, label: null, tickFormat: formatY, ticks: 4 }),
      lineY(points, { x: 'x', y: 'y', z: 'line', stroke: 'var(--accent)', strokeWidth: 2, strokeOpacity: ({ line }) => opacity(line) }),
      ...(dots ? [dot(points, { x: 'x', y: 'y', fill: 'var(--accent)', r: 2.5 })] : []),
    ],
  })
  // TRICKY: Plot’s own <style> is against our content security policy; its rules are in a style sheet. See RunChart.
  chart.querySelector('style')?.remove()
  chart.setAttribute('role', 'img')
  for (const group of chart.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label')
  return chart
}
