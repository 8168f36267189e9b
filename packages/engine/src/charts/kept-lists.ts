import type { ChartDefinition, ChartList } from './definition.js'
import type { ChartSource } from './list-figures.js'
import { ListedWeeks } from './listed-weeks.js'

/** How many lines are kept: about 220 bytes each. What was not asked for the longest goes first. */
const mostLines = 1_000_000

/** Lists that were read, by the chart and the list. */
export class KeptLists {
  readonly #kept = new Map<string, Promise<ListedWeeks>>()
  readonly #lines = new Map<string, number>()
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  /** The weeks of a list, read from its source unless they are known. `live`: its last week may still grow. */
  async get(source: ChartSource, definition: ChartDefinition, list: ChartList, live: boolean): Promise<ListedWeeks> {
    const key = keyOf(definition, list)
    const found = this.#kept.get(key)
    const weeks = await found
    if (weeks?.isFresh(this.#now())) {
      this.#touch(key, found!)
      return weeks
    }
    // While this one waited another may have begun to read: then wait for that.
    if (this.#kept.get(key) !== found) return this.get(source, definition, list, live)
    const reading = weeks ? weeks.refreshed(source, this.#now()) : ListedWeeks.read(source, definition, list, live, this.#now())
    this.#kept.set(key, reading)
    try {
      const read = await reading
      if (this.#kept.get(key) === reading) this.#weigh(key, read.lines)
      return read
    } catch (error) {
      if (this.#kept.get(key) === reading) this.#kept.delete(key)
      throw error
    }
  }

  forget(definition: ChartDefinition): void {
    for (const list of definition.lists) this.#drop(keyOf(definition, list))
  }

  /** The latest asked for stands last. */
  #touch(key: string, weeks: Promise<ListedWeeks>): void {
    if (this.#kept.get(key) !== weeks) return
    this.#kept.delete(key)
    this.#kept.set(key, weeks)
  }

  #weigh(key: string, lines: number): void {
    this.#lines.set(key, lines)
    let sum = 0
    for (const each of this.#lines.values()) sum += each
    for (const oldest of [...this.#kept.keys()]) {
      if (sum <= mostLines) return
      // Not what is being read, and not the one just read, however long it is.
      if (oldest === key || !this.#lines.has(oldest)) continue
      sum -= this.#lines.get(oldest)!
      this.#drop(oldest)
    }
  }

  #drop(key: string): void {
    this.#kept.delete(key)
    this.#lines.delete(key)
  }
}

const keyOf = (definition: ChartDefinition, list: ChartList): string => `${definition.id} ${list.id}`
