import type { LineStyle } from './besideLine'

/** A piece of a line as the picture draws it. */
export function LineSample({ style: { stroke, width, dash, opacity } }: { style: LineStyle }) {
  return (
    <svg className="line-sample" viewBox="0 0 28 12" aria-hidden="true">
      <line x1="1" x2="27" y1="6" y2="6" stroke={stroke} strokeWidth={width} strokeOpacity={opacity} strokeDasharray={dash || undefined} />
    </svg>
  )
}
