import { useQuery } from '@tanstack/react-query'
import { ask } from '../../api/ask'
import { chartKey } from '../../api/chartKey'
import { Link } from '../../ui/route/Link'
import { chartPath, seasonPath } from '../../ui/route/routes'
import type { ImportAnswer } from './importFile'

/** The chart or the page that an import made. */
export function MadeLink({ of }: { of: ImportAnswer }) {
  const source = sourceOf(of)
  const { data, isPending } = useQuery({
    queryKey: ['made', source],
    queryFn: () => ask('GET /v1/imports/chart', { source: source!, week: 'weeks' in of.answer ? of.answer.weeks.to : undefined }),
    enabled: source !== null,
  })
  const chart = data?.chart
  const page = pageOf(of)
  if (source !== null && isPending) return <div className="link-wait" aria-busy="true" />
  return (
    <p className="made">
      {chart && (
        <Link className="primary" href={chartPath(chartKey({ ...chart, id: chart.chart }), chart.week, chart.list)}>
          See the chart: <bdi>{chart.name}</bdi>
        </Link>
      )}
      {of.kind === 'figures' && !chart && `No chart is over “${of.answer.source}” yet: write one into charts.json of the data directory. `}
      {page && (
        <Link href={page.href}>
          <bdi>{page.name}</bdi>
        </Link>
      )}
    </p>
  )
}

/** Of which source a chart may show it now; null: none. */
function sourceOf({ kind, answer }: ImportAnswer): string | null {
  if (kind === 'plays') return answer.spans > 0 ? 'census' : null
  if (kind === 'panel') return `panel-${answer.panel}`
  return 'source' in answer ? answer.source : null
}

function pageOf({ kind, answer }: ImportAnswer): { href: string; name: string } | null {
  if (kind === 'catalogue' || kind === 'plays') return { href: '/catalogue', name: 'The catalogue, with what it does not know yet' }
  if (kind === 'record') return { href: seasonPath(answer.title, answer.season), name: 'The season, with its record' }
  if (kind === 'outcomes') return { href: '/calibration', name: 'The track record of probabilities learned from it' }
  return kind === 'panel' ? null : { href: '/matches', name: 'Names on it that are in doubt' }
}
