import Type from '@sweeps/model/typebox'
import type { Driver } from './driver.js'
import { defineQuery, Int64 } from './query.js'

const now = defineQuery({
  tag: 'store.clock',
  sql: '-- one row: what time it is for the store\nSELECT toUnixTimestamp64Milli(now64(3)) AS now',
  row: Type.Object({ now: Int64 }),
})

/**
 * The time as the store has it: whoever shares a store shares its clock, however far their own are off. Between measurements it goes
 * on as this machine's clock does.
 */
export class StoreClock {
  readonly #driver: Driver
  #offset = 0
  /** How long the measurement took that the offset is from. */
  #took = Number.POSITIVE_INFINITY

  constructor(driver: Driver) {
    this.#driver = driver
  }

  /** Epoch milliseconds. */
  now(): number {
    return Date.now() + this.#offset
  }

  /** What must be added to this machine's clock, in milliseconds. */
  get offset(): number {
    return this.#offset
  }

  /** Measures how far this machine's clock is off. */
  async measure(): Promise<void> {
    const sentAt = Date.now()
    const began = performance.now()
    const text = await this.#driver.select(now.sql, {}, { tag: now.tag })
    this.measured(now.read(JSON.parse(text)).now, { sentAt, took: performance.now() - began })
  }

  /**
   * What time it was for the store, as an answer said, in epoch milliseconds; `sentAt`: by this machine's clock, `took`: until the answer was
   * there. It belongs to the middle of that. One that took longer than a second is used only where none was quicker.
   */
  measured(now: number, { sentAt, took }: { sentAt: number; took: number }): void {
    if (took > 1000 && took >= this.#took) return
    this.#took = took
    this.#offset = Math.round(now - (sentAt + took / 2))
  }
}
