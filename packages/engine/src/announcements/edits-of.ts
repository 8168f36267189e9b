import { type AnnouncementState, Problem, Quote, type ReleaseEdits } from '@sweeps/model'
import { Compile } from '@sweeps/model/typebox'
import type { StoredVersion } from './announcement-store.js'

/** What is to be done with an announcement; several are done in this order. */
export interface AnnouncementChange {
  title: string
  season: number
  /** Begins a new version that says what it corrects. */
  correct?: string | undefined
  /** Added to those there are; null takes all of them away. */
  quotes?: Quote[] | null | undefined
  /** These and no others, in place of those there are. */
  allQuotes?: Quote[] | undefined
  /** The reason as the release gives it. */
  because?: string | null | undefined
  place?: string | null | undefined
  contact?: string | null | undefined
  /** Write it from the figures of the decision, or from those of today. */
  figures?: ReleaseEdits['figures'] | undefined
  approve?: boolean | undefined
  /** An instant. */
  embargo?: string | undefined
  publish?: boolean | undefined
}

export const noEdits: ReleaseEdits = { quotes: [], because: null, place: null, contact: null, correction: null, figures: 'decision' }
const quote = Compile(Quote)

/** A published one whose embargo runs is still under embargo. */
export const stateOf = ({ state, embargo }: StoredVersion, now: number): AnnouncementState =>
  state === 'published' && embargo !== null && embargo > now ? 'embargoed' : state

/** What people added, with what they add now; undefined when they add nothing. */
export function editsOf(change: AnnouncementChange, stored: StoredVersion | undefined, now: number): ReleaseEdits | undefined {
  const { correct, quotes, allQuotes, because, place, contact, figures } = change
  if ([correct, quotes, allQuotes, because, place, contact, figures].every(value => value === undefined)) return undefined
  if (stored?.state === 'published' && correct === undefined)
    throw new Problem(
      'invalid-request',
      `version ${stored.version} is ${stateOf(stored, now)} and stays as it is: correct it with a new version (--correct TEXT)`,
    )
  if (stored?.state !== 'published' && correct !== undefined && stored?.edits.correction == null)
    throw new Problem('invalid-request', 'correct: nothing was published yet; change the draft instead')
  if (quotes && allQuotes) throw new Problem('invalid-request', 'quotes: give those that are added, or all of them (allQuotes), not both')
  if (figures !== undefined && figures !== 'decision' && figures !== 'today')
    throw new Problem('invalid-request', `figures: "${figures}" is neither decision nor today`)
  for (const one of [...(quotes ?? []), ...(allQuotes ?? [])])
    if (!quote.Check(one))
      throw new Problem('invalid-request', 'quotes: a quote needs who said it (at most 200 characters) and the words (at most 1000)')
  const before = stored?.edits ?? noEdits
  const line = (field: string, value: string | null | undefined, old: string | null): string | null => {
    if (value === undefined) return old
    if (value !== null && value.length > 1000)
      throw new Problem('invalid-request', `${field}: it has ${value.length} characters; 1000 are allowed`)
    return value?.trim() || null
  }
  return {
    quotes: allQuotes ?? (quotes === null ? [] : [...before.quotes, ...(quotes ?? [])]),
    because: line('because', because, before.because),
    place: line('place', place, before.place),
    contact: line('contact', contact, before.contact),
    correction: line('correct', correct, before.correction),
    figures: figures ?? before.figures,
  }
}
