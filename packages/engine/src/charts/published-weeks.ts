import Type from '@sweeps/model/typebox'
import { defineQuery, type Store, sqlFile } from '../store/index.js'
import type { ChartDefinition } from './definition.js'

const query = defineQuery({
  tag: 'charts.published-weeks',
  sql: sqlFile(import.meta.url, './published-weeks.sql'),
  row: Type.Object({
    source: Type.String(),
    market: Type.String(),
    list: Type.String(),
    weeks: Type.Array(Type.String()),
    // Oldest first, without those that are the only one.
    revised: Type.Array(Type.Tuple([Type.String(), Type.Integer()])),
  }),
})

/** The weeks of each list of a chart, oldest first. */
export type WeeksByList = ReadonlyMap<string, readonly string[]>

interface WeeksOfMarket {
  lists: ReadonlyMap<string, readonly string[]>
  /** List and week → its latest revision, where that is not the first. */
  revised: ReadonlyMap<string, number>
}

/** Of each market of a source, markets in order. */
type WeeksByMarket = ReadonlyMap<string, WeeksOfMarket>

/** Whether a revision of a list of one week is the latest. */
export type IsLatest = (of: { source: string; market: string; list: string; week: string }, revision: number) => boolean

type Origin = Pick<ChartDefinition, 'source' | 'market'>

/** Which weeks published lists have, by one question about all markets without reading the lists, and cached by source. */
export class PublishedWeeks {
  readonly #store: Store
  readonly #cached = new Map<string, Promise<WeeksByMarket>>()

  constructor(store: Store) {
    this.#store = store
  }

  /** Of a definition of one market. */
  async of({ source, market }: Origin): Promise<WeeksByList> {
    return (await this.#ofSource(source)).get(market)?.lists ?? new Map()
  }

  /** The markets of which a source has weeks. */
  async markets({ source }: Pick<Origin, 'source'>): Promise<string[]> {
    return [...(await this.#ofSource(source)).keys()]
  }

  /** Which revision of a week is the latest, of the lists of some definitions. */
  async latest(definitions: readonly Pick<Origin, 'source'>[]): Promise<IsLatest> {
    const known = new Map<string, WeeksByMarket>()
    for (const { source } of definitions) known.set(source, await this.#ofSource(source))
    return ({ source, market, list, week }, revision) => (known.get(source)?.get(market)?.revised.get(`${list} ${week}`) ?? 1) === revision
  }

  /** Reads what is not known yet of some definitions, at once. */
  async read(definitions: readonly Pick<Origin, 'source'>[]): Promise<void> {
    const sources = [...new Set(definitions.map(({ source }) => source))]
    const missing = sources.filter(source => !this.#cached.has(source))
    if (missing.length > 0) {
      const reading = this.#ask(missing)
      for (const source of missing) {
        const own = reading.then(found => found.get(source) ?? new Map())
        this.#cached.set(source, own)
        own.catch(() => {
          if (this.#cached.get(source) === own) this.#cached.delete(source)
        })
      }
    }
    await Promise.all(sources.map(source => this.#cached.get(source)))
  }

  forget({ source }: Pick<Origin, 'source'>): void {
    this.#cached.delete(source)
  }

  async #ofSource(source: string): Promise<WeeksByMarket> {
    await this.read([{ source }])
    return this.#cached.get(source) ?? new Map()
  }

  async #ask(sources: string[]): Promise<Map<string, WeeksByMarket>> {
    // A hundred markets have the same few hundred days: each is stored once.
    const days = new Map<string, string>()
    const once = (day: string): string => {
      const known = days.get(day) ?? day
      days.set(day, known)
      return known
    }
    const found = new Map<string, Map<string, { lists: Map<string, string[]>; revised: Map<string, number> }>>()
    for (const { source, market, list, weeks, revised } of await this.#store.run(query, { sources })) {
      const markets = found.get(source) ?? new Map()
      const known = markets.get(market) ?? { lists: new Map(), revised: new Map() }
      found.set(source, markets.set(market, known))
      known.lists.set(list, weeks.map(once))
      // The last one of a week is the latest.
      for (const [week, revision] of revised) known.revised.set(`${list} ${week}`, revision)
    }
    return found
  }
}
