/**
 * Turns work that hands things on one after the other into something to loop over: the work waits until what it handed on was taken.
 * When the loop ends early, the next hand-over fails, so that the work ends too.
 */
export async function* pulled<Value>(work: (hand: (value: Value) => Promise<void>) => Promise<void>): AsyncGenerator<Value> {
  let waiting: { value: Value; taken: () => void; refused: (error: Error) => void } | undefined
  let arrived: () => void = () => {}
  let ended = false
  let over = false
  const hand = (value: Value): Promise<void> =>
    over
      ? Promise.reject(new Error('nobody takes it any more'))
      : new Promise((taken, refused) => {
          waiting = { value, taken, refused }
          arrived()
        })
  const done = work(hand).finally(() => {
    ended = true
    arrived()
  })
  // It is awaited below, after what was handed on: until then it must not count as unhandled.
  done.catch(() => {})
  try {
    for (;;) {
      if (!waiting && !ended)
        await new Promise<void>(resolve => {
          arrived = resolve
        })
      if (!waiting) break
      const now = waiting
      yield now.value
      // Only now: should the loop end here, the work has to learn that it was not taken.
      waiting = undefined
      now.taken()
    }
  } finally {
    over = true
    waiting?.refused(new Error('nobody takes it any more'))
  }
  await done
}
