let anchor = Date.now() - performance.now()
let lastAnchor = anchor

/** Milliseconds since 1970 by a clock that setting the device's clock does not move. */
export const now = () => anchor + performance.now()

/** Moves the clock, for the time a sleeping device did not count. */
export const shift = (by: number) => {
  anchor += by
}

/** How far the device's clock has run away from the monotonic one since this was last asked: it slept, or was set. */
export const drift = () => {
  const before = lastAnchor
  lastAnchor = Date.now() - performance.now()
  return lastAnchor - before
}

export const instant = (time: number) => new Date(time).toISOString()
