import { lazy, Suspense } from 'react'
import { useWide } from '../charts/useWide'
import { type Picture, sizeOf } from './picture'

const Drawn = lazy(() => import('./Drawn').then(module => ({ default: module.Drawn })))

/** A picture of a case, in the room that is kept for it. */
export function Drawing({ picture }: { picture: Picture }) {
  const wide = useWide()
  const { width, height } = sizeOf(picture, wide)
  return (
    <div className="drawing" style={{ aspectRatio: `${width} / ${height}` }}>
      <Suspense>
        <Drawn picture={picture} wide={wide} />
      </Suspense>
    </div>
  )
}
