import type { ChartDefinition, ChartList } from './definition.js'
import type { ChartSource } from './list-figures.js'
import { ListedWeeks } from './listed-weeks.js'

/** How many lines are cached: about 270 bytes each. What was not asked for the longest goes first. */
const mostLines = 650_000

/** Lists that were read, by the chart, the list, the market and how many places it has. */
export class CachedLists {
  readonly #cached = new Map<string, Promise<ListedWeeks>>()
  readonly #lines = new Map<string, number>()
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  /** The weeks of a list, read from its source unless they are known. `live`: its last week may still grow. */
  async get(source: ChartSource, definition: ChartDefinition, list: ChartList, live: boolean): Promise<ListedWeeks> {
    const key = keyOf(definition, list)
    const found = this.#cached.get(key)
    const weeks = await found
    if (weeks?.isFresh(this.#now())) {
      this.#touch(key, found!)
      return weeks
    }
    // Asked for before it is read: what comes in meanwhile is another fingerprint.
    const at = { fingerprint: live ? await source.fingerprint?.() : undefined, now: this.#now() }
    // While this one waited another may have begun to read: then wait for that.
    if (this.#cached.get(key) !== found) return this.get(source, definition, list, live)
    if (weeks?.holds(at)) {
      this.#touch(key, found!)
      return weeks
    }
    const reading = weeks ? weeks.refreshed(source, at) : ListedWeeks.read(source, definition, list, live, at)
    this.#cached.set(key, reading)
    try {
      const read = await reading
      if (this.#cached.get(key) === reading) this.#weigh(key, read.lines)
      return read
    } catch (error) {
      if (this.#cached.get(key) === reading) this.#cached.delete(key)
      throw error
    }
  }

  /** Of every market. */
  forget(definition: ChartDefinition): void {
    for (const list of definition.lists)
      for (const key of [...this.#cached.keys()]) if (key.startsWith(`${definition.id} ${list.id} `)) this.#drop(key)
  }

  /** The latest asked for stands last. */
  #touch(key: string, weeks: Promise<ListedWeeks>): void {
    if (this.#cached.get(key) !== weeks) return
    this.#cached.delete(key)
    this.#cached.set(key, weeks)
  }

  #weigh(key: string, lines: number): void {
    this.#lines.set(key, lines)
    let sum = 0
    for (const each of this.#lines.values()) sum += each
    for (const oldest of [...this.#cached.keys()]) {
      if (sum <= mostLines) return
      // Not what is being read, and not the one just read, however long it is.
      if (oldest === key || !this.#lines.has(oldest)) continue
      sum -= this.#lines.get(oldest)!
      this.#drop(oldest)
    }
  }

  #drop(key: string): void {
    this.#cached.delete(key)
    this.#lines.delete(key)
  }
}

const keyOf = (definition: ChartDefinition, list: ChartList): string =>
  `${definition.id} ${list.id} ${definition.market} ${definition.size}`
