import { displayUnit } from '@sweeps/model/amounts'
import { useMemo } from 'react'
import { countTo } from '../../../ui/countTo'
import { metricName } from '../../../ui/format/chartNames'
import { dayWords } from '../../../ui/format/dates'
import { seasonOfKey } from '../../../ui/format/shortName'
import { titlePath } from '../../../ui/route/routes'
import { LineKey } from '../../../ui/season-lines/LineKey'
import { SeasonLines } from '../../../ui/season-lines/SeasonLines'
import { runKey } from '../../../ui/titles/runKey'
import { useMeasuresOfRuns } from '../../../ui/titles/useMeasureOfRun'
import { firstWeeks, type PublishedRun } from './publishedRuns'

/** Runs of one chart over each other: drawn, and as a table, from the first week of each. */
export function PublishedLines({ runs, weeks }: { runs: PublishedRun[]; weeks: number }) {
  const measures = useMeasuresOfRuns(runs.map(({ run }) => run))
  const known = measures.every(measure => measure !== undefined)
  const metrics = new Set(measures.map(measure => measure?.metric ?? null))
  const valued = runs.some(run => run.weeks.some(({ week }) => week.value !== null))
  const metric = valued && metrics.size === 1 ? ([...metrics][0] ?? null) : null
  const unit = displayUnit(
    runs.flatMap(run => run.weeks.map(({ week }) => week)),
    metric === null ? '' : (measures[0]?.unit ?? ''),
  )
  const names = runs.map(({ run, key }) => run.name ?? key)
  const picture = useMemo(
    () => ({
      ...{ name: `${metric === null ? 'Values' : metricName(metric)} by week, all seasons`, labelX: 'week on the list', labelY: unit.word },
      ...{ formatX: (place: number) => (Number.isInteger(place) ? String(place) : ''), formatY: unit.format },
      lines: runs.map(({ weeks: own, run, key }) => ({
        ...{ name: run.name ?? key, kind: 'equal' as const },
        points: countTo(weeks).map(place => ({ x: place, y: own.find(one => one.place === place)?.week.value ?? null })),
      })),
    }),
    [runs, weeks, metric, unit],
  )
  if (!known) return <div className="part-wait" aria-busy="true" />
  const value = (of: number | null | undefined) =>
    of === null || of === undefined ? <span className="unknown">not known</span> : `${unit.format(of)} ${unit.word}`
  return (
    <>
      <LineKey
        entries={runs.map(({ run, key }, at) => ({
          ...{ name: names[at]!, kind: 'equal', detail: `first listed in the week of ${dayWords(run.debut)}` },
          href: titlePath(seasonOfKey(key)?.title ?? key, runKey(run)),
        }))}
      />
      {metric === null ? (
        <p>
          {valued ? 'They are not measured in the same: ' : 'No figure of theirs is published: '}their ranks are all that can be compared.
        </p>
      ) : (
        <SeasonLines large picture={picture} caption={`${metricName(metric)} by week on the list; a week off the list has no point`} />
      )}
      {/* It may be wider than a phone: then it is pushed sideways, by keyboard too. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section className="side-scroll" aria-label="Published figures by week" tabIndex={0}>
        <table className="figures season-columns">
          <caption className="visually-hidden">Published figures by week</caption>
          <thead>
            <tr>
              <th scope="col">Week</th>
              {names.map((name, at) => (
                <th key={runs[at]!.key} scope="col" className="number">
                  <span className="line-number">{at + 1}</span>
                  <span className="long"> {name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">Highest rank</th>
              {runs.map(({ key, run }) => (
                <td key={key} className="number">
                  {run.peakRank === null ? <span className="unknown">not known</span> : `No. ${run.peakRank}`}
                </td>
              ))}
            </tr>
            {metric !== null && (
              <tr>
                <th scope="row">{weeks === 1 ? 'First week' : `First ${weeks} weeks, as far as it was listed`}</th>
                {runs.map(run => (
                  <td key={run.key} className="number">
                    {value(firstWeeks(run, weeks))}
                  </td>
                ))}
              </tr>
            )}
            {countTo(weeks).map(place => (
              <tr key={place}>
                <th scope="row">{place}</th>
                {runs.map(({ key, weeks: own }) => {
                  const week = own.find(one => one.place === place)?.week
                  return (
                    <td key={key} className="number">
                      {week ? metric === null ? '' : value(week.value) : <span className="muted">not listed</span>}
                      {week && <div className="detail">{week.rank === null ? 'rank not known' : `No. ${week.rank}`}</div>}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}
