import { type Assumption, type Fact, type FeeShare, Problem, parseDay, type RenewalCase } from '@sweeps/model'
import { partsOf } from '@sweeps/stats'
import { factsOf } from '../../catalogue/index.js'
import type { Plays } from '../../plays/index.js'
import { dayNumber } from '../day-number.js'
import { chosenAmong, lastSevenDays } from '../forecast/index.js'
import { type Ledger, seasonDecisions } from '../ledger/index.js'
import type { Lift } from '../lift/index.js'
import { type NearestSeasons, nearestSeasons } from '../precedents/index.js'
import { type FeePart, feeShares, weeksOfFees, weeksOfHours } from '../value/index.js'
import { type CaseWorld, caseWorld, type WorldSources } from './case-world.js'
import { missingFrom } from './missing.js'
import { caseForecast, drawing, type NextForecast, scaled } from './outlook.js'
import { thresholds } from './recommend.js'
import { scenariosOf } from './scenarios.js'
import type { CaseGiven, CaseTerms } from './terms.js'
import { weighCase } from './weigh-case.js'

/** Names the way a case is made; a change of a formula or default changes it. */
export const caseMethod = 'case-2'

export interface CaseRequest extends CaseGiven {
  title: string
  season: number
  /** A day; only what was known by its end is used. Today when absent. */
  asOf?: string | undefined
  /** Whether the reader may see what is confidential; what is not seen is not used. */
  confidential?: boolean | undefined
}

export interface CaseSources extends WorldSources {
  plays: Plays
  ledger: Ledger
  /** Figures of fewer accounts are not shown. */
  fewestAccounts: number
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
  const [known, world, entries] = await Promise.all([
    sources.ledger.known(title, season),
    caseWorld(sources, asOf, request.confidential === true),
    sources.ledger.entries({ title, season }),
  ])
  const decisions = seasonDecisions(title, season, known.name, entries)
  const { outlook, forecast, next } = await caseForecast(sources, { ...request, asOf }, world.histories)
  const [chance, facts] = [world.chance(title, season), world.facts(title, season)]
  const nearest = await precedentsOf(world, request)
  const premiere = outlook?.premiere ?? known.premiere
  const feeShare = request.fee === undefined ? null : await feeShareOf(sources, request, request.fee, premiere, asOf)
  const weighed = weighCase({
    ...{ given: request, facts, next, premiere, asOf, effects: true },
    ...{ episodes: world.episodes(title, season), measured: feeShare?.perHour ?? null },
  })
  const { terms, result } = weighed
  const seasonHours = hoursOfNext(facts, terms, world.episodeMinutes(title, season))
  const parts = next && partsOf(next.drawn, terms.next)
  const seasonValue = forecast.year && scaled(forecast.year, terms.next.valuePerHour)
  return {
    format: 'sweeps-case/1',
    ...{ title, season, name: known.name, asOf, premiere: premiere?.length === 10 ? premiere : null },
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
      ...(feeShare && request.valuePerHour === undefined
        ? { method: 'fee-share', byWeek: weeksOfFees(feeShare, premiere!, sources.fewestAccounts) }
        : { method: 'stated-value-per-hour', byWeek: weeksOfHours(forecast.visible, terms.next.valuePerHour, premiere) }),
      feeShare: feeShare && withoutWeeks(feeShare),
    },
    cost: {
      ...{ season: terms.cost, perEpisode: terms.costPerEpisode, next: result?.cost ?? null, nextPerEpisode: terms.next.costPerEpisode },
      ...{ episodes: terms.episodes, nextEpisodes: terms.next.episodes, words: terms.words, confidential: terms.confidential },
    },
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
      ...{ request, facts, forecast, terms, chance, nearest, premiere, asOf, weighed },
      ...{ assumedNext: next?.assumed ?? false, noLift: next !== undefined && next.lift === undefined },
      noFilm: next !== undefined && seasonHours === null,
      plays: forecast.weeksSeen > 0 ? null : await playsSoFar(sources, request, asOf),
    }),
    decision: { state: decisions.state, since: decisions.since },
    method: caseMethod,
  }
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
    ? added(0, 'given', `left out, as asked; it would be ${lift.p50.toFixed(2)}, ${learnedLift(lift)}`)
    : added(0, 'assumed', 'not counted: fewer than 20 launches are known from half-yearly engagement reports')
  return [...(assumed ? [own] : []), lift && liftCounts ? added(lift.p50, 'measured', learnedLift(lift)) : notCounted]
}

function learnedLift({ launches, of, p10, p90 }: Lift): string {
  const like = { one: ' with one earlier season', more: ' with several earlier seasons', all: '' }[of]
  const range = `${p10.toFixed(2)} to ${p90.toFixed(2)}`
  return `learned from ${launches} launches${like} in half-yearly engagement reports (80 %: ${range}); taken to hold for its first year`
}

/** The run that is forecast is the one that is compared. Of a season without weeks nothing is; what it might be compared with is said. */
async function precedentsOf(
  { asOf, histories, known, publicCost }: CaseWorld,
  name: { title: string; season: number },
): Promise<NearestSeasons> {
  const run = await chosenAmong(histories, name)
  if (!run) return { precedents: [], held: histories.published.seasons.length }
  return nearestSeasons(run, known.seasons, dayNumber(asOf) + 1, of => publicCost(of.title, of.season))
}

/** Hours of one's own plays of a season that has no week yet; null: there are none. */
async function playsSoFar({ census }: CaseSources, { title, season }: CaseRequest, asOf: string): Promise<number | null> {
  const lines = await lastSevenDays(census, asOf)
  return lines.find(line => line.title === title && line.season === season)?.hours ?? null
}

/** The fees of its first year so far, split over everything on the services that carry it. */
async function feeShareOf(
  { store, plays, catalogue }: CaseSources,
  { title, season }: CaseRequest,
  fee: number,
  premiere: string | null,
  asOf: string,
): Promise<FeePart | null> {
  const services = [
    ...new Set((await catalogue.entries()).filter(row => row.title === title && row.season === season).map(row => row.service)),
  ]
  if (services.length === 0 || premiere?.length !== 10 || premiere > asOf) return null
  const year = parseDay(premiere, 'premiere').add({ days: 364 }).toString()
  const parts = await feeShares({ store, plays, catalogue }, { fee, from: premiere, to: year < asOf ? year : asOf, asOf, services })
  return parts.find(part => part.title === title && part.season === season) ?? null
}

function withoutWeeks({ title: _title, season: _season, unknown: _unknown, byWeek: _byWeek, ...share }: FeePart): FeeShare {
  return share
}

/** Hours of the next season, as long an episode as this one’s, by the record, else the catalogue; null: not known. */
function hoursOfNext(facts: readonly Fact[], { episodes, next }: CaseTerms, catalogued: number | null): number | null {
  const runtime = factsOf(facts, 'runtime')[0]?.value
  const recorded = runtime?.of === 'season' ? (episodes === null ? null : runtime.minutes / episodes) : (runtime?.minutes ?? null)
  const perEpisode = recorded ?? catalogued
  return perEpisode === null ? null : (perEpisode * next.episodes) / 60
}
