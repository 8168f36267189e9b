import type { ListedSeason } from '@sweeps/model'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { countedSeasonsQuery } from '../../api/seasonListQueries'
import { seasonKey, seasonOfKey, shortName } from '../format/shortName'
import './season-choice.css'

interface Props {
  legend: string
  /** Keys such as `fauda/2`, in their order. */
  chosen: string[]
  most: number
  /** Said where nothing is chosen. */
  none?: string
  onChange: (chosen: string[]) => void
}

/** Choose seasons by name, and take them out again. */
export function SeasonChoice({ legend, chosen, most, none, onChange }: Props) {
  const { data } = useQuery(countedSeasonsQuery)
  const [text, setText] = useState('')
  const [trouble, setTrouble] = useState('')
  const field = useId()
  const counted = data?.seasons ?? nothing
  const add = (event: FormEvent) => {
    event.preventDefault()
    const key = keyOf(text, counted)
    if (key === null) return setTrouble('Write a season such as hit-and-run/1, or take one of the list.')
    setTrouble(chosen.includes(key) ? 'It is there already.' : '')
    if (!chosen.includes(key)) onChange([...chosen, key])
    setText('')
  }
  return (
    <fieldset className="season-choice">
      <legend>{legend}</legend>
      {chosen.length === 0 && none && <p className="muted">{none}</p>}
      {chosen.length > 0 && (
        <ul>
          {chosen.map(key => (
            <li key={key}>
              {nameOf(key, counted)}
              <button
                type="button"
                className="quiet"
                aria-label={`Remove ${nameOf(key, counted)}`}
                onClick={() => onChange(chosen.filter(other => other !== key))}
              >
                <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {chosen.length < most ? (
        <form onSubmit={add}>
          <label htmlFor={field}>Add a season</label>
          <input id={field} list={`${field}-list`} autoComplete="off" value={text} onChange={event => setText(event.target.value)} />
          <datalist id={`${field}-list`}>
            {counted
              .filter(season => !chosen.includes(seasonKey(season)))
              .map(season => (
                <option key={seasonKey(season)} value={listed(season)} />
              ))}
          </datalist>
          <button type="submit" className="quiet" disabled={text.trim() === ''}>
            Add
          </button>
        </form>
      ) : (
        <p className="muted">That is all there is room for: {most}.</p>
      )}
      <p role="status" className="trouble">
        {trouble}
      </p>
    </fieldset>
  )
}

const nothing: ListedSeason[] = []

/** As the list offers it: names may be shared, keys are not. */
const listed = (season: ListedSeason): string => `${shortName(season.name, season.season)} (${seasonKey(season)})`

const nameOf = (key: string, seasons: readonly ListedSeason[]): string => {
  const found = seasons.find(season => seasonKey(season) === key)
  return found ? shortName(found.name, found.season) : key
}

/** The key of what was typed: taken from the list, a name that only one has, or a key itself. */
function keyOf(text: string, seasons: readonly ListedSeason[]): string | null {
  const typed = text.trim()
  const inBrackets = /\(([^()\s]+\/\d{1,4})\)$/.exec(typed)?.[1]
  const named = seasons.filter(({ name, season }) => shortName(name, season).toLowerCase() === typed.toLowerCase())
  const key = inBrackets ?? (named.length === 1 ? seasonKey(named[0]!) : typed)
  const of = seasonOfKey(key)
  return of && !/\s/.test(key) ? `${of.title}/${of.season}` : null
}
