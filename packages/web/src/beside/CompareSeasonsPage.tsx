import { Link } from '../route/Link'
import { navigate } from '../route/navigate'
import { windows } from '../seasons/seasonQuery'
import { PageTitle } from '../shell/PageTitle'
import { BesideReport } from './BesideReport'
import { type BesideRoute, besideOf, besidePath } from './besidePath'
import { SeasonChoice } from './SeasonChoice'
import '../shell/figures.css'
import '../seasons/seasons.css'
import './beside.css'

const most = 5

/** Up to five seasons at the same age, side by side. The address holds which, and how old. */
export function CompareSeasonsPage({ route }: { route: BesideRoute }) {
  const beside = besideOf(route)
  const { seasons, window } = beside
  return (
    <article className="compare-seasons season-report">
      <PageTitle title="Seasons side by side">Seasons side by side</PageTitle>
      <SeasonChoice
        legend="Seasons"
        chosen={seasons}
        most={most}
        none="Choose two to five seasons: they are compared in their first days, each from its own release."
        onChange={chosen => navigate(besidePath({ ...beside, seasons: chosen }), { replace: true })}
      />
      <nav className="windows" aria-label="Days from the release">
        {windows.map(days => (
          <Link key={days} href={besidePath({ ...beside, window: days })} aria-current={days === window ? 'page' : undefined}>
            {days} days
          </Link>
        ))}
        <span className="onwards">
          <Link href="/compare">Charts side by side</Link>
        </span>
      </nav>
      {seasons.length > 1 && <BesideReport beside={beside} />}
      {seasons.length === 1 && <p className="lede">Add another season to compare it with.</p>}
    </article>
  )
}
