import { decimalWords } from '@sweeps/model/amounts'
import type { PanelAndCensus } from '../../api/panelQueries'
import { ExplainButton } from '../../ui/explain/ExplainButton'
import { figureWords } from '../../ui/format/figureWords'
import { Link } from '../../ui/route/Link'
import { titlePath } from '../../ui/route/routes'
import { Between } from './Between'
import { BandKey, ErrorBands, type Interval } from './ErrorBands'
import { ranksBy } from './ranksBy'

type Title = PanelAndCensus['titles'][number]

/** Each title once: its place and figure in the census, its place, figure and interval in the panel, and of both together. */
export function CensusTable({ answer: { titles, truth } }: { answer: PanelAndCensus }) {
  const shown = titles.filter(({ minutes }) => minutes !== null)
  const hidden = titles.filter(({ minutes }) => minutes === null)
  const ranks = {
    census: ranksBy(titles, ({ census }) => census),
    panel: ranksBy(shown, ({ panelAlone }) => panelAlone?.value ?? null),
    truth: ranksBy(titles, title => title.truth),
  }
  const largest = Math.max(...shown.map(({ minutes, panelAlone }) => Math.max(minutes!.interval.high, panelAlone?.interval.high ?? 0)), 1)
  return (
    <>
      <BandKey truth={truth !== null} level={shown[0]?.minutes?.interval.level ?? 0.95} />
      <table className="figures panel-figures">
        <caption className="visually-hidden">Census and panel by title, in minutes</caption>
        <thead>
          <tr>
            <th scope="col">Title</th>
            <th scope="col" className="number extra">
              Census, devices
              <ExplainButton metric="deviceMinutes" name="Census, devices" />
            </th>
            <th scope="col" className="number extra">
              Panel, persons
              <ExplainButton metric="panelAlone" name="Panel, persons" />
            </th>
            <th scope="col" className="number">
              Both, persons
              <ExplainButton metric="minutesTogether" name="Both, persons" />
            </th>
            {truth && (
              <th scope="col" className="number">
                True
                <ExplainButton metric="truth" name="True" />
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {shown.map(title => (
            <tr key={`${title.service} ${title.title}`}>
              <th scope="row">
                <Link href={titlePath(title.title)}>{title.name}</Link>
                <ErrorBands alone={title.panelAlone} together={title.minutes} truth={title.truth} largest={largest} />
                <div className="under">
                  Census {placeOf(ranks.census.get(title), title.census)}; panel {placeOf(ranks.panel.get(title), title.panelAlone?.value)}
                </div>
                <Gap of={title} />
              </th>
              <td className="number extra">
                <Place rank={ranks.census.get(title)} value={title.census} />
              </td>
              <td className="number extra">
                <Place rank={ranks.panel.get(title)} value={title.panelAlone?.value ?? null} />
                <Between interval={title.panelAlone?.interval} />
              </td>
              <td className="number">
                {figureWords.count(title.minutes!.value)}
                <Between interval={title.minutes!.interval} />
              </td>
              {truth && (
                <td className="number">
                  <Place rank={ranks.truth.get(title)} value={title.truth} />
                  {title.truth !== null && !within(title.minutes!.interval, title.truth) && <div className="range">outside</div>}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {hidden.length > 0 && (
        <p className="muted">
          Withheld, since few of the panel saw them or their error is too large: {hidden.map(({ name }) => name).join(', ')}.
        </p>
      )}
    </>
  )
}

const within = ({ low, high }: Interval, value: number): boolean => low <= value && value <= high

function Place({ rank, value }: { rank: number | undefined; value: number | null }) {
  if (value === null) return <span className="muted">not known</span>
  return (
    <>
      {rank !== undefined && <span className="muted">No. {rank} · </span>}
      {figureWords.count(value)}
    </>
  )
}

const placeOf = (rank: number | undefined, value: number | null | undefined): string =>
  value === null || value === undefined || rank === undefined ? 'not known' : `No. ${rank}, ${figureWords.count(value)}`

/** Where the census is not used for a title that it counts. */
function Gap({ of: { census, coverage, reason } }: { of: Title }) {
  if (census === null || reason === null) return null
  return (
    <div className="gap-words">
      Not moved by the census: {reason}
      {coverage &&
        ` (census ÷ panel ${decimalWords(coverage.value, 2)}, ${decimalWords(coverage.interval.low, 2)} to ${decimalWords(coverage.interval.high, 2)})`}
      .
      <ExplainButton metric="coverageGap" name="Coverage" />
    </div>
  )
}
