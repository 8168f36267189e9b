import { lazy, Suspense } from 'react'
import { useWide } from '../charts/useWide'
import type { BesidePicture } from './drawBesideLines'

const BesideChart = lazy(() => import('./BesideChart').then(module => ({ default: module.BesideChart })))

/** A picture of several seasons with what it shows above it, in the room that is kept for it. */
export function BesideLines({ picture, caption, large = false }: { picture: BesidePicture; caption: string; large?: boolean }) {
  const wide = useWide()
  return (
    <figure className={`beside-lines ${large ? 'large' : ''}`}>
      <figcaption>{caption}</figcaption>
      <div className="beside-room">
        <Suspense>
          <BesideChart picture={picture} size={!wide ? 'narrow' : large ? 'large' : 'wide'} />
        </Suspense>
      </div>
    </figure>
  )
}
