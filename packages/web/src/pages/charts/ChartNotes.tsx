import type { Chart, ChartSummary } from '@sweeps/model'
import { chartKey } from '../../api/chartKey'
import { csvAddress } from '../../api/chartQueries'
import { formatWeek } from '../../ui/format/dates'
import { Anchor, Link } from '../../ui/route/Link'
import { comparePath, panelPath, recordsPath } from '../../ui/route/routes'
import { sharedList } from '../../ui/share/publicAddresses'
import { ShareButton } from '../../ui/share/ShareButton'

/** What a reader must know to trust the table, and the way to take it along. */
export function ChartNotes({ chart, definition }: { chart: Chart; definition: ChartSummary }) {
  const key = chartKey(definition)
  const listName = definition.lists.find(({ id }) => id === chart.list)?.name ?? chart.list
  const shared = (week: string) =>
    sharedList({
      key,
      week,
      list: chart.list,
      name: `${chart.name}: ${listName}, ${week === 'latest' ? 'always the latest week' : formatWeek(week)}`,
    })
  return (
    <footer className="notes">
      {chart.notes.length > 0 && (
        <ul>
          {chart.notes.map(note => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {chart.panel && <p>{chart.panel.explanation}</p>}
      <p>
        Source: {chart.source}. Figures in {chart.unit}. {definition.note}
      </p>
      <p className="links">
        <Anchor href={csvAddress(key, chart.week.start, chart.list)} download>
          Download as CSV
        </Anchor>
        <ShareButton of={[shared(chart.week.start), shared('latest')]} />
        <Link href={recordsPath(key, chart.list)}>Records of this list</Link>
        <Link href={comparePath({ chart: key, week: chart.week.start, list: chart.list })}>Beside the week before</Link>
        {chart.panel && <Link href={panelPath(chart.panel.id, chart.week.start)}>The panel and the census of this week</Link>}
      </p>
    </footer>
  )
}
