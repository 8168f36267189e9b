import type { ListedSeason } from '@sweeps/model'
import { roughDayWords } from '../decisions/roughDayWords'
import { Link } from '../route/Link'
import { seasonPath } from '../seasons/seasonPath'

/** A title that no chart has had: what there is of it all the same. */
export function NeverCharted({ title, seasons }: { title: string; seasons: ListedSeason[] }) {
  return (
    <>
      <p className="lede">No chart has had it so far.</p>
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
