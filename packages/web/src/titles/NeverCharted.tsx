import type { ListedSeason, TitleStatus } from '@sweeps/model'
import { Link } from '../route/Link'
import { seasonPath } from '../seasons/seasonPath'
import { roughDayWords } from '../shell/roughDayWords'
import { Future } from '../tabs/Future'

interface Props {
  title: string
  seasons: ListedSeason[]
  /** What was announced of its future. */
  status: TitleStatus | null
}

/** A title that no chart has had: what there is of it all the same. */
export function NeverCharted({ title, seasons, status }: Props) {
  const latest = Math.max(0, ...seasons.map(({ season }) => season ?? 0))
  return (
    <>
      <p className="lede">No chart has had it so far.</p>
      <Future title={title} status={status} season={latest} />
      <ul>
        {seasons.map(({ season, premiere, counted }) => (
          <li key={season}>
            <Link href={seasonPath(title, season ?? 0)}>{season === null ? 'The film' : `Season ${season}`}</Link>
            {premiere && `, from ${roughDayWords(premiere)}`}
            {!counted && <span className="muted"> (its viewing is not counted here)</span>}
          </li>
        ))}
      </ul>
    </>
  )
}
