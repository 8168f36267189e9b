import { setImmediate } from 'node:timers/promises'

/** How long work may hold the thread that also answers players, in milliseconds. */
const longest = 1

/** Cuts long work into short pieces, between which whoever else waits has a turn: `if (breath.due) await breath.take()`. */
export class Breath {
  #since = performance.now()

  get due(): boolean {
    return performance.now() - this.#since > longest
  }

  async take(): Promise<void> {
    await setImmediate()
    this.#since = performance.now()
  }
}
