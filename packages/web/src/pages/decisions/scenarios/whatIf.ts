import type { RenewalCase } from '@sweeps/model'
import {
  answerTo,
  type CaseResult,
  type Draws,
  drawNextSeason,
  type NextSeasonTerms,
  type Thresholds,
  weighNextSeason,
} from '@sweeps/stats'
import type { Stated } from '../case/caseQuery'

/** Terms a reader may change on the page; the rest stay as the case has them. */
export type Changed = Partial<Pick<NextSeasonTerms, 'valuePerHour' | 'costPerEpisode' | 'episodes' | 'marketing' | 'audience'>> & {
  /** 1: what it adds to earlier seasons counts; 0: it does not. */
  lift?: number
}
type Simulation = NonNullable<RenewalCase['simulation']>
export type ChangedTerm = keyof Changed

/** Their names in an address. Those without `if-` are for the server. */
const names: Record<ChangedTerm, string> = {
  valuePerHour: 'if-value',
  costPerEpisode: 'if-cost',
  episodes: 'if-episodes',
  marketing: 'if-marketing',
  audience: 'if-audience',
  lift: 'if-lift',
}

/** What an address changes. What could be no such term is not there. */
export function changedIn(search: string): Changed {
  const params = new URLSearchParams(search)
  const changed: Changed = {}
  for (const [term, name] of Object.entries(names) as [ChangedTerm, string][]) {
    const value = Number(params.get(name) || Number.NaN)
    const { least, most, whole } = bounds[term]
    if (value >= least && value <= most && (!whole || Number.isInteger(value))) changed[term] = value
  }
  return changed
}

const bounds: Record<ChangedTerm, { least: number; most: number; whole?: true }> = {
  valuePerHour: { least: 1e-9, most: 1e9 },
  costPerEpisode: { least: 1e-9, most: 1e15 },
  episodes: { least: 1, most: 999, whole: true },
  marketing: { least: 0, most: 10 },
  audience: { least: 0.01, most: 100 },
  lift: { least: 0, most: 1, whole: true },
}

/** An address's query with these changes, and everything else it had. The same changes are the same address, in whatever order they were made. */
export function searchWith(search: string, changed: Changed): string {
  const params = new URLSearchParams(search)
  for (const [term, name] of Object.entries(names) as [ChangedTerm, string][]) {
    // What stays keeps the place it was given first: taken out, it comes in the order of the names.
    params.delete(name)
    const value = changed[term]
    if (value !== undefined && value !== null) params.append(name, String(value))
  }
  const query = params.toString()
  return query && `?${query}`
}

/** Whether the lift of earlier seasons counts, by the reader or by the case; never where none is known. */
export const liftCounts = ({ lift, liftCounts }: Simulation, changed: Changed): boolean =>
  lift !== null && (changed.lift === undefined ? liftCounts : changed.lift === 1)

/** The server's own draws. */
export function drawnFor({ hours, yearOverFour, lift, draws, seed }: Simulation, counts: boolean): Draws {
  return drawNextSeason(hours, yearOverFour, { draws, seed, lift: counts ? lift : null })
}

/** The case weighed again, with the server's own function over the server's own draws. */
export function weighChanged(
  drawn: Draws,
  simulation: Simulation,
  { lift: _lift, ...changed }: Changed,
  thresholds: Thresholds,
): CaseResult {
  return weighNextSeason(drawn, { ...simulation.terms, ...changed }, thresholds)
}

export type Recommendation = Pick<RenewalCase['recommendation'], 'renewAt' | 'cancelAt' | 'waitInAnyCase'>

/** What the server's rule says of changed terms: who waits in any case waits here too. Without a cost there is no answer. */
export function answerOf(result: CaseResult, { waitInAnyCase, ...thresholds }: Recommendation): 'renew' | 'cancel' | 'wait' | null {
  const { answer, because } = answerTo(result, thresholds, waitInAnyCase !== null)
  return because === 'no-cost' ? null : answer
}

/** What is stated once a reader's changes are taken into the case, for the server. */
export function statedWith(
  stated: Stated,
  changed: Changed,
  { currency, simulation }: Pick<RenewalCase, 'currency' | 'simulation'>,
): Stated {
  const { nextCost, fee, ...rest } = stated
  const { valuePerHour, episodes, marketing, audience, lift } = changed
  // A cost is moved by the episode: with other episodes the season's is another.
  const ofSeason = nextCost !== undefined && episodes !== undefined ? simulation?.terms.costPerEpisode : undefined
  const costPerEpisode = changed.costPerEpisode ?? ofSeason ?? undefined
  return {
    ...rest,
    ...(nextCost !== undefined && costPerEpisode === undefined && { nextCost }),
    ...(fee !== undefined && valuePerHour === undefined && { fee }),
    ...(costPerEpisode !== undefined && { nextCostPerEpisode: String(costPerEpisode) }),
    ...(valuePerHour !== undefined && { valuePerHour: String(valuePerHour) }),
    ...(episodes !== undefined && { episodes: String(episodes) }),
    ...(marketing !== undefined && { marketing: String(marketing) }),
    ...(audience !== undefined && { audience: String(audience) }),
    ...(lift !== undefined && { lift: lift === 1 ? 'true' : 'false' }),
    ...((valuePerHour ?? costPerEpisode) !== undefined && { currency }),
  }
}

export const changedTerms = (changed: Changed): ChangedTerm[] => Object.keys(changed) as ChangedTerm[]
