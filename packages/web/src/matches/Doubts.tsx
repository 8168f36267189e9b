import { useState } from 'react'
import { Link } from '../route/Link'
import { titlePath } from '../route/titlePath'
import type { MatchSet } from './changeMatches'
import { whenWords, whyWords } from './doubtWords'
import type { Doubt, MatchAnswer } from './matchQuery'
import { OneClick } from './OneClick'
import { placeOf } from './placeOf'

const step = 20

interface Props {
  onChoose: (of: Doubt) => void
  onDone: (done: MatchSet, what: string) => void
}

/** Names in doubt, those in most lists first. */
export function Doubts({ of: { total, doubts }, ...props }: Props & { of: MatchAnswer }) {
  const [count, setCount] = useState(step)
  return (
    <section aria-labelledby="doubts">
      <h2 id="doubts">In doubt</h2>
      {total === 0 ? (
        <p>Nothing is in doubt.</p>
      ) : (
        <>
          <p>
            {total.toLocaleString('en')} {total === 1 ? 'name' : 'names'}, those in most lists first.
            {total > doubts.length && ` These are the first ${doubts.length}; the next follow as these are settled.`}
          </p>
          <table className="figures">
            <caption className="visually-hidden">Published names of which it is in doubt which title they mean</caption>
            <thead>
              <tr>
                <th scope="col">Name, as published</th>
                <th scope="col" className="extra">
                  Taken for
                </th>
                <th scope="col" className="number extra">
                  Lists
                </th>
                <th scope="col" className="extra">
                  Weeks of
                </th>
                <th scope="col">Which title is it?</th>
              </tr>
            </thead>
            <tbody>
              {doubts.slice(0, count).map(doubt => (
                <Line key={`${doubt.source} ${doubt.name} ${doubt.assigned}`} of={doubt} {...props} />
              ))}
            </tbody>
          </table>
          {count < doubts.length && (
            <p>
              <button type="button" className="quiet" onClick={() => setCount(count + step)}>
                Show {Math.min(step, doubts.length - count)} more
              </button>
            </p>
          )}
        </>
      )}
    </section>
  )
}

function Line({ of, onChoose, onDone }: Props & { of: Doubt }) {
  const { source, name, assigned, season, lists, why, candidates } = of
  const takenFor = <Link href={titlePath(assigned)}>{placeOf(assigned, season)}</Link>
  // A name that shares the number of another has a candidate title, which is its own: only a person knows the number.
  const others = why === 'season' ? [] : candidates
  return (
    <tr>
      <th scope="row">
        {name} <span className="muted">{source}</span>
        <div className="under">
          taken for {takenFor}; {lists.toLocaleString('en')} {lists === 1 ? 'list' : 'lists'}, {whenWords(of)}
        </div>
      </th>
      <td className="extra">{takenFor}</td>
      <td className="number extra">{lists.toLocaleString('en')}</td>
      <td className="extra">{whenWords(of)}</td>
      <td>
        <div className="muted why">{whyWords(of)}</div>
        <div className="meanings">
          {others.map(({ title }) => (
            <OneClick key={title} of={of} title={title} words={`It is ${title}`} onDone={onDone} />
          ))}
          <OneClick of={of} title={assigned} words={`Keep ${placeOf(assigned, season)}`} onDone={onDone} />
          <button type="button" className="quiet" aria-label={`Another… for ${name}`} onClick={() => onChoose(of)}>
            Another…
          </button>
        </div>
      </td>
    </tr>
  )
}
