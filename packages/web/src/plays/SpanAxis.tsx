import type { ReactNode } from 'react'
import type { Extent } from './spanExtents'

interface Props {
  name: string
  explanation: string
  /** What the axis runs from and to. */
  extent: Extent
  bars: Extent[]
  /** Where it is now, if it is anywhere. */
  marker: number | null
  tick: (at: number) => string
  children?: ReactNode
}

const quarters = [0, 0.25, 0.5, 0.75, 1]

/** Spans as bars along an axis. Bars are see-through: what was watched twice is darker. The span table tells the same in words. */
export function SpanAxis({ name, explanation, extent, bars, marker, tick }: Props) {
  const percent = (at: number) => `${(Math.min(1, Math.max(0, (at - extent.from) / (extent.to - extent.from))) * 100).toFixed(3)}%`
  return (
    <figure className="axis">
      <figcaption>
        <strong>{name}</strong> <span className="muted">{explanation}</span>
      </figcaption>
      <div
        className="axis-track"
        role="img"
        aria-label={`${name}: ${bars.length} ${bars.length === 1 ? 'bar' : 'bars'}, listed in the table below`}
      >
        {bars.map(({ from, to }) => (
          <span key={from} className="axis-bar" style={{ left: percent(from), width: `calc(${percent(to)} - ${percent(from)})` }} />
        ))}
        {marker !== null && <span className="axis-marker" style={{ left: percent(marker) }} />}
      </div>
      <div className="axis-ticks" aria-hidden="true">
        {quarters.map(part => (
          <span key={part}>{tick(extent.from + part * (extent.to - extent.from))}</span>
        ))}
      </div>
    </figure>
  )
}
