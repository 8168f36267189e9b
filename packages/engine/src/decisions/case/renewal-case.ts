import { type Assumption, type Fact, type LedgerEntry, Problem, parseDay, type RenewalCase, type StoredTerms } from '@sweeps/model'
import { partsOf } from '@sweeps/stats'
import { type Catalogue, factsOf, type ProductionRecords } from '../../catalogue/index.js'
import type { Census } from '../../minutes/index.js'
import { changeCount, type Plays } from '../../plays/index.js'
import type { Store } from '../../store/index.js'
import { drawing, type History, type KnownOn, lastSevenDays } from '../history/index.js'
import { finalBefore, type Ledger, seasonDecisions } from '../ledger/index.js'
import { nearestSeasons } from '../precedents/index.js'
import { probabilityOf, type TrackRecord, trackRecord } from '../renewal-probability/index.js'
import type { SeasonName } from '../season-name.js'
import type { SequelLift } from '../sequel-lift/index.js'
import { costRecorded, type ServiceTerms, storedTermsFor, withoutMeasure, withStoredTerms } from '../terms/index.js'
import { type FeePart, weeksOfFees, weeksOfHours } from '../value/index.js'
import { feeShareOf, withoutWeeks } from './fee-share-of.js'
import { fingerprintOf } from './fingerprint.js'
import { missingFrom } from './missing.js'
import { type CaseForecast, caseForecast, type NextForecast, scaled } from './outlook.js'
import { thresholds } from './recommend.js'
import { scenariosOf } from './scenarios.js'
import type { CaseGiven, CaseTerms } from './terms.js'
import { weighCase } from './weigh-case.js'

/** Names the way a case is made; a change of a formula or default changes it. */
const caseMethod = 'case-2'

export interface CaseRequest extends CaseGiven, SeasonName {
  /** A day; only what was known by its end is used. Today when absent. */
  asOf?: string | undefined
  /** Whether the reader may see what is confidential; what is not visible is not used. */
  confidential?: boolean | undefined
}

export interface CaseSources {
  store: Store
  history: History
  catalogue: Catalogue
  census: Census
  plays: Plays
  ledger: Ledger
  records: ProductionRecords
  terms: ServiceTerms
  /** Figures of fewer accounts are withheld. */
  minimumCell: number
}

/**
 * The case for and against another season: forecast, value, cost, what the two come to, the chance that it returns, precedents, and a
 * recommendation by a stated rule. What cannot be given is null, and `missing` says why and how to get it.
 *
 * Throws `not-found` for a season that nothing here knows, `invalid-request` for terms that are none.
 */
export async function renewalCase(sources: CaseSources, request: CaseRequest): Promise<RenewalCase> {
  const { title, season } = request
  const asOf = request.asOf === undefined ? new Date().toISOString().slice(0, 10) : parseDay(request.asOf, 'asOf').toString()
  if (season === 0) throw new Problem('invalid-request', `${title}: a film has no season to renew; name a season, such as ${title}/1`)
  const [{ name, ...listed }, known, record, entries, terms] = await Promise.all([
    sources.ledger.known(title, season),
    sources.history.on(asOf, [request]),
    trackRecord(sources),
    sources.ledger.entries({ title }),
    storedTerms(sources.terms, request.confidential === true),
  ])
  const forecast = caseForecast(known, request, request.lift)
  const premiere = forecast.outlook?.premiere ?? listed.premiere
  const confidential = request.confidential === true
  const facts = known.details.facts(request, confidential)
  const { given, stored: applied } = withStoredTerms(request, facts, storedTermsFor(terms, facts, known.details.carriers(request)))
  const feeShare =
    given.fee === undefined
      ? null
      : await feeShareOf(
          sources,
          known,
          { ...request, premiere, services: known.details.carriers(request) },
          { fee: given.fee, changes: await changeCount(sources.store) },
        )
  const stored = withoutMeasure(applied, feeShare?.perHour ?? null)
  const plays = forecast.forecast.weeksSeen > 0 ? null : await playsSoFar(sources, request, asOf)
  return caseOn(known, record, {
    ...{ request, given, stored, name, premiere, entries, forecast, feeShare, plays },
    ofCost: confidential ? await costRecorded(sources.records, title, season) : null,
    minimumCell: sources.minimumCell,
  })
}

