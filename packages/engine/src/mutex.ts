/** Lets pieces of work run one after the other, in the order in which they came. One that fails does not stop those after it. */
export class Mutex {
  #last: Promise<unknown> = Promise.resolve()

  run<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work)
    // Whoever gave the work is told; the next piece only waits.
    this.#last = done.catch(() => {})
    return done
  }
}
