import type { Fact } from '@sweeps/model'
import { type Catalogue, factsOf, type ProductionRecords, seenFacts } from '../../catalogue/index.js'
import { type EpisodeCost, episodeCost } from '../episode-cost.js'
import { type ForecastSources, type HeldHistories, heldHistories } from '../forecast/index.js'
import { knownFrom } from '../known-from.js'
import { keptRecord, type ProbabilityOfReturn, probabilityOf, returnHistory } from '../return/index.js'
import { type KnownWorld, knownWorld } from '../return/known-world.js'
import { publishedHistory } from '../return/published-history.js'

/** What the cases of one day are made from, read once for all of them. */
export interface CaseWorld {
  asOf: string
  histories: HeldHistories
  known: KnownWorld
  /** How many episodes the catalogue has of a season; null: it does not know it. */
  episodes(title: string, season: number): number | null
  /** Mean minutes of the episodes whose runtime the catalogue has; null: it has none. */
  episodeMinutes(title: string, season: number): number | null
  /** What an episode cost by that day, as the record says to anybody; null: not known, or only in confidence. */
  publicCost(title: string, season: number): EpisodeCost | null
  /** The facts of a season's record that the reader may see. */
  facts(title: string, season: number): Fact[]
  chance(title: string, season: number): ProbabilityOfReturn
}

export interface WorldSources extends ForecastSources {
  catalogue: Catalogue
  records: ProductionRecords
}

/** Reads what cases as of a day rest on; what is confidential only for a reader who may see it. */
export async function caseWorld(sources: WorldSources, asOf: string, confidential: boolean): Promise<CaseWorld> {
  const { store, catalogue, records } = sources
  const reading = { all: publishedHistory(store), recorded: records.list() }
  const returning = returnHistory(store)
  const [histories, entries, recorded, all, record] = await Promise.all([
    heldHistories(sources, 'seasons', asOf, reading),
    catalogue.entries(),
    reading.recorded,
    returning,
    returning.then(history => keptRecord(store, history)),
  ])
  const known = knownWorld(all, asOf)
  const catalogued = new Map<string, Map<number, number>>()
  for (const { title, season, episode, runtimeMs } of entries) {
    const key = `${title}/${season}`
    const runtimes = catalogued.get(key) ?? new Map<number, number>()
    catalogued.set(key, runtimes)
    // Services may carry the same episode, and not all of them tell how long it is.
    runtimes.set(episode, Math.max(runtimeMs, runtimes.get(episode) ?? 0))
  }
  const episodes = (title: string, season: number): number | null => catalogued.get(`${title}/${season}`)?.size ?? null
  const open = new Map(recorded.map(one => [`${one.title}/${one.season}`, seenFacts(one.facts, false)]))
  const facts = new Map(recorded.map(one => [`${one.title}/${one.season}`, seenFacts(one.facts, confidential)]))
  return {
    ...{ asOf, histories, known },
    episodes,
    publicCost: (title, season) => publicCost(open.get(`${title}/${season}`) ?? [], asOf, episodes(title, season)),
    episodeMinutes: (title, season) => meanMinutes([...(catalogued.get(`${title}/${season}`)?.values() ?? [])]),
    facts: (title, season) => facts.get(`${title}/${season}`) ?? [],
    chance: (title, season) => probabilityOf(known, record, { title, season }),
  }
}

/** What an episode cost, as far as it was said by a day or without one. */
function publicCost(facts: readonly Fact[], asOf: string, catalogued: number | null): EpisodeCost | null {
  const cost = factsOf(facts, 'cost').findLast(({ on }) => on === undefined || knownFrom(on) <= asOf)?.value
  return cost ? episodeCost(cost, facts, catalogued) : null
}

function meanMinutes(runtimes: readonly number[]): number | null {
  const known = runtimes.filter(milliseconds => milliseconds > 0)
  return known.length === 0 ? null : known.reduce((sum, milliseconds) => sum + milliseconds, 0) / known.length / 60_000
}
