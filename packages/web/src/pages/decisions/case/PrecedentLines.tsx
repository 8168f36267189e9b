const width = 220
const height = 84
const pad = 5

interface Props {
  /** This season’s hours, week by week; null: not on the list. */
  own: (number | null)[]
  hours: (number | null)[]
  /** The most hours of a week of all that stand beside each other. */
  most: number
  weeks: number
  name: string
}

/** One season’s weeks over this one’s. Drawn by hand, as the sparklines are: two lines need no library. */
export function PrecedentLines({ own, hours, most, weeks, name }: Props) {
  const x = (at: number) => pad + (at / (weeks - 1)) * (width - 2 * pad)
  const y = (value: number) => height - pad - (value / most) * (height - 2 * pad)
  const points = (of: (number | null)[]) =>
    of.slice(0, weeks).flatMap((value, at) => (value === null ? [] : [{ at, x: x(at), y: y(value) }]))
  const path = (of: (number | null)[]) =>
    points(of)
      .map((point, index, all) => `${all[index - 1]?.at === point.at - 1 ? 'L' : 'M'}${point.x.toFixed(1)},${point.y.toFixed(1)}`)
      .join('')
  return (
    <svg className="precedent-lines" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={name}>
      <path className="ground" d={`M0,${height - pad}H${width}`} />
      <path className="own" d={path(own)} />
      <path className="line" d={path(hours)} />
      {points(hours).map(point => (
        <circle key={point.at} cx={point.x} cy={point.y} r="2.5" />
      ))}
    </svg>
  )
}
