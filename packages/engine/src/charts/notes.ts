import { type ChartEntry, metrics } from '@sweeps/model'
import type { HistoryWeek } from './chart-history.js'
import type { ChartDefinition } from './definition.js'
import { measureAt } from './measure-at.js'

/** What a reader must know about one list of one week: what is not known of it, first of all. */
export function notesOf(definition: ChartDefinition, { week, entries, notes }: HistoryWeek, lines: readonly ChartEntry[]): string[] {
  const { unit } = metrics[measureAt(definition, week).metric]
  const out = [...notes]
  const nobody = lines.filter(({ title }) => title === null).map(({ rank }) => rank)
  if (nobody.length > 0) out.push(`Who holds ${places(nobody)} is not known.`)
  const noValue = lines.filter(({ title, value, withheld }) => title !== null && value === null && !withheld).map(({ rank }) => rank)
  for (const { rank, name, withheld } of lines) if (withheld) out.push(`The figure of No. ${rank}, ${name}, is withheld: ${withheld}.`)
  if (noValue.length > 0 && noValue.length === lines.length) out.push('No figure of this list is known, only ranks.')
  else if (noValue.length > 0) out.push(`The figure of ${places(noValue)} is not known.`)
  const somewhere = entries.filter(({ rank }) => rank === null)
  if (somewhere.length > 0) {
    const names = somewhere.map(({ name, value }) => (value === null ? name : `${name} (${value.toLocaleString('en-US')} ${unit})`))
    out.push(`Also on the list, rank not known: ${names.join(', ')}.`)
  }
  if (definition.rank === 'computed' && noValue.length > 0)
    out.push('Ranks are as published: they cannot be computed from values with holes.')
  if (definition.history === 'partial')
    out.push('Not every week of this list is known: weeks on chart are left out, and so are peaks below No. 1.')
  return out
}

const places = (ranks: readonly number[]): string => {
  const numbers = ranks.map(rank => `No. ${rank}`)
  return numbers.length === 1 ? numbers[0]! : `${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`
}
