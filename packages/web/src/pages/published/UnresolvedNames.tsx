import { useState } from 'react'
import { dayWords } from '../../ui/format/dates'
import { Link } from '../../ui/route/Link'
import { titlePath } from '../../ui/route/routes'
import type { MatchSet } from './changeMatches'
import type { MatchAnswer, UnresolvedName } from './matchQuery'
import { OneClick } from './OneClick'
import { placeOf } from './placeOf'

const step = 20

interface Props {
  onChoose: (of: UnresolvedName) => void
  onDone: (done: MatchSet, what: string) => void
}

/** Unresolved names, those in most lists first. */
export function UnresolvedNames({ of: { total, doubts: names }, ...props }: Props & { of: MatchAnswer }) {
  const [count, setCount] = useState(step)
  return (
    <section aria-labelledby="unresolved-names">
      <h2 id="unresolved-names">In doubt</h2>
      {total === 0 ? (
        <p>Nothing is in doubt.</p>
      ) : (
        <>
          <p>
            {total.toLocaleString('en')} {total === 1 ? 'name' : 'names'}, those in most lists first.
            {total > names.length && ` These are the first ${names.length}; the next follow as these are settled.`}
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
              {names.slice(0, count).map(name => (
                <Line key={`${name.source} ${name.name} ${name.assigned}`} of={name} {...props} />
              ))}
            </tbody>
          </table>
          {count < names.length && (
            <p>
              <button type="button" className="quiet" onClick={() => setCount(count + step)}>
                Show {Math.min(step, names.length - count)} more
              </button>
            </p>
          )}
        </>
      )}
    </section>
  )
}

function Line({ of, onChoose, onDone }: Props & { of: UnresolvedName }) {
  const { source, name, assigned, season, lists, why, candidates } = of
  const takenFor = <Link href={titlePath(assigned)}>{placeOf(assigned, season)}</Link>
  // A name that shares the number of another has a candidate title, which is its own: only a person knows the number.
  const others = why === 'season' ? [] : candidates
  return (
    <tr>
      <th scope="row">
        <bdi>{name}</bdi> <span className="muted">{source}</span>
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

/** Why a name is unresolved, as a sentence. */
export function whyWords({ why, candidates }: UnresolvedName): string {
  const names = candidates.map(({ name, ours }) => `“${name}”${ours ? ' of the catalogue' : ''}`).join(', ')
  if (why === 'season') return `${names} has the same season number.`
  if (why === 'unread-season') return 'Which season this is cannot be read: choose “Another…” and write TITLE/N.'
  if (why === 'other-spelling') return `What follows // is another title: ${names}.`
  return `Another title is called nearly so: ${names}.`
}

/** When it was listed; a week is named by its first day. */
export const whenWords = ({ from, to }: UnresolvedName): string => (from === to ? dayWords(from) : `${dayWords(from)} to ${dayWords(to)}`)
