import { type Engine, perform } from '@sweeps/engine'

/** What people open first: the pages that rest on everything there is, of which most is read once and cached. As the owner, who sees all of it. */
const opened: readonly [operation: string, input: object][] = [
  ['charts', {}],
  ['overview', {}],
  ['title-markets', { title: 'any' }],
  ['board', { tab: 'slate', limit: 25 }],
  ['board', { tab: 'published', limit: 25 }],
  ['board', { tab: 'slate', sort: 'worth', limit: 25 }],
]

/**
 * Asks, one after the other, what the first pages after a start ask, so that what is cached of it is there when somebody opens them. Whoever asks
 * meanwhile waits for the same. What fails is left to whoever asks for it. Returns how to stop.
 */
export function warmUp(engine: Engine): () => void {
  let stopped = false
  const warm = async (): Promise<void> => {
    for (const [operation, input] of opened) {
      if (stopped) return
      // Said to whoever opens the page, and not before.
      await perform(engine, operation, input, { actor: 'sweeps', progress: () => {} }).catch(() => {})
    }
  }
  void warm()
  return () => {
    stopped = true
  }
}