/** What is kept for services, for those who decide. */
export const storedTerms = async (terms: ServiceTerms, confidential: boolean): Promise<readonly StoredTerms[]> =>
  confidential ? (await terms.list()).terms : []

interface Season {
  request: CaseRequest
  /** What is stated, with what is kept where nothing is. */
  given: CaseGiven
  stored: NonNullable<RenewalCase['kept']> | null
  /** Who stored its confidential cost, and when. */
  ofCost: Awaited<ReturnType<typeof costRecorded>>
  name: string
  premiere: string | null
  /** Of its title, of any season. */
  entries: readonly LedgerEntry[]
  forecast: CaseForecast
  feeShare: FeePart | null
  /** Hours of one's own plays of a season that has no week yet; null: there are none. */
  plays: number | null
  minimumCell: number
}

/** The case of one season from what was known on a day. */
function caseOn(known: KnownOn, record: TrackRecord, of: Season): RenewalCase {
  const { request, given, stored, name, premiere, entries, feeShare, plays, minimumCell } = of
  const { forecast, next } = of.forecast
  const { title, season } = request
  const { day: asOf, details } = known
  const decisions = seasonDecisions(
    title,
    season,
    name,
    entries.filter(entry => entry.season === season),
  )
  const [chance, facts] = [probabilityOf(known, record, request), details.facts(request, request.confidential === true)]
  const nearest = nearestSeasons(known, request)
  const weighed = weighCase({
    ...{ given, stored, facts, next, premiere, asOf, effects: true, last: finalBefore(season, entries) },
    ...{ episodes: details.episodes(request), measured: feeShare?.perHour ?? null },
  })
  const { terms, result } = weighed
  const seasonHours = hoursOfNext(facts, terms, details.episodeMinutes(request))
  const parts = next && partsOf(next.drawn, terms.next)
  const seasonValue = forecast.year && scaled(forecast.year, terms.next.valuePerHour)
  const ofCost = terms.confidential ? of.ofCost : null
  const made: RenewalCase = {
    format: 'sweeps-case/1',
    ...{ title, season, name, asOf, premiere: premiere?.length === 10 ? premiere : null },
    ...{ daysSincePremiere: weighed.daysSincePremiere, currency: terms.currency, recommendation: weighed.recommendation },
    probabilityOfReturn: {
      ...{ p: chance.p, low: chance.low, high: chance.high, known: chance.known, reason: chance.reason, baseRate: chance.baseRate },
      ...{ learnedFrom: chance.learnedFrom, quality: chance.quality, evidence: chance.evidence, notes: chance.notes },
    },
    forecast,
    value: {
      season: seasonValue,
      ...{ nextSeason: result?.value ?? null, nextSeasonOwn: parts?.own ?? null, nextSeasonLift: parts?.lift ?? null },
      perHour: terms.next.valuePerHour,
      ...(feeShare && given.valuePerHour === undefined
        ? { method: 'fee-share', byWeek: weeksOfFees(feeShare, premiere!, minimumCell) }
        : { method: 'stated-value-per-hour', byWeek: weeksOfHours(forecast.visible, terms.next.valuePerHour, premiere) }),
      feeShare: feeShare && withoutWeeks(feeShare),
    },
    cost: {
      ...{ season: terms.cost, perEpisode: terms.costPerEpisode, next: result?.cost ?? null, nextPerEpisode: terms.next.costPerEpisode },
      ...{ episodes: terms.episodes, nextEpisodes: terms.next.episodes, confidential: terms.confidential },
      words: ofCost ? `${terms.words}, kept by ${ofCost.actor} on ${ofCost.made.slice(0, 10)}` : terms.words,
      kept: ofCost,
    },
    kept: stored,
    efficiency: seasonValue && terms.cost !== null ? seasonValue.p50 / terms.cost : null,
    breakEvenCostPerEpisode: result?.breakEvenCostPerEpisode ?? null,
    probabilityEarnsCost: result?.probabilityEarnsCost ?? null,
    worthOfKnowing: result?.worthOfKnowing ?? null,
    simulation: next ? simulationOf(next, terms) : null,
    sensitivity: weighed.sensitivity,
    scenarios: next ? scenariosOf(next.drawn, terms.next, thresholds, seasonHours) : [],
    precedents: nearest.precedents,
    drivers: chance.drivers,
    assumptions: [...terms.assumptions, ...(next ? nextAssumptions(next, request) : [])],
    missing: missingFrom({
      ...{ request: { ...given, title, season }, facts, forecast, terms, chance, nearest, premiere, asOf, weighed },
      ...{ assumedNext: next?.assumed ?? false, noLift: next !== undefined && next.lift === undefined },
      noFilm: next !== undefined && seasonHours === null,
      plays,
    }),
    decision: { state: decisions.state, since: decisions.since },
    method: caseMethod,
  }
  return { ...made, fingerprint: fingerprintOf(made) }
}

