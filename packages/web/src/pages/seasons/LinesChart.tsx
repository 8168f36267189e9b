import { useEffect, useId, useRef, useState } from 'react'
import { type Drawing, drawLines, type Picture } from './drawLines'
import { nearestX, readingAt } from './readingAt'
import './lines-chart.css'

/**
 * Lines with what they say at a point: where the pointer is, or where the slider below is set by keyboard or touch. The slider says it to who
 * hears the page, too.
 */
export function LinesChart({ picture }: { picture: Picture }) {
  const place = useRef<HTMLDivElement>(null)
  const drawing = useRef<Drawing>(null)
  const id = useId()
  const [x, setX] = useState<number | null>(null)
  const { lines, labelX, formatX, formatY } = picture
  const xs = [...new Set(lines.flatMap(({ points }) => points.flatMap(of => (of.y === null ? [] : [of.x]))))].sort(
    (one, other) => one - other,
  )
  useEffect(() => {
    drawing.current = drawLines(picture)
    place.current?.replaceChildren(drawing.current.element)
  }, [picture])
  useEffect(() => drawing.current?.point(x), [x])
  const at = x === null ? 0 : Math.max(0, xs.indexOf(x))
  const reading = x === null ? '' : readingAt(lines, x, { labelX, formatX, formatY })
  return (
    <div className="lines-chart">
      {/* The slider below does the same by keyboard. */}
      <div ref={place} onPointerMove={event => drawing.current && setX(nearestX(xs, drawing.current.xAt(event.clientX)))} />
      <div className="reading">
        <label htmlFor={id}>Read at</label>
        <input
          id={id}
          type="range"
          min={0}
          max={Math.max(0, xs.length - 1)}
          value={at}
          aria-valuetext={reading || 'nothing read yet'}
          onFocus={() => setX(before => before ?? xs[0] ?? null)}
          onChange={event => setX(xs[Number(event.target.value)] ?? null)}
        />
        <output htmlFor={id} aria-live="off">
          {reading || 'Point at the drawing, or move the slider.'}
        </output>
      </div>
    </div>
  )
}
