import { useQuery } from '@tanstack/react-query'
import type { SeasonView } from '../../../api/seasonView'
import { ErrorMessage } from '../../../ui/ErrorMessage'
import { Link } from '../../../ui/route/Link'
import { viewPath } from '../../../ui/route/routes'
import { ExportLinks } from '../../../ui/seasons/ExportLinks'
import { RangeTable } from './RangeTable'
import { rangeCsvAddress, rangeQuery } from './rangeQuery'
import { spanWords } from './spanWords'
import { WeeksChoice } from './WeeksChoice'
import { weeksOf } from './weeksOf'
import './range.css'

/** Weeks in the middle of a season’s life beside as many before them: chosen here, kept in the address. */
export function RangeSection({ view, released }: { view: SeasonView; released: string }) {
  const { range } = view
  return (
    <section className="report-section" id="range" aria-labelledby="range-heading">
      <h2 id="range-heading">Week by week, and those before</h2>
      <WeeksChoice view={view} released={released} />
      {range && <Chosen view={view} range={range} released={released} />}
    </section>
  )
}

function Chosen({ view, range, released }: { view: SeasonView; range: { from: string; to: string }; released: string }) {
  const { data, error, isPlaceholderData } = useQuery(rangeQuery(view, range))
  const weeks = weeksOf(released, range)
  return (
    <>
      <p className="range-chip">
        <strong>
          {weeks && `${weeks.last === weeks.first ? `Week ${weeks.first}` : `Weeks ${weeks.first} to ${weeks.last}`}: `}
          {spanWords(range)}
        </strong>
        <Link href={viewPath({ ...view, range: null })} aria-label="Remove the choice of weeks">
          <span aria-hidden="true">×</span>
        </Link>
      </p>
      {error && <ErrorMessage error={error} inside />}
      {data && !error && (
        <div aria-busy={isPlaceholderData}>
          <RangeTable range={data} />
          <ul className="muted">
            {data.notes.map(note => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </div>
      )}
      {!data && !error && (
        <p className="muted" role="status">
          Counting these weeks and those before. The first time this may take a while.
        </p>
      )}
      <ExportLinks address={viewPath(view, 'range')} tables={[{ name: 'These weeks', href: rangeCsvAddress(view, range) }]} />
    </>
  )
}
