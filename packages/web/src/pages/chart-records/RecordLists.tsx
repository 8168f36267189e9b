import { displayUnit } from '@sweeps/model/amounts'
import { metricName } from '../../ui/format/chartNames'
import { dayWords } from '../../ui/format/dates'
import { RecordList } from './RecordList'
import type { Records } from './recordsQuery'

/** The four records, each with who came near. */
export function RecordLists({ records }: { records: Records }) {
  const { biggestDebut, biggestJump, longestAtOne, mostWeeks } = records
  const metrics: string[] = [...new Set(biggestDebut.map(({ metric }) => metric))]
  if (metrics.length === 0) metrics.push('value')
  const weeks = (count: number) => (count === 1 ? '1 week' : `${count} weeks`)
  return (
    <div className="record-lists">
      {metrics.map(metric => {
        const debuts = biggestDebut.filter(debut => debut.metric === metric)
        const unit = displayUnit(debuts, metric)
        return (
          <RecordList
            key={metric}
            heading={metrics.length > 1 ? `Biggest debut by ${metric}` : 'Biggest debut'}
            figure={metricName(metric)}
            lines={debuts.map(debut => ({
              ...debut,
              figure: `${unit.format(debut.value)} ${unit.word}`,
              detail: `${dayWords(debut.week)}${debut.rank === null ? '' : `, No. ${debut.rank}`}`,
            }))}
          />
        )
      })}
      <RecordList
        heading="Biggest jump"
        figure="Places"
        lines={biggestJump.map(jump => ({
          ...jump,
          figure: `${jump.from - jump.to}`,
          detail: `${dayWords(jump.week)}, ${jump.from} → ${jump.to}`,
        }))}
      />
      <RecordList
        heading="Longest at No. 1"
        figure="In a row"
        lines={longestAtOne.map(run => ({
          ...run,
          figure: weeks(run.weeks),
          detail: run.from === run.to ? dayWords(run.from) : `${dayWords(run.from)} to ${dayWords(run.to)}`,
        }))}
      />
      <RecordList
        heading="Most weeks"
        figure="On the list"
        lines={mostWeeks.map(run => ({
          ...run,
          figure: `${weeks(run.weeks)}${run.counted ? '' : ' known'}`,
          detail: `last ${dayWords(run.lastWeek)}`,
        }))}
      />
    </div>
  )
}
