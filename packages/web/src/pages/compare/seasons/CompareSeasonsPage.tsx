import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { knownSeasonsQuery } from '../../../api/seasonListQueries'
import { windows } from '../../../api/seasonQueries'
import { defaultView } from '../../../api/seasonView'
import { AddData } from '../../../ui/AddData'
import { ErrorMessage } from '../../../ui/ErrorMessage'
import { seasonKey } from '../../../ui/format/shortName'
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

// Most compare seasons of their own.
const PublishedComparison = lazy(() => import('./PublishedComparison').then(module => ({ default: module.PublishedComparison })))

const most = 5

/** Up to five seasons at the same age, side by side. The address holds which, and how old. */
export function CompareSeasonsPage({ route }: { route: RouteTo<'compare-seasons'> }) {
  const comparison = comparisonOf(route)
  const { seasons, window } = comparison
  const { data, error } = useQuery(knownSeasonsQuery)
  if (error) return <ErrorMessage error={error} />
  const counted = new Set(data?.seasons.filter(season => season.counted).map(seasonKey))
  // One's own are compared by their plays, with those of others beside them as far as that goes.
  const own = seasons.filter(key => counted.has(key))
  return (
    <article className="compare-seasons season-report">
      <PageTitle title="Seasons side by side">Seasons side by side</PageTitle>
      <SeasonChoice
        legend="Seasons"
        known={data?.seasons}
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
      {data?.seasons.length === 0 && (
        <p>
          No season is known yet. <AddData />: lists that others publish, or plays of your own.
        </p>
      )}
      {data && seasons.length > 1 && own.length > 0 && (
        <ComparisonReport comparison={{ ...comparison, seasons: [...own, ...without(seasons, own)] }} />
      )}
      {data && seasons.length > 1 && own.length < seasons.length && (
        <Suspense fallback={<div className="part-wait" />}>
          <PublishedComparison comparison={comparison} />
        </Suspense>
      )}
      {seasons.length === 1 && <p className="lede">Add another season to compare it with.</p>}
    </article>
  )
}

const without = (all: readonly string[], some: readonly string[]): string[] => all.filter(key => !some.includes(key))

/** What an address compares: at most five, each once. */
export const comparisonOf = ({ seasons, window, tz }: RouteTo<'compare-seasons'>): SeasonComparison => ({
  seasons: [...new Set(seasons.filter(Boolean))].slice(0, most),
  window: window || defaultView.window,
  tz: tz || defaultView.tz,
})
