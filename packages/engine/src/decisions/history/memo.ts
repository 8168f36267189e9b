/** What was made of something that does not change, once for each key; beyond so many, what was wanted longest ago gives way. */
export class Memo {
  readonly #made = new Map<string, unknown>()
  readonly #most: number

  constructor(most: number) {
    this.#most = most
  }

  /** What is there under a key, made when it is not. A promise that fails is not cached. */
  once<Value>(key: string, make: () => Value): Value {
    const known = this.#made.has(key)
    const value = known ? (this.#made.get(key) as Value) : make()
    this.#made.delete(key)
    this.#made.set(key, value)
    if (this.#made.size > this.#most) this.#made.delete(this.#made.keys().next().value!)
    if (!known && value instanceof Promise) value.catch(() => this.#made.get(key) === value && this.#made.delete(key))
    return value
  }
}
