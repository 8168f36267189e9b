import type { ChartSummary } from '@sweeps/model'
import { lazy, Suspense } from 'react'
import type { Title } from '../../api/titleQueries'
import { formatWeek } from '../../ui/format/dates'
import { sharedTitle } from '../../ui/share/publicAddresses'
import { ShareButton } from '../../ui/share/ShareButton'
import { Future } from '../../ui/titles/Future'
import { runKey } from '../../ui/titles/runKey'
import { RunSection } from './RunSection'
import { TitleLists } from './TitleLists'
import { titleName } from './titleName'

const SourcesSection = lazy(() => import('./SourcesSection').then(module => ({ default: module.SourcesSection })))

/** Every list it was on, and its run on one of them. */
export function Charted({ title, run, charts }: { title: Title; run: string | null; charts: ChartSummary[] }) {
  // The longest run is the one people come for, unless the address names another.
  const longest = title.lists.reduce((best, other) => (other.weeksKnown > best.weeksKnown ? other : best))
  const visible = title.lists.find(other => runKey(other) === run) ?? longest
  const latest = Math.max(0, ...title.lists.map(({ season }) => season ?? 0))
  return (
    <>
      <p className="lede">
        {title.lists.length === 1 ? 'On one list' : `${title.lists.length} runs on the charts`}, first in the week of{' '}
        {formatWeek(title.runs[0]!.week)}.
      </p>
      <Future title={title.title} status={title.status ?? null} season={latest} />
      <p className="links">
        <ShareButton of={[sharedTitle(title.title, titleName(title.lists))]} />
      </p>
      <TitleLists title={title} charts={charts} visible={visible} />
      <RunSection title={title} run={visible} charts={charts} />
      <Suspense>
        <SourcesSection title={title} charts={charts} />
      </Suspense>
    </>
  )
}
