import { casePath } from '../route/casePath'
import { Link } from '../route/Link'
import { titlePath } from '../route/titlePath'
import type { SeasonView } from './seasonView'

/** Said where a season is known and its viewing is not. */
export function NoViewing({ view: { title, season } }: { view: SeasonView }) {
  return (
    <div className="no-viewing">
      <p className="lede">No viewing of it is counted here, so there is no audience to report.</p>
      <p className="ways">
        <Link href={titlePath(title)}>What others published of it</Link>
        {season !== '0' && <Link href={casePath(title, season)}>The case for another season</Link>}
      </p>
    </div>
  )
}