const simulationOf = ({ hours, yearOverFour, lift, liftCounts }: NextForecast, { next }: CaseTerms): RenewalCase['simulation'] => ({
  ...{ hours, yearOverFour, liftCounts, ...drawing, terms: next },
  lift: lift ? { p10: lift.p10, p25: lift.p25, p50: lift.p50, p75: lift.p75, p90: lift.p90 } : null,
})

/** What is taken for granted of a next season’s audience. */
function nextAssumptions({ assumed, lift, liftCounts }: NextForecast, { season }: CaseRequest): Assumption[] {
  const own: Assumption = {
    name: 'next-season',
    words: 'What a next season draws beside this one',
    value: 0.75,
    unit: 'times its hours',
    from: 'assumed',
    why: 'too few past pairs of a season and its next are held to learn it; wide on purpose (80 %: 0.3 to 1.7)',
  }
  const added = (value: number, from: Assumption['from'], why: string): Assumption => ({
    name: 'lift',
    words: season === 1 ? 'What it adds to the first season' : 'What it adds to the earlier seasons',
    ...{ value, unit: 'times its own hours', from, why },
  })
  const notCounted = lift
    ? added(0, 'given', `left out, as asked; it would be ${lift.p50.toFixed(2)}, ${learnedSequelLift(lift)}`)
    : added(0, 'assumed', 'not counted: fewer than 20 launches are known from half-yearly engagement reports')
  return [...(assumed ? [own] : []), lift && liftCounts ? added(lift.p50, 'measured', learnedSequelLift(lift)) : notCounted]
}

function learnedSequelLift({ launches, of, p10, p90 }: SequelLift): string {
  const like = { one: ' with one earlier season', more: ' with several earlier seasons', all: '' }[of]
  const range = `${p10.toFixed(2)} to ${p90.toFixed(2)}`
  return `learned from ${launches} launches${like} in half-yearly engagement reports (80 %: ${range}); taken to hold for its first year`
}

/** Hours of one's own plays of a season that has no week yet; null: there are none. */
async function playsSoFar({ census }: CaseSources, { title, season }: SeasonName, asOf: string): Promise<number | null> {
  const lines = await lastSevenDays(census, asOf)
  return lines.find(line => line.title === title && line.season === season)?.hours ?? null
}

/** Hours of the next season, as long an episode as this one’s, by the record, else the catalogue; null: not known. */
function hoursOfNext(facts: readonly Fact[], { episodes, next }: CaseTerms, catalogued: number | null): number | null {
  const runtime = factsOf(facts, 'runtime')[0]?.value
  const recorded = runtime?.of === 'season' ? (episodes === null ? null : runtime.minutes / episodes) : (runtime?.minutes ?? null)
  const perEpisode = recorded ?? catalogued
  return perEpisode === null ? null : (perEpisode * next.episodes) / 60
}
