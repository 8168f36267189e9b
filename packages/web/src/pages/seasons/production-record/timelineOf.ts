import type { FactName, FactOf, LedgerEntry, ProductionRecord } from '@sweeps/model'
import { roughDayWords } from '../../../ui/format/dates'
import { outcomeWords } from '../../../ui/format/outcomeWords'

type EventKind = 'announced' | 'filming' | 'interruption' | 'premiere' | 'part' | 'decision'

/** Something that happened in the production of a season, as far as its days are known. */
export interface TimelineEvent {
  kind: EventKind
  words: string
  /** Days as far as they are known: `2019`, `2019-04`. Null: not known. */
  from: string | null
  /** Null where it took no time, or its end is not known. */
  to: string | null
  /** It went on for a while: a stretch, not a day. */
  lasts: boolean
  note: string | null
  source: string | null
  confidential: boolean
}

/** The order in which things happen where no day says. */
const usualOrder = ['pitch', 'announced', 'greenlight', 'filming', 'interruption', 'premiere', 'part', 'decision']

/**
 * Announced, filmed, interrupted, released, decided. They stand in their usual order, but before whatever certainly came later: a month
 * says nothing of its days, and what has no day at all stands where it usually happens.
 */
export function timelineOf({ facts }: Pick<ProductionRecord, 'facts'>, decisions: readonly LedgerEntry[]): TimelineEvent[] {
  const events = [...factEvents(facts), ...decisions.map(decisionEvent)].sort((one, other) => placeOf(one) - placeOf(other))
  const ordered: Placed[] = []
  for (const event of events) {
    const later = ordered.findIndex(other => isLater(other, event))
    ordered.splice(later < 0 ? ordered.length : later, 0, event)
  }
  return ordered.map(({ place: _place, ...event }) => event)
}

type Placed = TimelineEvent & { place: string }

const placeOf = ({ place }: Placed): number => usualOrder.indexOf(place)

/** Whether one certainly began after the other. */
function isLater(one: Placed, other: Placed): boolean {
  const [began, before] = [one.from ?? one.to, other.from ?? other.to]
  return began !== null && before !== null && roughSpan(began).from >= roughSpan(before).to
}

function factEvents(facts: ProductionRecord['facts']): Placed[] {
  const of = <Name extends FactName>(name: Name) => facts.filter((fact): fact is FactOf<Name> => fact.fact === name)
  const around = ({ source, note, confidential }: ProductionRecord['facts'][number]) => ({
    ...{ source, note: note ?? null, confidential: confidential === true },
  })
  return [
    ...of('announced').map(fact => ({ ...around(fact), ...moment('announced', 'Announced', fact.value) })),
    ...of('filming').map(fact => ({
      ...around(fact),
      ...stretch('filming', `Filming in ${fact.value.place}`, fact.value),
    })),
    ...of('interruption').map(fact => ({
      ...around(fact),
      ...stretch('interruption', `Interrupted${fact.value.place ? ` in ${fact.value.place}` : ''}: ${fact.value.cause}`, fact.value),
    })),
    ...of('premiere').map(fact => ({ ...around(fact), ...moment('premiere', 'Premiere', fact.value) })),
    ...of('release-pattern').flatMap(fact =>
      (fact.value.parts ?? []).map((day, at) => ({ ...around(fact), ...moment('part', `Part ${at + 1} released`, day) })),
    ),
  ]
}

const moment = (kind: EventKind, words: string, day: string) => ({ kind, place: kind, words, from: day, to: null, lasts: false })

const stretch = (kind: EventKind, words: string, { from, to }: { from?: string; to?: string }) => ({
  ...{ kind, place: kind, words, from: from ?? null, to: to ?? null, lasts: true },
})

function decisionEvent({ outcome, on, by, note, source }: LedgerEntry): Placed {
  const place = outcome === 'pitch' || outcome === 'greenlight' ? outcome : 'decision'
  const words = `${outcomeWords[outcome]} by ${by}`
  return {
    kind: 'decision',
    place,
    words,
    from: on,
    to: null,
    lasts: false,
    note: note ?? null,
    source: source ?? null,
    confidential: false,
  }
}

const dayMs = 86_400_000

/** The first instant of a day that is known in part, and the first instant after it: `2019` is all of 2019. */
export function roughSpan(day: string): { from: number; to: number } {
  const [year, month, of] = day.split('-').map(Number) as [number, number | undefined, number | undefined]
  const from = Date.UTC(year, (month ?? 1) - 1, of ?? 1)
  if (of !== undefined) return { from, to: from + dayMs }
  return { from, to: month === undefined ? Date.UTC(year + 1, 0, 1) : Date.UTC(year, month, 1) }
}

/** When it was, as far as that is known: `2019 to April 2020`, `from 2020, end not known`. */
export function whenWords({ from, to, lasts }: Pick<TimelineEvent, 'from' | 'to' | 'lasts'>): string {
  if (!lasts) return roughDayWords(from)
  if (from !== null && to !== null) return from === to ? roughDayWords(from) : `${roughDayWords(from)} to ${roughDayWords(to)}`
  if (from !== null) return `from ${roughDayWords(from)}, end not known`
  if (to !== null) return `until ${roughDayWords(to)}, beginning not known`
  return 'days not known'
}
