import { lazy, Suspense } from 'react'
import { useWide } from '../../../ui/useWide'
import { type Picture, sizeOf } from './picture'

const Drawn = lazy(() => import('./Drawn').then(module => ({ default: module.Drawn })))

/** A picture of a case, in space reserved for it while the plotting library loads. */
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
