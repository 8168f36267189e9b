import type { Overview } from '@sweeps/model'
import { useQuery } from '@tanstack/react-query'
import { ErrorMessage } from '../../ui/ErrorMessage'
import { instantWords } from '../../ui/format/dates'
import { PageTitle } from '../../ui/PageTitle'
import { Awaiting } from './Awaiting'
import { Example } from './Example'
import { FirstSteps } from './FirstSteps'
import { Freshness } from './Freshness'
import { OwnWeek } from './OwnWeek'
import { overviewQuery } from './overviewQuery'
import { PlayingNow } from './PlayingNow'
import { Premieres } from './Premieres'
import { PublishedLast } from './PublishedLast'
import { StartChart } from './StartChart'
import { TroubleList } from './TroubleList'
import { useArrivals } from './useArrivals'
import '../../ui/figures.css'
import '../../ui/charts/table.css'
import './overview.css'

/** `/`: the installation at a glance. It holds on an empty directory, with public figures only and with everything. */
export function OverviewPage() {
  const { data, error } = useQuery(overviewQuery)
  useArrivals()
  if (error && !data) return <ErrorMessage error={error} />
  return (
    <article className="overview">
      <PageTitle>Overview</PageTitle>
      {data ? data.kinds.length === 0 ? <Empty of={data} /> : <Glance of={data} /> : <div className="page-wait" aria-busy="true" />}
    </article>
  )
}

function Empty({ of: { trouble } }: { of: Overview }) {
  return (
    <>
      <p className="lede">Nothing has been counted or imported so far. Three steps lead on, in any order.</p>
      <TroubleList trouble={trouble} />
      <FirstSteps />
    </>
  )
}

function Glance({ of }: { of: Overview }) {
  const { at, kinds, week, start, example, playing, premieres, awaiting, edition, release, sources, services, trouble } = of
  const played = kinds.includes('plays')
  const ownFirst = week !== null && start !== null && !start.top && start.chart === week.chart.chart
  return (
    <>
      <TroubleList trouble={trouble} />
      {example && <Example of={example} />}
      <div className="overview-columns">
        <div>
          {/* What the installation wants its readers to see first is first. */}
          {start?.named && <StartChart of={start} />}
          {week && <OwnWeek of={week} first={ownFirst} />}
          {start && !start.named && !ownFirst && <StartChart of={start} />}
        </div>
        <div>
          {played && <PlayingNow of={playing} />}
          <Premieres of={premieres} />
          {awaiting && <Awaiting of={awaiting} />}
          <PublishedLast edition={edition} release={release} />
          <Freshness sources={sources} services={services} well={trouble.length === 0} />
        </div>
      </div>
      {!played && <FirstSteps only="beacon" />}
      <p className="muted">As of {instantWords(at)}.</p>
    </>
  )
}
