import { CaseDriver, Day, ReturnEvidence } from '@sweeps/model'
import Type, { Nullable, type Static } from '@sweeps/model/typebox'
import { groupBy } from '../../group-by.js'
import type { Store } from '../../store/index.js'
import { dayNumber } from '../day-number.js'
import { type History, type KnownOn, type PastSeason, pastSeasons, type SeasonFeatures, verdicts } from '../history/index.js'
import type { SeasonName } from '../season-name.js'
import { type Learned, LearnedFrom, minimumOfAKind, rowOf } from './learn.js'
import { recordedNotes } from './recorded-notes.js'
import { nothingRecorded, RecordedUse, recordedUses } from './recorded-use.js'
import { asOfDay, round } from './renewal-scores.js'
import { type Scored, scoreSeasons } from './score-seasons.js'
import { type TrackRecord, trackRecord } from './track-record.js'

export const ProbabilityOfReturn = Type.Object({
  title: Type.String({ description: 'slug' }),
  season: Type.Integer(),
  p: Nullable(Type.Number(), {
    description:
      'null: nothing can be said, or nothing is left to say, as of a season that has not returned within 24 months; reason says which',
  }),
  reason: Nullable(Type.String(), { description: 'why there is no probability; null: there is one' }),
  low: Nullable(Type.Number(), { description: 'lower end of an 80 % interval for what the model does not know' }),
  high: Nullable(Type.Number(), { description: 'upper end of it' }),
  known: Type.Enum([...verdicts, 'unknown'], { description: 'what was known on the day' }),
  drivers: Type.Array(CaseDriver, { description: 'largest first' }),
  recorded: Type.Array(RecordedUse, {
    description: 'what reception and cost, of which records tell, do in it, and why where they do nothing',
  }),
  learnedFrom: Nullable(LearnedFrom),
  baseRate: Nullable(Type.Number(), { description: 'share of the seasons learned from that return' }),
  asOf: Day,
  quality: Nullable(Type.Object({ auc: Nullable(Type.Number()), brierSkill: Nullable(Type.Number()), n: Type.Integer() }), {
    description: 'out of time, on seasons still open on the day they were scored: see backtest-renewal; null: not measured yet',
  }),
  evidence: Nullable(ReturnEvidence, { description: 'how strong the signal is, in figures and words; null: not measured' }),
  notes: Type.Array(Type.String()),
})
export type ProbabilityOfReturn = Static<typeof ProbabilityOfReturn>

/**
 * The probability that one season returns, as of a day (by default the last of the figures), and what drives it. A season that no
 * figure and no outcomes file knows gets the share of past seasons that return. It never throws for what is missing: `notes` say it.
 */
export async function probabilityOfReturn(
  engine: { store: Store; history: History },
  input: SeasonName & { asOf?: string },
): Promise<ProbabilityOfReturn> {
  const stored = await engine.history.stored()
  if (stored.published.lastDay === null && input.asOf === undefined)
    return nothing(input, new Date().toISOString().slice(0, 10), ['No published figures and no outcomes are held.'])
  const past = pastSeasons(stored, asOfDay(stored, input.asOf))
  return probabilityOf({ past }, await trackRecord(engine), input)
}

/** The same from what was known on a day. */
export function probabilityOf({ past }: Pick<KnownOn, 'past'>, record: TrackRecord, name: SeasonName): ProbabilityOfReturn {
  const asOf = past.day
  const ofTitle = past.memo.once('titles', () => groupBy(past.seasons, season => season.title)).get(name.title) ?? []
  const found = ofTitle
    .filter(one => one.season === name.season && one.released <= asOf)
    .sort((one, other) => (one.released < other.released ? 1 : -1))[0]
  // Of a season that nobody knows, nothing but the share of past seasons is learned.
  const scored = scoreSeasons(past, [found ?? unknownSeason(name, asOf)], found ? {} : { drivers: [] })?.[0]
  if (!scored)
    return nothing(name, asOf, [
      `Too few outcomes were known on ${asOf}: it takes ${minimumOfAKind} seasons that returned and ${minimumOfAKind} that had not after 24 months. Import more with: sweeps import outcomes FILE.`,
    ])
  return answer(name, scored, found === undefined, recordedUses(past, scored.features), record)
}

