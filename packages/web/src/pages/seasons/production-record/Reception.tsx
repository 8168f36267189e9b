import type { ProductionRecord } from '@sweeps/model'
import { type CSSProperties, useMemo } from 'react'
import { roughDayWords } from '../../../ui/format/dates'
import { figureWords } from '../../../ui/format/figureWords'
import { LineSample } from '../../../ui/season-lines/LineKey'
import { styleOf } from '../../../ui/season-lines/lineStyle'
import { SeasonLines } from '../../../ui/season-lines/SeasonLines'
import type { SourceNumbers } from './FactMarks'
import { SourceMark } from './FactMarks'
import { roughSpan } from './timelineOf'

const who = { critics: 'Critics', audience: 'Audience' }

/** Critics’ and audience’s scores with their scale and source; drawn over time where there is more than one day. */
export function Reception({ record: { reception }, sources }: { record: ProductionRecord; sources: SourceNumbers }) {
  return (
    <section className="report-section" id="reception" aria-labelledby="reception-heading">
      <h2 id="reception-heading">How it was received</h2>
      {reception.length === 0 ? (
        <p className="unknown">Scores of critics and audience are not known.</p>
      ) : (
        <>
          <OverTime reception={reception} />
          <table className="figures reception">
            <caption className="visually-hidden">Scores</caption>
            <thead>
              <tr>
                <th scope="col">Who, where</th>
                <th scope="col">Day</th>
                <th scope="col" className="number">
                  Score
                </th>
              </tr>
            </thead>
            <tbody>
              {reception.flatMap(({ by, site, scores }) =>
                scores.map(({ on, value, of, bound, source }) => (
                  <tr key={`${by} ${site} ${on} ${value} ${source}`} style={{ '--share': Math.min(1, value / of) } as CSSProperties}>
                    <th scope="row" className="bar" data-bound={bound ?? undefined}>
                      {who[by]}, {site ?? <span className="unknown">site not named</span>} <SourceMark source={source} sources={sources} />
                    </th>
                    <td>{on === null ? <span className="unknown">not known</span> : roughDayWords(on)}</td>
                    <td className="number">
                      {bound && `${bound} `}
                      <strong>{value}</strong> of {of}
                    </td>
                  </tr>
                )),
              )}
            </tbody>
          </table>
        </>
      )}
    </section>
  )
}

/** Scores of different scales as shares of their scale. Only days that are known can be drawn. */
function OverTime({ reception }: { reception: ProductionRecord['reception'] }) {
  const lines = useMemo(
    () =>
      reception.flatMap(({ by, site, scores }) => {
        const points = scores.flatMap(({ on, value, of }) => (on === null ? [] : [{ x: roughSpan(on).from, y: value / of }]))
        return points.length === 0 ? [] : [{ name: site === null ? who[by] : `${who[by]}, ${site}`, kind: 'equal' as const, points }]
      }),
    [reception],
  )
  const picture = useMemo(
    () => ({
      ...{ name: 'Scores over time, as shares of their scale', labelX: '', labelY: '', least: 1, lines },
      ...{ formatX: (ms: number) => month.format(ms), formatY: (share: number) => figureWords.share(share).replace('.0', '') },
      ticksX: ticksOf(lines.flatMap(({ points }) => points.map(({ x }) => x))),
    }),
    [lines],
  )
  if (!lines.some(({ points }) => points.length > 1)) return null
  return (
    <>
      <ol className="line-key">
        {lines.map(({ name }, at) => (
          <li key={name}>
            <LineSample style={styleOf('equal', at)} />
            {name}
          </li>
        ))}
      </ol>
      <SeasonLines picture={picture} caption="Scores over time, as shares of their scale" />
    </>
  )
}

const month = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' })

/** The first and the last day, and the middle. */
function ticksOf(days: number[]): number[] {
  const [first, last] = [Math.min(...days), Math.max(...days)]
  return first === last ? [first] : [first, (first + last) / 2, last]
}
