import type { Engine } from '@sweeps/engine'

/**
 * Every minute runs the guards over what has come in, and rolls it up: who reads need not wait for it then. Of several programs on one store
 * the one that owns this work does it; another has taken over within half a minute. Returns how to stop.
 */
export function keepUp({ plays, rollup, catalogue, ownership }: Engine, onTrouble: (message: string) => void = () => {}): () => void {
  let reported = ''
  let stopped = false
  let running = false
  let lastTerm = 0
  const keep = async (): Promise<void> => {
    if (running || !ownership.owned) {
      lastTerm = ownership.term
      return
    }
    running = true
    lastTerm = ownership.term
    try {
      await plays.guards.keepUp()
      await rollup.keepUp(catalogue)
      reported = ''
    } catch (error) {
      // It is tried again every minute, and reported once.
      const message = `seasons could not be kept counted, reports will take longer: ${error instanceof Error ? error.message : error}`
      if (message !== reported && !stopped) onTrouble(message)
      reported = message
    }
    running = false
  }
  void keep()
  const timer = setInterval(keep, 60_000)
  // What has just become this program's is not left for a minute.
  const looking = setInterval(() => {
    if (ownership.term !== lastTerm) void keep()
  }, 1000)
  return () => {
    stopped = true
    clearInterval(timer)
    clearInterval(looking)
  }
}
