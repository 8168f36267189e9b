import type { Release, ReleaseParagraph } from '@sweeps/model'
import { editionAddress } from '../../api/editionQueries'
import { roughDayWords } from '../../ui/format/dates'
import { Anchor } from '../../ui/route/Link'

/** A release as a reader sees it. The address of each source is under its number. */
export function ReleaseBody({ release }: { release: Release }) {
  const { headline, deck, place, date, lead, quotes, sections, remarks, notes, contact } = release
  return (
    <div className="release">
      <h2>{headline}</h2>
      {deck.length > 0 && (
        <p className="lede">
          <Runs of={deck} />
        </p>
      )}
      <p>
        <strong>
          {place && `${place}, `}
          <time dateTime={date}>{roughDayWords(date)}</time>
        </strong>{' '}
        – <Runs of={lead} />
      </p>
      {quotes.map(({ by, words }) => (
        <blockquote key={`${by} ${words}`}>
          <p>“{words}”</p>
          <footer>– {by}</footer>
        </blockquote>
      ))}
      {sections.map(({ heading, paragraphs }) => (
        <section key={heading}>
          <h3>{heading}</h3>
          {paragraphs.map(paragraph => (
            <p key={paragraph.map(({ text }) => text).join(' ')}>
              <Runs of={paragraph} />
            </p>
          ))}
        </section>
      ))}
      {contact && <p>Contact: {contact}</p>}
      {remarks.length > 0 && (
        <section>
          <h3>Notes to editors</h3>
          <ul>
            {remarks.map(remark => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </section>
      )}
      {notes.length > 0 && (
        <section>
          <h3>Sources</h3>
          <ol className="sources">
            {notes.map(({ number, text, edition, address }) => (
              <li key={number} id={`source-${number}`} value={number}>
                {text} <SourceLink edition={edition} address={address} />
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  )
}

function Runs({ of }: { of: ReleaseParagraph }) {
  return of.map(({ text, notes }, index) => (
    // A paragraph never changes the order of its runs.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    <span key={index}>
      {index > 0 && ' '}
      {text}
      {notes.map(number => (
        <sup key={number}>
          <a href={`#source-${number}`} aria-label={`source ${number}`}>
            [{number}]
          </a>
        </sup>
      ))}
    </span>
  ))
}

/** A source may be a document; only addresses of the web become links. */
function SourceLink({ edition, address }: { edition: string | null; address: string | null }) {
  if (edition) return <Anchor href={editionAddress(edition)}>the edition</Anchor>
  if (address && /^https?:\/\//.test(address))
    return (
      <a href={address} rel="noreferrer">
        {address}
      </a>
    )
  return <>{address}</>
}
