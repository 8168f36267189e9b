import type { ProductionRecord } from '@sweeps/model'
import { productionRecordCsvAddress } from '../../../api/seasonQueries'
import { instantWords } from '../../../ui/format/dates'
import { Anchor } from '../../../ui/route/Link'
import type { SourceNumbers } from './FactMarks'

interface Props {
  record: ProductionRecord
  sources: SourceNumbers
  title: string
  season: string
}

/** Where all of it was read, in full: on paper an address must be readable. */
export function Sources({ record: { version, made, actor }, sources, title, season }: Props) {
  return (
    <section className="report-section sources" id="sources" aria-labelledby="sources-heading">
      <h2 id="sources-heading">Sources of the record</h2>
      <ol>
        {[...sources].map(([source, number]) => (
          <li key={source} id={`source-${number}`}>
            <Source of={source} />
          </li>
        ))}
      </ol>
      <p className="links">
        <Anchor href={productionRecordCsvAddress(title, season)} download>
          Record as CSV
        </Anchor>
        <a href="#making">Link to the record</a>
        <span className="muted">
          Version {version}, {instantWords(made)}, by {actor}
        </span>
      </p>
    </section>
  )
}

/** A source may be a document; only addresses of the web become links. */
function Source({ of }: { of: string }) {
  if (!/^https?:\/\//.test(of)) return <>{of}</>
  return (
    <a href={of} rel="noreferrer">
      {of}
    </a>
  )
}
