import { useId } from 'react'
import { dayWords } from '../../ui/format/dates'
import { figureWords } from '../../ui/format/figureWords'
import { Link } from '../../ui/route/Link'
import { titlePath } from '../../ui/route/routes'
import type { UnresolvedName as Name } from './matchQuery'
import { choicesOf, takenFor, wantsSeason } from './meaningWords'
import type { Meaning } from './placeOf'

interface Props {
  of: Name
  /** What was chosen for it, and is not settled yet. */
  chosen: Meaning | null
  onChoose: (meaning: Meaning | null) => void
  onOther: () => void
}

/** A name in doubt: what it was taken for, why that is in doubt, and what it may mean. Choosing what is chosen already takes it back. */
export function UnresolvedName({ of, chosen, onChoose, onOther }: Props) {
  const { source, name, assigned, hours } = of
  const stake = hours > 0 ? figureWords.amount(hours) : null
  return (
    <tr>
      <th scope="row">
        <bdi>{name}</bdi> <span className="muted">{source}</span>
        <div className="taken">
          taken for <Link href={titlePath(assigned)}>{takenFor(of)}</Link> <span className="slug">{assigned}</span>
        </div>
        <div className="under">
          {stake !== null && `${stake} hours, `}
          {listedWords(of)}
        </div>
      </th>
      <td className="number extra">{stake ?? <span className="unknown">not known</span>}</td>
      <td className="extra">{listedWords(of)}</td>
      <td>
        <div className="muted why">{whyWords(of)}</div>
        <div className="meanings">
          {choicesOf(of).map(({ meaning, name: called, keeps }) => {
            const pressed = chosen !== null && chosen.title === meaning.title && chosen.season === undefined
            return (
              <button
                key={meaning.title}
                type="button"
                className="quiet meaning"
                aria-pressed={pressed}
                aria-label={`${keeps ? 'Keep' : 'It is'} ${called} ${meaning.title}: ${name}`}
                onClick={() => onChoose(pressed ? null : meaning)}
              >
                {keeps ? 'Keep' : 'It is'} <bdi>{called}</bdi> <span className="slug">{meaning.title}</span>
              </button>
            )
          })}
          {wantsSeason(of) && <SeasonField of={of} chosen={chosen} onChoose={onChoose} />}
          <button type="button" className="quiet" aria-label={`Another… for ${name}`} onClick={onOther}>
            Another…
          </button>
        </div>
      </td>
    </tr>
  )
}

/** The number of a season that a name does not tell, or tells like another. */
function SeasonField({ of: { name, assigned, titleName }, chosen, onChoose }: Pick<Props, 'of' | 'chosen' | 'onChoose'>) {
  const id = useId()
  return (
    <span className="season-number">
      <label htmlFor={id}>
        Season
        <span className="visually-hidden">
          {' '}
          of {titleName} that is “{name}”
        </span>
      </label>
      <input
        id={id}
        inputMode="numeric"
        pattern="\d{1,4}"
        maxLength={4}
        autoComplete="off"
        value={chosen?.season ?? ''}
        onChange={event => {
          const digits = event.target.value.replace(/\D/g, '')
          onChoose(digits === '' ? null : { title: assigned, season: Number(digits) })
        }}
      />
    </span>
  )
}

/** Why a name is unresolved, as a sentence. */
export function whyWords({ why, candidates }: Pick<Name, 'why' | 'candidates'>): string {
  const names = candidates.map(({ name, ours }) => `“${name}”${ours ? ' of the catalogue' : ''}`).join(', ')
  if (why === 'season') return `${names} has the same season number.`
  if (why === 'unread-season') return 'Which season this is cannot be read: write its number.'
  if (why === 'other-spelling') return `What follows // is another title: ${names}.`
  return `Another title is called nearly so: ${names}.`
}

/** In how many lists, and when; a week is named by its first day. */
function listedWords({ lists, from, to }: Pick<Name, 'lists' | 'from' | 'to'>): string {
  const when = from === to ? dayWords(from) : `${dayWords(from)} to ${dayWords(to)}`
  return `${lists.toLocaleString('en')} ${lists === 1 ? 'list' : 'lists'}, ${when}`
}
