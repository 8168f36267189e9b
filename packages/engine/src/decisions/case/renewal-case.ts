import { type Fact, type FeeShare, Problem, parseDay, type RenewalCase, type Sensitivity } from '@sweeps/model'
import { type NextSeasonTerms, sensitivity, type TermRange, weighNextSeason } from '@sweeps/stats'
import { type Catalogue, factsOf, type ProductionRecords, seenFacts } from '../../catalogue/index.js'
import type { Plays } from '../../plays/index.js'
import { dayNumber } from '../day-number.js'
import type { ForecastSources } from '../forecast/index.js'
import { type PublishedHistory, publishedHistory as weeklyHistory } from '../forecast/published-history.js'
import type { Ledger } from '../ledger/index.js'
import { nearestSeasons } from '../precedents/index.js'
import { probabilityOfReturn } from '../return/index.js'
import { knownWorld } from '../return/known-world.js'
import { publishedHistory as allHistory } from '../return/published-history.js'
import { feeShares } from '../value/index.js'
import { missingFrom } from './missing.js'
import { caseForecast, drawing, scaled } from './outlook.js'
import { recommend, thresholds } from './recommend.js'
import { scenariosOf } from './scenarios.js'
import { type CaseGiven, type CaseTerms, caseTerms } from './terms.js'

/** Names the way a case is made; a change of a formula or default changes it. */
export const caseMethod = 'case-1'

export interface CaseRequest extends CaseGiven {
  title: string
  season: number
  /** A day; only what was known by its end is used. Today when absent. */
  asOf?: string | undefined
  /** Whether the reader may see what is confidential; what is not seen is not used. */
  confidential?: boolean | undefined
}

export interface CaseSources extends ForecastSources {
  catalogue: Catalogue
  records: ProductionRecords
  plays: Plays
  ledger: Ledger
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
  const known = await sources.ledger.known(title, season)
  const facts = seenFacts((await sources.records.latest(title, season))?.facts ?? [], request.confidential === true)
  const weekly = weeklyHistory(sources, 'seasons', asOf)
  const [{ outlook, forecast, next }, chance, decisions, precedents] = await Promise.all([
    weekly.then(held => caseForecast(sources, { title, season, asOf }, held)),
    probabilityOfReturn(sources, { title, season, asOf }),
    sources.ledger.season(title, season),
    weekly.then(held => precedentsOf(sources, held, { title, season, asOf })),
  ])
  const premiere = outlook?.premiere ?? known.premiere
  const feeShare = request.fee === undefined ? null : await feeShareOf(sources, request, request.fee, premiere, asOf)
  const terms = caseTerms(request, facts, await cataloguedEpisodes(sources.catalogue, title, season), feeShare?.perHour ?? null)
  const result = next && weighNextSeason(next.drawn, terms.next, thresholds)
  const effects = next
    ? sensitivity(next.drawn, terms.next, thresholds, rangesOf(terms.next)).map(
        ({ term, ...effect }): Sensitivity => ({ term, words: termWords[term], ...effect }),
      )
    : []
  const daysSincePremiere = premiere?.length === 10 ? dayNumber(asOf) - dayNumber(premiere) + 1 : null
  const seasonValue = forecast.year && scaled(forecast.year, terms.next.valuePerHour)
  const recommendation = recommend({ result, daysSincePremiere, currency: terms.currency, sensitivity: effects })
  return {
    format: 'sweeps-case/1',
    ...{ title, season, name: known.name, asOf, premiere: premiere?.length === 10 ? premiere : null, daysSincePremiere },
    currency: terms.currency,
    recommendation,
    probabilityOfReturn: {
      ...{ p: chance.p, low: chance.low, high: chance.high, known: chance.known, baseRate: chance.baseRate },
      ...{ learnedFrom: chance.learnedFrom, quality: chance.quality, notes: chance.notes },
    },
    forecast,
    value: {
      season: seasonValue,
      nextSeason: result?.value ?? null,
      perHour: terms.next.valuePerHour,
      method: feeShare && request.valuePerHour === undefined ? 'fee-share' : 'stated-value-per-hour',
      feeShare,
    },
    cost: {
      ...{ season: terms.cost, perEpisode: terms.costPerEpisode, next: result?.cost ?? null, nextPerEpisode: terms.next.costPerEpisode },
      ...{ episodes: terms.episodes, nextEpisodes: terms.next.episodes, words: terms.words, confidential: terms.confidential },
    },
    efficiency: seasonValue && terms.cost !== null ? seasonValue.p50 / terms.cost : null,
    breakEvenCostPerEpisode: result?.breakEvenCostPerEpisode ?? null,
    probabilityEarnsCost: result?.probabilityEarnsCost ?? null,
    worthOfKnowing: result?.worthOfKnowing ?? null,
    simulation: next ? { hours: next.hours, yearOverFour: next.yearOverFour, ...drawing, terms: terms.next } : null,
    sensitivity: effects,
    scenarios: next ? scenariosOf(next.drawn, terms.next, thresholds, hoursOfNext(facts, terms)) : [],
    precedents,
    drivers: chance.drivers,
    assumptions: [
      ...terms.assumptions,
      ...(next?.assumed
        ? [
            {
              ...{
                name: 'next-season',
                words: 'What a next season draws beside this one',
                value: 0.75,
                unit: 'times its hours',
                from: 'assumed' as const,
              },
              why: 'too few past pairs of a season and its next are held to learn it; wide on purpose (80 %: 0.3 to 1.7)',
            },
          ]
        : []),
    ],
    missing: missingFrom({
      request,
      facts,
      forecast,
      terms,
      chance,
      precedents: precedents.length,
      premiere,
      assumedNext: next?.assumed ?? false,
    }),
    decision: { state: decisions.state, since: decisions.since },
    method: caseMethod,
  }
}

