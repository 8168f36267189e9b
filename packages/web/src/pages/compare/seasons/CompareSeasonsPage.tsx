import { windows } from '../../../api/seasonQueries'
import { defaultView } from '../../../api/seasonView'
import { PageTitle } from '../../../ui/PageTitle'
import { Link } from '../../../ui/route/Link'
import type { RouteTo } from '../../../ui/route/matchRoute'
import { navigate } from '../../../ui/route/navigate'
import { compareSeasonsPath, type SeasonComparison } from '../../../ui/route/routes'
import { SeasonChoice } from '../../../ui/seasons/SeasonChoice'
import { ComparisonReport } from './ComparisonReport'
import '../../../ui/figures.css'
import '../../../ui/seasons/report.css'
import './compare-seasons.css'

const most = 5

/** Up to five seasons at the same age, side by side. The address holds which, and how old. */
export function CompareSeasonsPage({ route }: { route: RouteTo<'compare-seasons'> }) {
  const comparison = comparisonOf(route)
  const { seasons, window } = comparison
  return (
    <article className="compare-seasons season-report">
      <PageTitle title="Seasons side by side">Seasons side by side</PageTitle>
      <SeasonChoice
        legend="Seasons"
        chosen={seasons}
        most={most}
        none="Choose two to five seasons: they are compared in their first days, each from its own release."
        onChange={chosen => navigate(compareSeasonsPath({ ...comparison, seasons: chosen }), { replace: true })}
      />
      <nav className="windows" aria-label="Days from the release">
        {windows.map(days => (
          <Link key={days} href={compareSeasonsPath({ ...comparison, window: days })} aria-current={days === window ? 'page' : undefined}>
            {days} days
          </Link>
        ))}
        <span className="onwards">
          <Link href="/compare">Charts side by side</Link>
        </span>
      </nav>
      {seasons.length > 1 && <ComparisonReport comparison={comparison} />}
      {seasons.length === 1 && <p className="lede">Add another season to compare it with.</p>}
    </article>
  )
}

/** What an address compares: at most five, each once. */
export const comparisonOf = ({ seasons, window, tz }: RouteTo<'compare-seasons'>): SeasonComparison => ({
  seasons: [...new Set(seasons.filter(Boolean))].slice(0, most),
  window: window || defaultView.window,
  tz: tz || defaultView.tz,
})
