import { defaultView, type SeasonView } from '../../api/seasonView'
import { AddData } from '../../ui/AddData'
import { Link } from '../../ui/route/Link'
import { casePath, compareSeasonsPath, titlePath } from '../../ui/route/routes'

/** Said where a season is known and its viewing is not. */
export function NoViewing({ view: { title, season } }: { view: SeasonView }) {
  return (
    <div className="no-viewing">
      <p className="lede">No viewing of it is counted here, so there is no audience to report.</p>
      <p className="links">
        <Link href={titlePath(title)}>What others published of it</Link>
        <Link href={compareSeasonsPath({ ...defaultView, seasons: [`${title}/${season}`] })}>Beside another season</Link>
        {season !== '0' && <Link href={casePath(title, season)}>The case for another season</Link>}
        <AddData>Add plays of it</AddData>
      </p>
    </div>
  )
}
