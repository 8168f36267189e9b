import type { PeerSeason } from '@sweeps/model'
import { figureWords, shortHours } from '../format/figureWords'

interface Props {
  value: number | null
  as: (value: number) => string
  /** True where what it is computed from is not known; otherwise a figure is missing because it stands for too few accounts. */
  unknown?: boolean
}

/** A figure, or why there is none. */
export function Figure({ value, as, unknown = false }: Props) {
  if (value !== null) return <>{as(value)}</>
  return <span className="unknown">{unknown ? 'not known' : 'too few accounts'}</span>
}

/** A week's hours and, below them, their share of the week before. A season may have had fewer weeks. */
export function WeekCell({ week }: { week: PeerSeason['weeks'][number] | undefined }) {
  if (!week) return <td className="number">–</td>
  return (
    <td className="number">
      <Figure value={week.hours} as={shortHours} />
      {week.decay !== null && <div className="detail">{figureWords.share(week.decay)}</div>}
    </td>
  )
}
