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

type Origin = Pick<ChartDefinition, 'source' | 'market'>

/** Which weeks published lists have, told by one question without reading the lists, and kept. */
export class PublishedWeeks {
  readonly #store: Store
  readonly #kept = new Map<string, Promise<WeeksByList>>()

  constructor(store: Store) {
    this.#store = store
  }

  /** Of one definition. */
  async of(definition: Origin): Promise<WeeksByList> {
    await this.read([definition])
    return this.#kept.get(keyOf(definition)) ?? new Map()
  }

  /** Reads what is not known yet of some definitions, at once. */
  async read(definitions: readonly Origin[]): Promise<void> {
    const missing = definitions.filter(definition => !this.#kept.has(keyOf(definition)))
    if (missing.length > 0) {
      const reading = this.#ask(missing)
      for (const definition of missing) {
        const key = keyOf(definition)
        const own = reading.then(found => found.get(key) ?? new Map())
        this.#kept.set(key, own)
        own.catch(() => {
          if (this.#kept.get(key) === own) this.#kept.delete(key)
        })
      }
    }
    await Promise.all(definitions.map(definition => this.#kept.get(keyOf(definition))))
  }

  forget(definition: Origin): void {
    this.#kept.delete(keyOf(definition))
  }

  async #ask(definitions: readonly Origin[]): Promise<Map<string, Map<string, string[]>>> {
    const rows = await this.#store.run(query, {
      sources: [...new Set(definitions.map(({ source }) => source))],
      markets: [...new Set(definitions.map(({ market }) => market))],
    })
    const found = new Map<string, Map<string, string[]>>()
    for (const row of rows) {
      const lists = found.get(keyOf(row)) ?? new Map<string, string[]>()
      found.set(keyOf(row), lists.set(row.list, row.weeks))
    }
    return found
  }
}

const keyOf = ({ source, market }: Origin): string => `${source} ${market}`
