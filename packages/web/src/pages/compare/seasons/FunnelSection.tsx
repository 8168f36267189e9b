import type { PeerSeason } from '@sweeps/model'
import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { seasonQuery, viewAddress } from '../../../api/seasonQueries'
import type { SeasonView } from '../../../api/seasonView'
import { countTo } from '../../../ui/countTo'
import { ErrorMessage } from '../../../ui/ErrorMessage'
import { figureWords } from '../../../ui/format/figureWords'
import { shortName } from '../../../ui/format/shortName'
import { compareSeasonsPath, type SeasonComparison } from '../../../ui/route/routes'
import { SeasonLines } from '../../../ui/season-lines/SeasonLines'
import { ExportLinks } from '../../../ui/seasons/ExportLinks'
import { Figure } from '../../../ui/seasons/Figure'
import { type FunnelStep, funnelOf } from './funnelOf'
import { SeasonColumns } from './SeasonColumns'

const nothing: never[] = []

/** From episode to episode, as shares of who started the season, so that large and small ones compare. */
export function FunnelSection({ comparison, seasons, age }: { comparison: SeasonComparison; seasons: PeerSeason[]; age: number }) {
  const views: SeasonView[] = seasons.map(({ title, season }) => ({
    ...{ title, season: String(season ?? 0), window: String(age), tz: comparison.tz },
    peers: nothing,
    filters: {},
  }))
  const answers = useQueries({ queries: views.map(seasonQuery) })
  const error = answers.find(answer => answer.error)?.error
  const reports = answers.flatMap(({ data }) => data ?? [])
  const complete = reports.length === seasons.length
  const key = reports.map(report => `${report.title}/${report.season}/${report.window}`).join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list of reports is another at each rendering, what it holds is not.
  const funnels = useMemo(() => reports.map(report => ({ ...report, steps: funnelOf(report) })), [key])
  const picture = useMemo(
    () => ({
      ...{ name: 'Starters of each episode as a share of the season’s, all seasons', labelX: 'episode', labelY: '', least: 1 },
      ...{ formatX: (episode: number) => (Number.isInteger(episode) ? String(episode) : '') },
      formatY: (share: number) => figureWords.share(share).replace('.0', ''),
      lines: funnels.map(({ titleName, season, steps }) => ({
        ...{ name: shortName(titleName, season), kind: 'equal' as const },
        points: steps.map(({ episode, share }) => ({ x: episode, y: share })),
      })),
    }),
    [funnels],
  )
  const length = Math.max(0, ...funnels.map(({ steps }) => steps.length))
  return (
    <section className="report-section" id="funnel" aria-labelledby="funnel-heading">
      <h2 id="funnel-heading">From episode to episode</h2>
      {error && <ErrorMessage error={error} inside />}
      {!complete && !error && <div className="season-lines-room" aria-busy="true" />}
      {complete && (
        <>
          <SeasonLines large picture={picture} caption="Who started each episode, of all who started the season" />
          <SeasonColumns caption="Starters of each episode" first="Episode" seasons={funnels}>
            {countTo(length).map(place => (
              <tr key={place}>
                <th scope="row">{place}</th>
                {funnels.map(({ title, season, steps }) => (
                  <Cell key={`${title}/${season}`} step={steps[place - 1]} />
                ))}
              </tr>
            ))}
          </SeasonColumns>
        </>
      )}
      <ExportLinks
        address={compareSeasonsPath(comparison, 'funnel')}
        tables={seasons.map(({ titleName, season }, at) => ({
          name: `${shortName(titleName, season)}: episodes`,
          href: viewAddress(views[at]!, { table: 'episodes' }),
        }))}
      />
    </section>
  )
}

function Cell({ step }: { step: FunnelStep | undefined }) {
  if (!step) return <td className="number">–</td>
  return (
    <td className="number">
      <Figure value={step.share} as={figureWords.share} />
      {step.starters !== null && <div className="detail">{figureWords.count(step.starters)}</div>}
    </td>
  )
}
