import type { Fact } from '@sweeps/model'
import { type Catalogue, type ProductionRecords, seenFacts } from '../../catalogue/index.js'
import { type ForecastSources, type HeldHistories, heldHistories } from '../forecast/index.js'
import { keptRecord, type ProbabilityOfReturn, probabilityOf } from '../return/index.js'
import { type KnownWorld, knownWorld } from '../return/known-world.js'
import { publishedHistory } from '../return/published-history.js'

/** What the cases of one day are made from, read once for all of them. */
export interface CaseWorld {
  asOf: string
  histories: HeldHistories
  known: KnownWorld
  /** How many episodes the catalogue has of a season; null: it does not know it. */
  episodes(title: string, season: number): number | null
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
  const [histories, entries, recorded, all, record] = await Promise.all([
    heldHistories(sources, 'seasons', asOf, reading),
    catalogue.entries(),
    reading.recorded,
    reading.all,
    reading.all.then(history => keptRecord(store, history)),
  ])
  const known = knownWorld(all, asOf)
  const episodes = new Map<string, Set<number | null>>()
  for (const { title, season, episode } of entries) {
    const key = `${title}/${season}`
    episodes.set(key, (episodes.get(key) ?? new Set()).add(episode))
  }
  const facts = new Map(recorded.map(one => [`${one.title}/${one.season}`, seenFacts(one.facts, confidential)]))
  return {
    ...{ asOf, histories, known },
    episodes: (title, season) => episodes.get(`${title}/${season}`)?.size ?? null,
    facts: (title, season) => facts.get(`${title}/${season}`) ?? [],
    chance: (title, season) => probabilityOf(known, record, { title, season }),
  }
}
