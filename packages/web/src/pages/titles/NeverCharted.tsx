import type { ListedSeason, TitleStatus } from '@sweeps/model'
import { AddData } from '../../ui/AddData'
import { roughDayWords } from '../../ui/format/dates'
import { Link } from '../../ui/route/Link'
import { seasonPath } from '../../ui/route/routes'
import { Future } from '../../ui/titles/Future'

interface Props {
  title: string
  seasons: ListedSeason[]
  /** What was announced of its future. */
  status: TitleStatus | null
  /** It charted in other markets than the first of a chart. */
  elsewhere: boolean
}

/** A title that no chart has had: what there is of it all the same. */
export function NeverCharted({ title, seasons, status, elsewhere }: Props) {
  const latest = Math.max(0, ...seasons.map(({ season }) => season ?? 0))
  return (
    <>
      <p className="lede">{elsewhere ? 'It charted in the countries below.' : 'No chart has had it so far.'}</p>
      {!elsewhere && (
        <p>
          <AddData>Add data</AddData>: a list that has it, or plays of it.
        </p>
      )}
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
