import { useEffect, useRef } from 'react'
import { type BesidePicture, type BesideSize, drawBesideLines } from './drawBesideLines'

/** Draws with the plotting library: loaded when seasons are compared, not before. */
export function BesideChart({ picture, size }: { picture: BesidePicture; size: BesideSize }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    place.current?.replaceChildren(drawBesideLines(picture, size))
  }, [picture, size])
  return <div ref={place} />
}
