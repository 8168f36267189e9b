import { defineQuery, type Engine, perform } from '@sweeps/engine'
import Type from '@sweeps/model/typebox'

/** What people open first: the pages that rest on everything there is, of which most is read once and cached. As the owner, who sees all of it. */
const opened: readonly [operation: string, input: object][] = [
  ['charts', {}],
  ['overview', {}],
  ['title-markets', { title: 'any' }],
  ['search', { words: 'any' }],
  ['board', { tab: 'slate', limit: 25 }],
  ['board', { tab: 'published', limit: 25 }],
  ['board', { tab: 'slate', sort: 'worth', limit: 25 }],
]

/** Of so many figures and spans whoever opens a page first notices no waiting. */
const small = 200_000

const size = defineQuery({
  tag: 'server.size',
  sql: '-- one row: how many figures of others and spans there are\nSELECT least((SELECT count() FROM figures) + (SELECT count() FROM spans), 4294967295)::UInt32 AS rows',
  row: Type.Object({ rows: Type.Integer() }),
})

/**
 * Asks, one after the other, what the first pages after a start ask, so that what is cached of it is there when somebody opens them. Whoever asks
 * meanwhile waits for the same. What fails is left to whoever asks for it. Returns when pages are quick, and how to stop.
 */
export function warmUp(engine: Engine): { warm: Promise<void>; stop: () => void } {
  let stopped = false
  const warm = async (): Promise<void> => {
    for (const [operation, input] of opened) {
      if (stopped) return
      // Said to whoever opens the page, and not before.
      await perform(engine, operation, input, { actor: 'sweeps', progress: () => {} }).catch(() => {})
    }
  }
  const all = warm()
  return {
    warm: engine.store.one(size, {}).then(({ rows }) => (rows < small ? undefined : all)),
    stop: () => {
      stopped = true
    },
  }
}
