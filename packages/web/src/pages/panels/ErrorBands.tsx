export interface Interval {
  low: number
  high: number
}

interface Estimate {
  value: number
  interval: Interval
}

interface Props {
  alone: Estimate | null
  together: Estimate | null
  truth: number | null
  /** The end of the scale that all rows have in common. */
  largest: number
}

/**
 * A title's figures as dots in the bands in which they lie: by the panel alone above, with the census below, and what is true as a line across.
 * Lines of no length with round ends stay round when the drawing is stretched. The figures stand beside it.
 */
export function ErrorBands({ alone, together, truth, largest }: Props) {
  const at = (minutes: number): number => Math.round((minutes / largest) * 1000)
  const band = (of: Estimate | null, y: number, name: string) =>
    of && (
      <g className={name}>
        <path className="band" d={`M${at(of.interval.low)} ${y}H${at(of.interval.high)}`} />
        <path className="dot" d={`M${at(of.value)} ${y}h0`} />
      </g>
    )
  return (
    <svg className="error-bands" viewBox="0 0 1000 24" preserveAspectRatio="none" aria-hidden="true">
      {band(alone, 7, 'alone')}
      {band(together, 17, 'together')}
      {truth !== null && <path className="truth" d={`M${at(truth)} 1V23`} />}
    </svg>
  )
}

/** What the signs of the drawings mean. */
export function BandKey({ truth, level }: { truth: boolean; level: number }) {
  const of = `in ${Number((100 * level).toPrecision(6))} of 100 samples`
  return (
    <ul className="band-key">
      <li>
        <Sign>
          <g className="alone">
            <path className="band" d="M0 12H100" />
          </g>
        </Sign>
        the panel alone: where it lies {of}
      </li>
      <li>
        <Sign>
          <g className="together">
            <path className="band" d="M0 12H100" />
          </g>
        </Sign>
        panel and census together
      </li>
      {truth && (
        <li>
          <Sign>
            <path className="truth" d="M50 1V23" />
          </Sign>
          what is true
        </li>
      )}
    </ul>
  )
}

const Sign = ({ children }: { children: React.ReactNode }) => (
  <svg className="error-bands" viewBox="0 0 100 24" preserveAspectRatio="none" aria-hidden="true">
    {children}
  </svg>
)
