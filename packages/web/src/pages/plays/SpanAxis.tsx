import type { Bar, Extent } from './spanBars'

interface Props {
  name: string
  explanation: string
  /** What the axis runs from and to. */
  extent: Extent
  bars: Bar[]
  /** What the server has not acknowledged yet. */
  pending?: Extent | null
  /** Where it is now, if it is anywhere. */
  marker: number | null
  tick: (at: number) => string
}

const quarters = [0, 0.25, 0.5, 0.75, 1]

/** Spans as bars along an axis. Bars are see-through: what was watched twice shows stronger. The span table says the same in words. */
export function SpanAxis({ name, explanation, extent, bars, pending, marker, tick }: Props) {
  const percent = (at: number) => `${(Math.min(1, Math.max(0, (at - extent.from) / (extent.to - extent.from))) * 100).toFixed(3)}%`
  const extentStyle = ({ from, to }: Extent) => ({ left: percent(from), width: `calc(${percent(to)} - ${percent(from)})` })
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
        {pending && <span className="axis-pending" style={extentStyle(pending)} />}
        {bars.map(bar => (
          <span key={bar.start} className="axis-bar" style={extentStyle(bar)} />
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
