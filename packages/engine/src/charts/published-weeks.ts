import Type from '@sweeps/model/typebox'
import { defineQuery, type Store, sqlFile } from '../store/index.js'
import type { ChartDefinition } from './definition.js'

const query = defineQuery({
  tag: 'charts.published-weeks',
  sql: sqlFile(import.meta.url, './published-weeks.sql'),
  row: Type.Object({ source: Type.String(), market: Type.String(), list: Type.String(), weeks: Type.Array(Type.String()) }),
})

/** The weeks of each list of a chart, oldest first. */
export type WeeksByList = ReadonlyMap<string, readonly string[]>

/** The same of each market of a source, markets in order. */
type WeeksByMarket = ReadonlyMap<string, WeeksByList>

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
    return (await this.#ofSource(source)).get(market) ?? new Map()
  }

  /** The markets of which a source has weeks. */
  async markets({ source }: Pick<Origin, 'source'>): Promise<string[]> {
    return [...(await this.#ofSource(source)).keys()]
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

  async #ask(sources: string[]): Promise<Map<string, Map<string, Map<string, string[]>>>> {
    // A hundred markets have the same few hundred days: each is stored once.
    const days = new Map<string, string>()
    const once = (day: string): string => {
      const known = days.get(day) ?? day
      days.set(day, known)
      return known
    }
    const found = new Map<string, Map<string, Map<string, string[]>>>()
    for (const { source, market, list, weeks } of await this.#store.run(query, { sources })) {
      const markets = found.get(source) ?? new Map<string, Map<string, string[]>>()
      const lists = markets.get(market) ?? new Map<string, string[]>()
      found.set(source, markets.set(market, lists.set(list, weeks.map(once))))
    }
    return found
  }
}
