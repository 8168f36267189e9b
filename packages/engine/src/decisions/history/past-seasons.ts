import { groupBy } from '../../group-by.js'
import { dayNumber } from '../day-number.js'
import type { OutcomeLabel, StoredOutcome } from '../outcomes/index.js'
import { type SeasonName, seasonKey } from '../season-name.js'
import { expectedHours } from './expected-hours.js'
import { Memo } from './memo.js'
import { type PublishedSeason, publishedSeasons } from './published-seasons.js'
import { type RecordedSeason, recordedOn } from './recorded-seasons.js'
import { type FeatureScope, featuresOf, type SeasonFeatures } from './season-features.js'
import type { StoredHistory } from './stored-history.js'
import { daysToVerdict, type Verdict, verdictAt } from './verdict-at.js'

/** A season of which something is known: from figures, from an outcomes file, or both. */
export interface PastSeason {
  title: string
  titleName: string
  season: number
  released: string
  verdict: Verdict
  /** First day on which its next season was known to have been seen; null: it was not. */
  nextSeen: string | null
  /** Whether an outcomes file says what became of it, in a way that can be learned from. */
  learnable: boolean
  /** Title, season and release in an outcomes file; undefined when none has it. */
  outcomeKey?: string
  /** What an outcomes file calls what became of it, where that was known on the day. It is for people to read; nothing is learned from it. */
  label?: OutcomeLabel
  /** False: said to be limited, or no first season, so that nobody asks whether it returns. */
  renewable: boolean
  /** Days of its first half-year on which something may be known of it. */
  features(days: number): SeasonFeatures
}

/** Every season of which something was known on a day, and what. Nothing in it depends on what came later. */
export interface PastSeasons {
  readonly day: string
  readonly seasons: readonly PastSeason[]
  /** Of seasons that figures show to have a next one, the share of which an outcomes file agrees. */
  readonly figuresAgree: number
  /** What was learned from them. */
  readonly memo: Memo
}

const mostLearned = 1000

/** Seasons whose release in the file and in a report are further apart than this are two. */
const sameReleaseDays = 60

/** The past seasons of a history on a day: figures of periods that had ended, scores and costs reported by then, outcomes by the as-of rule. */
export const pastSeasons = (stored: StoredHistory, day: string): PastSeasons => stored.days.once(day, () => read(stored, day))

function read(stored: StoredHistory, day: string): PastSeasons {
  const known = stored.figuresBy(day)
  const records = new Map(recordedOn(stored.recorded, day).map(one => [seasonKey(one), one]))
  const recordOf = (of: SeasonName): RecordedSeason | undefined => records.get(seasonKey(of))
  const figures = publishedSeasons(known, title => stored.slugOf(title))
  const bySlug = groupBy(figures, ({ titleName, season }) => `${stored.slugOf(titleName)}/${season}`)
  const scope = {
    chartsFrom: known.charts[0]?.start ?? null,
    countries: known.countries.length > 0,
    expected: expectedHours(known.reports.filter(({ name }) => !/\blimited series\b/i.test(name))),
  }
  const matched = new Set<PublishedSeason>()
  const agreement = { yes: 19, all: 20 }
  const fromOutcomes = stored.published.outcomes
    .filter(({ released }) => released <= day)
    .map((outcome): PastSeason => {
      const found = nearest(bySlug.get(seasonKey(outcome)), outcome.released)
      if (found) matched.add(found)
      const renewable = outcome.outcome !== 'limited' && outcome.outcome !== 'not_first_season'
      const undated = outcome.outcome === 'returned' && outcome.nextSeen === null
      const reported = verdictAt(outcome, day)
      if (found?.nextSeen && renewable && !undated && reported !== 'open') {
        agreement.all++
        if (reported === 'returned') agreement.yes++
      }
      // A file is older than figures that came since: what they show counts too.
      const nextSeen = reported === 'returned' ? outcome.nextSeen : (found?.nextSeen ?? null)
      return {
        ...{ title: found?.title ?? outcome.title, titleName: outcome.titleName, season: outcome.season, released: outcome.released },
        ...{ verdict: verdictAt({ released: outcome.released, nextSeen }, day), nextSeen },
        learnable: renewable && !undated,
        renewable,
        outcomeKey: outcomeKey(outcome),
        ...labelAt(outcome, day),
        features: onceEach(days => featuresOf(outcome, found, recordOf(found ?? outcome), scopeOf(scope, days))),
      }
    })
  const fromFigures = figures
    .filter(season => !matched.has(season))
    .map((season): PastSeason => {
      const { title, titleName, released } = season
      return {
        ...{ title, titleName, season: season.season, released, verdict: verdictAt(season, day), nextSeen: season.nextSeen },
        learnable: false,
        renewable: !season.limited,
        features: onceEach(days =>
          featuresOf({ released, season: season.season, runtimeMinutes: null }, season, recordOf(season), scopeOf(scope, days)),
        ),
      }
    })
  return {
    ...{ day, seasons: [...fromOutcomes, ...fromFigures], figuresAgree: agreement.yes / agreement.all },
    memo: new Memo(mostLearned),
  }
}

/** What says more than that a next season was seen, or was not yet. */
const conclusive: readonly OutcomeLabel[] = ['cancelled', 'ended_after_s1', 'not_seen_again']

/** A label without a date is known once the 24 months are over, as is the rule for verdicts; what kind of season it was, from the first day. */
function labelAt({ outcome, released }: StoredOutcome, day: string): { label?: OutcomeLabel } {
  if (outcome === 'limited' || outcome === 'not_first_season') return { label: outcome }
  return conclusive.includes(outcome) && dayNumber(day) - dayNumber(released) >= daysToVerdict ? { label: outcome } : {}
}

/** Many models ask for the same. */
function onceEach(work: (days: number) => SeasonFeatures): (days: number) => SeasonFeatures {
  const known = new Map<number, SeasonFeatures>()
  return days => {
    const features = known.get(days) ?? work(days)
    known.set(days, features)
    return features
  }
}

const scopeOf = (scope: Omit<FeatureScope, 'days'>, days: number): FeatureScope => ({ ...scope, days })

function nearest(seasons: readonly PublishedSeason[] | undefined, released: string): PublishedSeason | undefined {
  const apart = (season: PublishedSeason): number => Math.abs(dayNumber(season.released) - dayNumber(released))
  return seasons?.filter(season => apart(season) <= sameReleaseDays).sort((one, other) => apart(one) - apart(other))[0]
}

export const outcomeKey = (of: SeasonName & { released: string }): string => `${seasonKey(of)} ${of.released}`
