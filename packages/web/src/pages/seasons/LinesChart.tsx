import { useCallback, useMemo, useState } from 'react'
import { Pointed } from '../../ui/reading/Pointed'
import { ReadAt } from '../../ui/reading/ReadAt'
import { readableXs, readingAt } from '../../ui/reading/readingAt'
import { drawLines, type Picture } from './drawLines'

/** Lines with what they say at a point. */
export function LinesChart({ picture }: { picture: Picture }) {
  const [x, setX] = useState<number | null>(null)
  const xs = useMemo(() => readableXs(picture.lines), [picture])
  const draw = useCallback(() => drawLines(picture), [picture])
  return (
    <div>
      <Pointed draw={draw} xs={xs} x={x} onRead={setX} />
      <ReadAt xs={xs} x={x} onRead={setX} say={at => readingAt(picture.lines, at, picture)} />
    </div>
  )
}
