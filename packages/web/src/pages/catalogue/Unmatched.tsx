import type { CatalogueChanged, UnmatchedContent } from '@sweeps/model'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorMessage } from '../../ui/ErrorMessage'
import { errorWords } from '../../ui/errorWords'
import { dayWords } from '../../ui/format/dates'
import { figureWords } from '../../ui/format/figureWords'
import { Anchor } from '../../ui/route/Link'
import type { Assignable } from './AssignDialog'
import { unmatchedCsvAddress, unmatchedQuery } from './catalogueQueries'
import { assign } from './changeCatalogue'

const step = 20

interface Props {
  edit: boolean
  onAssign: (of: Assignable) => void
  onDone: (changed: CatalogueChanged, what: string) => void
}

/** What was played and is in no title, the most watched first. */
export function Unmatched({ edit, onAssign, onDone }: Props) {
  const { data, error } = useQuery(unmatchedQuery)
  const [count, setCount] = useState(step)
  if (error) return <ErrorMessage error={error} inside />
  if (!data) return <div className="part-wait" aria-busy="true" />
  const { unmatched } = data
  const plays = unmatched.reduce((sum, row) => sum + row.plays, 0)
  return (
    <section aria-labelledby="unmatched">
      <h2 id="unmatched">Not in the catalogue</h2>
      {unmatched.length === 0 ? (
        <p>Everything that was played is in the catalogue.</p>
      ) : (
        <>
          <p>
            Seen {plays.toLocaleString('en')} {plays === 1 ? 'play' : 'plays'} of {unmatched.length.toLocaleString('en')} content{' '}
            {unmatched.length === 1 ? 'id' : 'ids'} that no title has. Their minutes count under the id itself.
          </p>
          <table className="figures unmatched">
            <caption className="visually-hidden">Content that was played and is not in the catalogue</caption>
            <thead>
              <tr>
                <th scope="col">Content</th>
                <th scope="col" className="number extra">
                  Plays
                </th>
                <th scope="col" className="number">
                  Minutes
                </th>
                <th scope="col" className="extra">
                  Seen
                </th>
                <th scope="col">{edit ? 'Which episode is it?' : 'May be'}</th>
              </tr>
            </thead>
            <tbody>
              {unmatched.slice(0, count).map(row => (
                <Line key={`${row.service} ${row.content}`} of={row} edit={edit} onAssign={onAssign} onDone={onDone} />
              ))}
            </tbody>
          </table>
          <p>
            {count < unmatched.length && (
              <button type="button" className="quiet" onClick={() => setCount(count + step)}>
                Show {Math.min(step, unmatched.length - count)} more
              </button>
            )}{' '}
            <Anchor href={unmatchedCsvAddress} download>
              Download these as CSV
            </Anchor>
          </p>
        </>
      )}
    </section>
  )
}

const playedWhen = ({ firstSeen, lastSeen }: UnmatchedContent) =>
  firstSeen === lastSeen ? dayWords(firstSeen) : `${dayWords(firstSeen)} to ${dayWords(lastSeen)}`

function Line({ of, edit, onAssign, onDone }: Props & { of: UnmatchedContent }) {
  const { service, content, plays, minutes, suggestion } = of
  return (
    <tr>
      <th scope="row">
        <code>{content}</code> <span className="muted">{service}</span>
        <div className="under">
          {plays.toLocaleString('en')} {plays === 1 ? 'play' : 'plays'}, {playedWhen(of)}
        </div>
      </th>
      <td className="number extra">{plays.toLocaleString('en')}</td>
      <td className="number">{figureWords.amount(minutes)}</td>
      <td className="extra">{playedWhen(of)}</td>
      <td>
        {edit ? (
          <div className="assigning">
            {suggestion && <OneClick of={of} onDone={onDone} />}
            <button type="button" className="quiet" aria-label={`Choose an episode for ${content}`} onClick={() => onAssign(of)}>
              Choose…
            </button>
          </div>
        ) : (
          (suggestion?.place ?? <span className="unknown">not known</span>)
        )}
      </td>
    </tr>
  )
}

/** Assigns a content to where its id says it belongs. */
function OneClick({ of: { service, content, suggestion }, onDone }: { of: UnmatchedContent } & Pick<Props, 'onDone'>) {
  const { title, season, episode, place, because, taken } = suggestion!
  const attempt = useMutation({
    mutationFn: () => assign({ service, content, title, ...(season > 0 && { season, episode }), merge: taken.length > 0 }),
    onSuccess: changed => onDone(changed, `${content} is ${place}`),
  })
  return (
    <>
      <button
        type="button"
        className="quiet"
        aria-label={`Assign to ${place}: ${content}`}
        disabled={attempt.isPending}
        onClick={() => attempt.mutate()}
      >
        Assign to {place}
      </button>
      <span className="muted why">{taken.length > 0 ? `beside ${taken.join(', ')}` : because}</span>
      {attempt.error && (
        <span role="alert" className="trouble">
          {errorWords(attempt.error)}
        </span>
      )}
    </>
  )
}
