import type { ProductionRecord } from '@sweeps/model'
import type { SourceNumbers } from './FactMarks'
import { Confidential, SourceMark } from './FactMarks'
import { type FactWords, factLines } from './factLines'
import { PublishedFigures } from './PublishedFigures'

/** What is known of it, fact by fact; what is not known is said. */
export function Facts({ record, sources }: { record: ProductionRecord; sources: SourceNumbers }) {
  return (
    <>
      <table className="figures facts-table">
        <caption>Facts</caption>
        <tbody>
          {factLines(record).map(({ name, values }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                {values.length === 0 ? (
                  <span className="unknown">not known</span>
                ) : (
                  <ul>
                    {values.map(value => (
                      <Value key={`${value.words} ${value.source}`} value={value} sources={sources} />
                    ))}
                  </ul>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <PublishedFigures record={record} sources={sources} />
    </>
  )
}

/** As many letters fit beside others. */
const longest = 30

function Value({ value: { words, note, source, confidential }, sources }: { value: FactWords; sources: SourceNumbers }) {
  return (
    <li className={words.length + (note?.length ?? 0) > longest ? 'long' : undefined}>
      {words} <SourceMark source={source} sources={sources} />
      {confidential && <Confidential />}
      {note && <span className="detail"> {note}</span>}
    </li>
  )
}