const termWords: Record<TermRange['term'], string> = {
  valuePerHour: 'The value of an hour',
  costPerEpisode: 'The cost of an episode',
  marketing: 'Marketing',
  audience: 'The audience beside the forecast',
  episodes: 'The number of episodes',
}

/** How far each term is argued with: by half for what is a guess, by a quarter for what is budgeted. */
const rangesOf = ({ valuePerHour, costPerEpisode, marketing }: NextSeasonTerms): TermRange[] => [
  { term: 'valuePerHour', low: valuePerHour / 2, high: valuePerHour * 2 },
  { term: 'audience', low: 0.5, high: 2 },
  ...(costPerEpisode === null ? [] : [{ term: 'costPerEpisode' as const, low: costPerEpisode * 0.75, high: costPerEpisode * 1.25 }]),
  { term: 'marketing', low: 0, high: Math.max(0.5, marketing * 2) },
]

async function precedentsOf(
  { store }: CaseSources,
  { seasons }: PublishedHistory,
  { title, season, asOf }: { title: string; season: number; asOf: string },
): Promise<RenewalCase['precedents']> {
  const asked = seasons.find(seen => seen.title === title && seen.season === season)
  if (!asked) return []
  const { seasons: known } = knownWorld(await allHistory(store), asOf)
  return nearestSeasons(asked, seasons, known, dayNumber(asOf) + 1)
}

/** The fees of its first year so far, split over everything on the services that carry it. */
async function feeShareOf(
  { store, plays, catalogue }: CaseSources,
  { title, season }: CaseRequest,
  fee: number,
  premiere: string | null,
  asOf: string,
): Promise<FeeShare | null> {
  const services = [
    ...new Set((await catalogue.entries()).filter(row => row.title === title && row.season === season).map(row => row.service)),
  ]
  if (services.length === 0 || premiere?.length !== 10 || premiere > asOf) return null
  const year = parseDay(premiere, 'premiere').add({ days: 364 }).toString()
  const parts = await feeShares({ store, plays, catalogue }, { fee, from: premiere, to: year < asOf ? year : asOf, services })
  const found = parts.find(part => part.title === title && part.season === season)
  if (!found) return null
  const { title: _title, season: _season, unknown: _unknown, ...share } = found
  return share
}

async function cataloguedEpisodes(catalogue: Catalogue, title: string, season: number): Promise<number | null> {
  const rows = (await catalogue.entries()).filter(row => row.title === title && row.season === season)
  return rows.length === 0 ? null : new Set(rows.map(row => row.episode)).size
}

/** Hours of the next season, as long an episode as this one’s; null: not known. */
function hoursOfNext(facts: readonly Fact[], { episodes, next }: CaseTerms): number | null {
  const runtime = factsOf(facts, 'runtime')[0]?.value
  if (!runtime) return null
  const perEpisode = runtime.of === 'mean-episode' ? runtime.minutes : episodes === null ? null : runtime.minutes / episodes
  return perEpisode === null ? null : (perEpisode * next.episodes) / 60
}
