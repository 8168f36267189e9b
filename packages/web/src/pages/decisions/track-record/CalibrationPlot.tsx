import type { DecisionCalibration } from '@sweeps/model'

const size = 240
const left = 40
const bottom = 34

/** Mean probability said against share returned, a disc for each fifth, as large as it has seasons. */
export function CalibrationPlot({ bins }: { bins: DecisionCalibration['bins'] }) {
  const known = bins.filter(({ meanP, returnedShare }) => meanP !== null && returnedShare !== null)
  const most = Math.max(1, ...known.map(({ count }) => count))
  const x = (share: number) => left + share * size
  const y = (share: number) => 10 + (1 - share) * size
  return (
    <svg
      className="calibration-plot"
      viewBox={`0 0 ${left + size + 16} ${10 + size + bottom}`}
      role="img"
      aria-label="Probability said against share returned"
    >
      <path d={`M${x(0)},${y(0)}H${x(1)}V${y(1)}H${x(0)}Z`} fill="none" stroke="var(--line)" />
      <path d={`M${x(0)},${y(0)}L${x(1)},${y(1)}`} fill="none" stroke="var(--muted)" strokeDasharray="4,4" />
      {known.map(({ from, count, meanP, returnedShare }) => (
        <circle
          key={from}
          cx={x(meanP!)}
          cy={y(returnedShare!)}
          r={4 + 8 * Math.sqrt(count / most)}
          fill="var(--accent)"
          fillOpacity="0.6"
        />
      ))}
      {[0, 0.5, 1].map(tick => (
        <g key={tick}>
          <text x={x(tick)} y={y(0) + 14} textAnchor="middle">
            {tick * 100} %
          </text>
          <text x={left - 6} y={y(tick) + 4} textAnchor="end">
            {tick * 100} %
          </text>
        </g>
      ))}
      <text x={x(0.5)} y={y(0) + 28} textAnchor="middle">
        said
      </text>
      <text x={left + 6} y={y(1) + 14}>
        returned
      </text>
    </svg>
  )
}
