import type { PeerSeason } from '@sweeps/model'
import { Figure } from '../seasons/Figure'
import { figureWords } from '../seasons/figureWords'
import { shortHours } from '../shell/shortHours'

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
