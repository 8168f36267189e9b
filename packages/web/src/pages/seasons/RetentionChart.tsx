import type { SeasonRetention } from '@sweeps/model'
import { useMemo } from 'react'
import { figureWords } from '../../ui/format/figureWords'
import { LinesChart } from './LinesChart'

/**
 * Where the starters of each episode leave it: a line per episode, the first one strongest. Between the points that may be shown a line goes
 * straight: nobody comes back, so what is true there lies between the two.
 */
export function RetentionChart({ retention, wide }: { retention: SeasonRetention[]; wide: boolean }) {
  const picture = useMemo(
    () => ({
      lines: retention.map(({ episode, curve }) => ({
        name: retention.length === 1 ? '' : `Ep. ${episode}`,
        points: curve.map(({ percent, share }) => ({ x: percent, y: share })),
      })),
      through: true,
      wide,
      name: 'Share of starters still watching',
      labelX: '% of the episode',
      labelY: 'share of starters',
      formatX: String,
      formatY: (share: number) => figureWords.share(share).replace('.0', ''),
    }),
    [retention, wide],
  )
  return <LinesChart picture={picture} />
}
