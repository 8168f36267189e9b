import type { SeasonRetention } from '@sweeps/model'
import { useEffect, useRef } from 'react'
import { figureWords } from '../../ui/format/figureWords'
import { drawLines } from './drawLines'

/** Where the starters of each episode leave it: a line per episode, the first one strongest. */
export function RetentionChart({ retention, wide }: { retention: SeasonRetention[]; wide: boolean }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const points = retention.flatMap(({ curve }, line) => curve.map(({ percent, share }) => ({ x: percent, y: share, line })))
    const name = 'Share of starters still watching'
    place.current?.replaceChildren(
      drawLines({
        points,
        dots: false,
        wide,
        name,
        labelX: '% of the episode',
        formatX: String,
        formatY: share => figureWords.share(share).replace('.0', ''),
      }),
    )
  }, [retention, wide])
  return <div ref={place} />
}
