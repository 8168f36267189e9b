import { useEffect, useRef } from 'react'
import type { PointedDrawing } from './pointed'
import { nearestX } from './readingAt'

interface Props {
  /** Makes the drawing anew whenever it is another function. */
  draw: () => PointedDrawing
  xs: readonly number[]
  x: number | null
  onRead: (x: number | null) => void
}

/** A drawing that is read where the pointer is. `ReadAt` does the same by keyboard. */
export function Pointed({ draw, xs, x, onRead }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const drawing = useRef<PointedDrawing>(null)
  useEffect(() => {
    drawing.current = draw()
    place.current?.replaceChildren(drawing.current.element)
  }, [draw])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a drawing made anew has no line yet.
  useEffect(() => drawing.current?.point(x !== null && xs.includes(x) ? x : null), [draw, x, xs])
  return <div ref={place} onPointerMove={event => drawing.current && onRead(nearestX(xs, drawing.current.xAt(event.clientX)))} />
}
