import { useQuery } from '@tanstack/react-query'
import { chartsQuery } from '../../api/chartQueries'
import { panelsQuery } from '../../api/panelQueries'
import { mayEdit, useSession } from '../../api/useSession'
import { WeekPicker } from '../../ui/charts/WeekPicker'
import { ErrorMessage } from '../../ui/ErrorMessage'
import { formatWeek } from '../../ui/format/dates'
import { PageTitle } from '../../ui/PageTitle'
import { Link } from '../../ui/route/Link'
import { chartPath, panelPath, weekPath } from '../../ui/route/routes'
import { CensusSection } from './CensusSection'
import { ManagementSection } from './ManagementSection'
import './panels.css'
import '../../ui/figures.css'

/** The chart over one's own plays. */
const ownChart = 'census'

/** A panel in a week, and the census beside it. A week left out is the latest that is over. */
export function PanelPage({ panel, week }: { panel: string; week: string | null }) {
  const panels = useQuery(panelsQuery)
  const charts = useQuery(chartsQuery)
  const { data: session } = useSession()
  const error = panels.error ?? charts.error
  if (error) return <ErrorMessage error={error} />
  if (!panels.data || !charts.data) return <div className="page-wait" aria-busy="true" />
  const known = panels.data.find(({ id }) => id === panel)
  if (!known)
    return (
      <article>
        <PageTitle>There is nothing here</PageTitle>
        <p>
          There is no panel “{panel}”. <Link href="/panels">All panels</Link>
        </p>
      </article>
    )
  const chart = charts.data.charts.find(({ id }) => id === `panel-${panel}`)
  const weeks = chart?.weeks ?? []
  const today = new Date().toISOString().slice(0, 10)
  const shown = week ?? weeks.findLast(one => isOver(one, today)) ?? weeks.at(-1)
  return (
    <article className="panel-page">
      <header className="panel-head">
        <div>
          <PageTitle title={shown ? `${known.name}, ${formatWeek(shown)}` : known.name}>{known.name}</PageTitle>
          {shown && <p className="print-only">Week of {formatWeek(shown)}</p>}
          <p className="muted">{known.population === null ? known.market : `It stands for ${known.population}.`}</p>
        </div>
        {shown && <WeekPicker weeks={weeks} week={shown} pathOf={to => panelPath(panel, to)} />}
      </header>
      {shown === undefined ? (
        <p>Nothing that its homes watched has arrived yet.</p>
      ) : (
        <>
          <p className="panel-links for-screens">
            {chart && <Link href={chartPath(chart.id, shown, chart.lists[0]!.id)}>Chart of the panel, with ranges of ranks</Link>}
            {known.census.length > 0 && <Link href={weekPath(ownChart, shown)}>Chart of the census</Link>}
          </p>
          {known.census.length > 0 ? (
            <CensusSection panel={panel} week={shown} />
          ) : (
            <p className="muted">Its definition names no service whose census it is put together with.</p>
          )}
          {session && mayEdit(session) && <ManagementSection panel={panel} week={shown} />}
        </>
      )}
    </article>
  )
}

const dayMs = 86_400_000
const isOver = (week: string, today: string): boolean => Date.parse(week) + 7 * dayMs <= Date.parse(today)
