import type { ListedSeason } from '@sweeps/model'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { countedSeasonsQuery } from '../../api/seasonListQueries'
import { Combobox } from '../choice/Combobox'
import { seasonKey, seasonOfKey, shortName } from '../format/shortName'
import './season-choice.css'

interface Props {
  legend: string
  /** Keys such as `fauda/2`, in their order. */
  chosen: string[]
  most: number
  /** Those that can be chosen; those whose viewing is counted, when absent. */
  known?: ListedSeason[] | undefined
  /** Said where nothing is chosen. */
  none?: string
  onChange: (chosen: string[]) => void
}

/** Choose seasons by name, and take them out again. */
export function SeasonChoice({ legend, chosen, most, known, none, onChange }: Props) {
  const { data } = useQuery({ ...countedSeasonsQuery, enabled: known === undefined })
  const [trouble, setTrouble] = useState('')
  const counted = known ?? data?.seasons ?? nothing
  const options = counted
    .filter(season => !chosen.includes(seasonKey(season)))
    .map(season => ({ id: seasonKey(season), name: shortName(season.name, season.season) }))
  const add = (key: string) => {
    setTrouble(chosen.includes(key) ? 'It is there already.' : '')
    if (!chosen.includes(key)) onChange([...chosen, key])
  }
  const addTyped = (typed: string) => {
    const key = keyOf(typed)
    if (key === null) setTrouble('Write a season such as hit-and-run/1, or take one of the list.')
    else add(key)
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
        <Combobox label="Add a season" options={options} value="" onChange={add} onOther={addTyped} />
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

const nameOf = (key: string, seasons: readonly ListedSeason[]): string => {
  const found = seasons.find(season => seasonKey(season) === key)
  return found ? shortName(found.name, found.season) : key
}

/** The key that was typed: of a season that is not in the list. */
function keyOf(typed: string): string | null {
  const of = seasonOfKey(typed)
  return of && !/\s/.test(typed) ? `${of.title}/${of.season}` : null
}
