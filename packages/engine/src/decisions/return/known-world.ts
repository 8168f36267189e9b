import { dayNumber } from '../day-number.js'
import type { HeldOutcome, OutcomeLabel } from '../outcomes/index.js'
import type { SeasonFacts } from './drivers.js'
import { expectedHours } from './expected-hours.js'
import { type FactsScope, factsOf } from './facts-of.js'
import { knownOn } from './published-history.js'
import { type PublishedSeason, publishedSeasons } from './published-seasons.js'
import { type RecordedSeason, recordedOn } from './recorded-seasons.js'
import type { ReturnHistory } from './return-history.js'
import { seasonKey } from './season-key.js'
import { daysToVerdict, type Verdict, verdictAt } from './verdict-at.js'

/** A season of which something is known: from figures, from an outcomes file, or both. */
export interface KnownSeason {
  title: string
  titleName: string
  season: number
  released: string
  verdict: Verdict
  /** First day on which its next season was known to have been seen; null: it was not. */
  nextSeen: string | null
  /** Whether an outcomes file says what became of it, in a way that can be learned from. */
  learnable: boolean
  /** Title, season and release in an outcomes file; undefined when none tells of it. */
  outcomeKey?: string
  /** What an outcomes file calls what became of it, where that was known on the day. It is shown; nothing is learned from it. */
  label?: OutcomeLabel
  /** Said to be limited, or no first season: nobody asks whether it returns. */
  asked: boolean
  /** Days of its first half-year on which something may be known of it. */
  facts(days: number): SeasonFacts
}

/** Everything that was known on a day. Nothing in it depends on what came later. */
export interface KnownWorld {
  day: string
  seasons: KnownSeason[]
  /** Of seasons that figures show to have a next one, the share of which an outcomes file agrees. */
  figuresAgree: number
}

/** Seasons whose release in the file and in a report are further apart than this are two. */
const sameReleaseDays = 60

/** Worlds are large, and one case asks for the same one more than once. */
const mostKept = 8
const kept = new WeakMap<ReturnHistory, Map<string, KnownWorld>>()

/** Puts together what was known on a day: figures of periods that had ended, scores and costs told by then, outcomes by the as-of rule. Kept with the history: do not change it. */
export function knownWorld(history: ReturnHistory, day: string): KnownWorld {
  const worlds = kept.get(history) ?? new Map<string, KnownWorld>()
  kept.set(history, worlds)
  const world = worlds.get(day) ?? worldOf(history, day)
  worlds.delete(day)
  worlds.set(day, world)
  if (worlds.size > mostKept) worlds.delete(worlds.keys().next().value!)
  return world
}

function worldOf(history: ReturnHistory, day: string): KnownWorld {
  const known = knownOn(history, day)
  const records = new Map(recordedOn(history.recorded, day).map(one => [recordKey(one), one]))
  const recordOf = (of: { title: string; season: number }): RecordedSeason | undefined => records.get(recordKey(of))
  const figures = publishedSeasons(known)
  const bySlug = new Map<string, PublishedSeason[]>()
  for (const season of figures) {
    const key = seasonKey(season)
    bySlug.set(key, [...(bySlug.get(key) ?? []), season])
  }
  const scope = {
    chartsFrom: known.charts[0]?.start ?? null,
    countries: known.countries.length > 0,
    expected: expectedHours(known.reports.filter(({ name }) => !/\blimited series\b/i.test(name))),
  }
  const matched = new Set<PublishedSeason>()
  const agreement = { yes: 19, all: 20 }
  const fromOutcomes = known.outcomes
    .filter(({ released }) => released <= day)
    .map((outcome): KnownSeason => {
      const found = nearest(bySlug.get(`${outcome.title}/${outcome.season}`), outcome.released)
      if (found) matched.add(found)
      const asked = outcome.outcome !== 'limited' && outcome.outcome !== 'not_first_season'
      const undated = outcome.outcome === 'returned' && outcome.nextSeen === null
      const told = verdictAt(outcome, day)
      if (found?.nextSeen && asked && !undated && told !== 'open') {
        agreement.all++
        if (told === 'returned') agreement.yes++
      }
      // A file is older than figures that came since: what they show counts too.
      const nextSeen = told === 'returned' ? outcome.nextSeen : (found?.nextSeen ?? null)
      return {
        ...{ title: found?.title ?? outcome.title, titleName: outcome.titleName, season: outcome.season, released: outcome.released },
        ...{ verdict: verdictAt({ released: outcome.released, nextSeen }, day), nextSeen },
        learnable: asked && !undated,
        asked,
        outcomeKey: outcomeKey(outcome),
        ...labelAt(outcome, day),
        facts: onceEach(days => factsOf(outcome, found, recordOf(found ?? outcome), scopeOf(scope, days))),
      }
    })
  const fromFigures = figures
    .filter(season => !matched.has(season))
    .map((season): KnownSeason => {
      const { title, titleName, released } = season
      return {
        ...{ title, titleName, season: season.season, released, verdict: verdictAt(season, day), nextSeen: season.nextSeen },
        learnable: false,
        asked: !season.limited,
        facts: onceEach(days =>
          factsOf({ released, season: season.season, runtimeMinutes: null }, season, recordOf(season), scopeOf(scope, days)),
        ),
      }
    })
  return { day, seasons: [...fromOutcomes, ...fromFigures], figuresAgree: agreement.yes / agreement.all }
}

/** What says more than that a next season was seen, or was not yet. */
const telling: readonly OutcomeLabel[] = ['cancelled', 'ended_after_s1', 'not_seen_again']

/** A label without a date is known once the 24 months are over, as is the rule for verdicts; what kind of season it was, from the first day. */
function labelAt({ outcome, released }: HeldOutcome, day: string): { label?: OutcomeLabel } {
  if (outcome === 'limited' || outcome === 'not_first_season') return { label: outcome }
  return telling.includes(outcome) && dayNumber(day) - dayNumber(released) >= daysToVerdict ? { label: outcome } : {}
}

/** Many models ask for the same facts. */
function onceEach(work: (days: number) => SeasonFacts): (days: number) => SeasonFacts {
  const known = new Map<number, SeasonFacts>()
  return days => {
    const facts = known.get(days) ?? work(days)
    known.set(days, facts)
    return facts
  }
}

const scopeOf = (scope: Omit<FactsScope, 'days'>, days: number): FactsScope => ({ ...scope, days })

function nearest(seasons: readonly PublishedSeason[] | undefined, released: string): PublishedSeason | undefined {
  const apart = (season: PublishedSeason): number => Math.abs(dayNumber(season.released) - dayNumber(released))
  return seasons?.filter(season => apart(season) <= sameReleaseDays).sort((one, other) => apart(one) - apart(other))[0]
}

const recordKey = ({ title, season }: { title: string; season: number }): string => `${title}/${season}`

export const outcomeKey = ({ title, season, released }: { title: string; season: number; released: string }): string =>
  `${title}/${season} ${released}`
