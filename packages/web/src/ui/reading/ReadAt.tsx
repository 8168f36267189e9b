import { useId } from 'react'
import './reading.css'

interface Props {
  /** Where the drawing can be read, ascending. */
  xs: readonly number[]
  /** Where it is read; null: nowhere yet. */
  x: number | null
  onRead: (x: number | null) => void
  /** What it says at a point. */
  say: (x: number) => string
}

/**
 * What a drawing says at a point: where the pointer is, or where this slider is set by keyboard or touch. The slider says it to who hears the page,
 * too. It stands there before the drawing has come.
 */
export function ReadAt({ xs, x, onRead, say }: Props) {
  const id = useId()
  // What is drawn may be another by now.
  const at = x === null ? -1 : xs.indexOf(x)
  const reading = at < 0 ? '' : say(xs[at]!)
  return (
    <div className="reading">
      <label htmlFor={id}>Read at</label>
      <input
        id={id}
        type="range"
        min={0}
        max={Math.max(0, xs.length - 1)}
        value={Math.max(0, at)}
        aria-valuetext={reading || 'nothing read yet'}
        onFocus={() => at < 0 && onRead(xs[0] ?? null)}
        onChange={event => onRead(xs[Number(event.target.value)] ?? null)}
      />
      <output htmlFor={id} aria-live="off">
        {reading || 'Point at the drawing, or move the slider.'}
      </output>
    </div>
  )
}