function answer(
  { title, season }: SeasonName,
  { chance, learned, features, season: known }: Scored,
  isUnknown: boolean,
  recorded: RecordedUse[],
  { open: quality, evidence }: TrackRecord,
): ProbabilityOfReturn {
  // By the rule it has not returned; that it never will is more than anybody knows.
  const settled = known.verdict === 'not-returned'
  return {
    ...{ title, season },
    ...(settled
      ? { p: null, low: null, high: null, reason: notWithin24Months }
      : { p: round(chance.p), low: round(chance.low), high: round(chance.high), reason: null }),
    known: isUnknown ? 'unknown' : known.verdict,
    drivers: isUnknown ? [] : driversOf(learned, features),
    recorded,
    ...{ learnedFrom: learned.from, baseRate: round(learned.baseRate), asOf: learned.day },
    quality: quality && { auc: quality.auc, brierSkill: quality.brierSkill, n: quality.n },
    evidence,
    notes: [
      ...notesOn(features, known, isUnknown, learned, quality),
      // Of a season that nobody knows its record does nothing either.
      ...recordedNotes(isUnknown ? recorded.filter(({ state }) => state !== 'not-recorded') : recorded),
    ],
  }
}

const notWithin24Months =
  'it was released 24 months or more before without a next season: by the as-of rule it has not returned, and of one that still may come nothing can be learned'

/** Contributions to the log odds against the average season learned from. They add up to its log odds less the intercept. */
function driversOf(learned: Learned, features: SeasonFeatures): CaseDriver[] {
  const row = rowOf(learned, features)
  const { means, deviations } = learned.model.standard
  const added = row.map((value, at) => (learned.model.coefficients[at + 1]! * (value - means[at]!)) / deviations[at]!)
  let column = 0
  const each = learned.drivers.map(driver => {
    const logOdds = added.slice(column, column + driver.columns).reduce((sum, one) => sum + one, 0)
    column += driver.columns
    return { name: driver.name, words: driver.words, value: driver.say(features), logOdds }
  })
  const all = each.reduce((sum, { logOdds }) => sum + Math.abs(logOdds), 0)
  return each
    .filter(({ logOdds }) => Math.abs(logOdds) > 1e-9)
    .map(one => ({ ...one, share: all === 0 ? 0 : Math.abs(one.logOdds) / all }))
    .sort((one, other) => other.share - one.share)
}

const unknownSeason = ({ title, season }: SeasonName, day: string): PastSeason => ({
  ...{ title, titleName: title, season, released: day, verdict: 'open', nextSeen: null, learnable: false, renewable: true },
  features: () => ({
    released: day,
    season: 1,
    audience: null,
    runtime: null,
    language: null,
    weeks: null,
    peakRank: null,
    hold: null,
    countries: null,
    critics: null,
    viewers: null,
    cost: null,
  }),
})

function notesOn(
  features: SeasonFeatures,
  season: PastSeason,
  isUnknown: boolean,
  learned: Learned,
  quality: { auc: number | null; n: number } | null,
): string[] {
  if (isUnknown)
    return ['No published figure and no outcomes file knows this season: the probability is the share of past seasons that returned.']
  return [
    ...(season.verdict === 'returned'
      ? [`Its next season was seen by ${season.nextSeen}: p is how often figures that say so were right.`]
      : []),
    ...(season.renewable ? [] : ['It is said to be a limited series, or no first season: nobody learned from such.']),
    ...(features.season > 1 ? ['Most of what was learned is about first seasons.'] : []),
    ...(features.audience === null ? ['No engagement report of its time is held, so its audience is judged by charts alone.'] : []),
    ...(features.runtime === null ? ['Its runtime is not known.'] : []),
    ...(features.weeks === null ? ['No chart of its time is held.'] : []),
    ...(dayNumber(learned.day) - dayNumber(season.released) < 28 ? ['It is younger than 28 days.'] : []),
    ...(quality === null ? ['How good such probabilities were cannot be measured yet.'] : []),
    ...(quality && (quality.auc ?? 0) < 0.65 ? ['The signal is weak: in the backtest open seasons were hardly told apart.'] : []),
  ]
}

const nothing = ({ title, season }: SeasonName, asOf: string, notes: string[]): ProbabilityOfReturn => ({
  ...{
    title,
    season,
    p: null,
    reason: 'there is too little to learn it from',
    low: null,
    high: null,
    known: 'unknown',
    drivers: [],
    recorded: nothingRecorded(),
    learnedFrom: null,
    baseRate: null,
    asOf,
    quality: null,
    evidence: null,
  },
  notes: [...notes, ...recordedNotes(nothingRecorded())],
})
