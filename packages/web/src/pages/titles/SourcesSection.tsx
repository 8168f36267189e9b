import type { ChartSummary } from '@sweeps/model'
import { useMemo } from 'react'
import type { Title } from '../../api/titleQueries'
import { dayWords, formatWeek } from '../../ui/format/dates'
import { LineSample } from '../../ui/season-lines/LineKey'
import { styleOf } from '../../ui/season-lines/lineStyle'
import { SeasonLines } from '../../ui/season-lines/SeasonLines'
import { useMeasuresOfRuns } from '../../ui/titles/useMeasureOfRun'
import { mostSentence, type SourceDrawing, sourceDrawings, sourceRuns } from './sourceLines'

/** What each source says of a title, week by week: over one axis where they measure the same, one below the other where they do not. */
export function SourcesSection({ title, charts }: { title: Title; charts: ChartSummary[] }) {
  const runs = useMemo(() => sourceRuns(title), [title])
  const measures = useMeasuresOfRuns(runs)
  const known = measures.every(measure => measure !== undefined)
  const key = JSON.stringify(measures)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is measured is another array at every turn; its text is the same.
  const drawings = useMemo(() => (known ? sourceDrawings(title, runs, measures, charts) : []), [title, runs, key, charts])
  const weeks = drawings.flatMap(({ lines }) => lines.flatMap(({ points }) => points.filter(({ y }) => y !== null).map(({ x }) => x)))
  if (runs.length === 0 || (known && drawings.flatMap(({ lines }) => lines).length < 2)) return null
  if (!known) return <div className="part-wait" aria-busy="true" />
  const span: [number, number] = [Math.min(...weeks), Math.max(...weeks)]
  const sentence = mostSentence(drawings, formatWeek)
  return (
    <section className="sources-section" aria-labelledby="sources-heading">
      <h2 id="sources-heading">What each source says</h2>
      {sentence !== null && (
        <p>
          <strong>{sentence}.</strong>
        </p>
      )}
      {drawings.map(drawing => (
        <OneUnit key={drawing.metric} drawing={drawing} span={span} />
      ))}
      <p className="muted">
        {drawings.length > 1 && 'They do not measure the same: each has its own axis, and all have the same weeks. '}A week without a point:
        the source does not list the title, or its figure is not known.
      </p>
    </section>
  )
}

function OneUnit({ drawing: { metric, unit, lines }, span }: { drawing: SourceDrawing; span: [number, number] }) {
  const picture = useMemo(
    () => ({
      ...{ name: `${metric} by week and source`, labelX: 'week of', labelY: `${unit.word} ${metric.toLowerCase()}`.trim() },
      lines: lines.map(line => ({ ...line, kind: 'equal' as const })),
      formatX: (week: number) => dayWords(new Date(week).toISOString().slice(0, 10)),
      formatY: unit.format,
      ...{ domainX: span, ticksX: weekTicks(span) },
    }),
    [metric, unit, lines, span],
  )
  return (
    <>
      <SeasonLines large picture={picture} caption={`${metric} by week${unit.word ? `, in ${unit.word}s` : ''}`} />
      <ol className="line-key">
        {lines.map(({ name }, at) => (
          <li key={name}>
            <LineSample style={styleOf('equal', at)} />
            {name}
          </li>
        ))}
      </ol>
    </>
  )
}

const weekMs = 7 * 86_400_000

/** The first week, the last one, and one in the middle: weeks are named by their first day, so no other day is a tick. */
function weekTicks([first, last]: [number, number]): number[] {
  const middle = first + Math.round((last - first) / weekMs / 2) * weekMs
  return [...new Set([first, middle, last])]
}
