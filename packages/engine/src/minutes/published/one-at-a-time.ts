const running = new WeakMap<object, Promise<unknown>>()

/** Runs work on something after all earlier work on it: two imports at once would both make the same next revision. */
export function oneAtATime<T>(on: object, work: () => Promise<T>): Promise<T> {
  const result = (running.get(on) ?? Promise.resolve()).then(work, work)
  running.set(
    on,
    result.catch(() => {}),
  )
  return result
}
