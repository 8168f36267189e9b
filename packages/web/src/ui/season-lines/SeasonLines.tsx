import { lazy, Suspense } from 'react'
import { useWide } from '../useWide'
import type { SeasonLinesPicture } from './SeasonLinesPlot'
import './season-lines.css'

const SeasonLinesPlot = lazy(() => import('./SeasonLinesPlot').then(module => ({ default: module.SeasonLinesPlot })))

/** A picture of several seasons under its caption, in space reserved for it while the plotting library loads. */
export function SeasonLines({ picture, caption, large = false }: { picture: SeasonLinesPicture; caption: string; large?: boolean }) {
  const wide = useWide()
  return (
    <figure className={`season-lines ${large ? 'large' : ''}`}>
      <figcaption>{caption}</figcaption>
      <div className="season-lines-room">
        <Suspense>
          <SeasonLinesPlot picture={picture} size={!wide ? 'narrow' : large ? 'large' : 'wide'} />
        </Suspense>
      </div>
    </figure>
  )
}
