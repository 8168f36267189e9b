import type { Fact } from '@sweeps/model'
import { type CatalogueRow, factsOf, type RecordedFacts, visibleFacts } from '../../catalogue/index.js'
import { groupBy } from '../../group-by.js'
import { type EpisodeCost, episodeCost } from '../episode-cost.js'
import { knownFrom } from '../known-from.js'
import { type SeasonName, seasonKey } from '../season-name.js'
import { cataloguedPatterns, releasePatterns } from './release-patterns.js'

/** What the catalogue and production records say of seasons, whatever the day. */
export class SeasonDetails {
  /** What records say to anybody. */
  readonly records: readonly RecordedFacts[]
  /** Titles of films in the catalogue. */
  readonly films: ReadonlySet<string>
  /** Whether episodes come out one by one, by `title/season`: as records say. */
  readonly recordedWeekly: ReadonlyMap<string, boolean>
  /** The same, else as the days in the catalogue say. */
  readonly weekly: ReadonlyMap<string, boolean>
  readonly #runtimes = new Map<string, Map<number, number>>()
  readonly #carriers = new Map<string, ReadonlySet<string>>()
  readonly #facts: ReadonlyMap<string, readonly Fact[]>

  /** `records`: with what is confidential in them. */
  constructor(entries: readonly CatalogueRow[], records: readonly RecordedFacts[]) {
    this.records = records.map(({ facts, ...record }) => ({ ...record, facts: visibleFacts(facts, false) }))
    this.films = new Set(entries.filter(({ kind }) => kind === 'film').map(({ title }) => title))
    this.recordedWeekly = releasePatterns(this.records)
    this.weekly = new Map([...cataloguedPatterns(entries), ...this.recordedWeekly])
    this.#facts = new Map(records.map(record => [seasonKey(record), record.facts]))
    for (const [key, rows] of groupBy(entries, seasonKey)) {
      const runtimes = new Map<number, number>()
      // Services may carry the same episode, and not all of them say how long it is.
      for (const { episode, runtimeMs } of rows) runtimes.set(episode, Math.max(runtimeMs, runtimes.get(episode) ?? 0))
      this.#runtimes.set(key, runtimes)
      this.#carriers.set(key, new Set(rows.map(({ service }) => service)))
    }
  }

  /** How many episodes the catalogue has of a season; null: it does not know it. */
  episodes(name: SeasonName): number | null {
    return this.#runtimes.get(seasonKey(name))?.size ?? null
  }

  /** The services that carry a season. */
  carriers(name: SeasonName): string[] {
    return [...(this.#carriers.get(seasonKey(name)) ?? [])]
  }

  /** Mean minutes of the episodes whose runtime the catalogue has; null: it has none. */
  episodeMinutes(name: SeasonName): number | null {
    const known = [...(this.#runtimes.get(seasonKey(name))?.values() ?? [])].filter(milliseconds => milliseconds > 0)
    return known.length === 0 ? null : known.reduce((sum, milliseconds) => sum + milliseconds, 0) / known.length / 60_000
  }

  /** The facts of a season's record that a reader may see. */
  facts(name: SeasonName, confidential: boolean): Fact[] {
    return visibleFacts(this.#facts.get(seasonKey(name)) ?? [], confidential)
  }

  /** What an episode cost, as the record says to anybody, by a day or without one; null: not known, or only in confidence. */
  publicCost(name: SeasonName, day: string): EpisodeCost | null {
    const facts = this.facts(name, false)
    const cost = factsOf(facts, 'cost').findLast(({ on }) => on === undefined || knownFrom(on) <= day)?.value
    return cost ? episodeCost(cost, facts, this.episodes(name)) : null
  }
}
