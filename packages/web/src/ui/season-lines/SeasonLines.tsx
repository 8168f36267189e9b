import { lazy, Suspense, useMemo, useState } from 'react'
import { ReadAt } from '../reading/ReadAt'
import { readableXs, readingAt } from '../reading/readingAt'
import { useWide } from '../useWide'
import type { SeasonLinesPicture } from './SeasonLinesPlot'
import './season-lines.css'

const SeasonLinesPlot = lazy(() => import('./SeasonLinesPlot').then(module => ({ default: module.SeasonLinesPlot })))

/** A picture of several seasons under its caption, in space reserved for it while the plotting library loads. */
export function SeasonLines({ picture, caption, large = false }: { picture: SeasonLinesPicture; caption: string; large?: boolean }) {
  const wide = useWide()
  const [x, setX] = useState<number | null>(null)
  const xs = useMemo(() => readableXs(picture.lines), [picture])
  return (
    <figure className={`season-lines ${large ? 'large' : ''}`}>
      <figcaption>{caption}</figcaption>
      <div className="season-lines-room">
        <Suspense>
          <SeasonLinesPlot picture={picture} size={!wide ? 'narrow' : large ? 'large' : 'wide'} {...{ xs, x }} onRead={setX} />
        </Suspense>
      </div>
      <ReadAt xs={xs} x={x} onRead={setX} say={at => readingAt(picture.lines, at, picture)} />
    </figure>
  )
}
