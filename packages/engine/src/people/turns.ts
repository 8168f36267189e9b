/** Lets changes happen one after the other: each sees what the one before it did, and a check still holds when it is acted upon. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve()

  take<T>(change: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(change)
    // One that fails does not stop those after it.
    this.#last = turn.catch(() => {})
    return turn
  }
}
