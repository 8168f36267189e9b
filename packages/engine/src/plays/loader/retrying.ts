import { EngineError } from '../../store/index.js'

/**
 * Does work again for as long as the trouble is one that passes: no memory, no space, a server that is away. Between two tries it waits
 * a quarter of a second, then twice as long each time, ten seconds at most. `sleep` resolves early when the program is to end.
 */
export async function retrying<T>(
  work: () => Promise<T>,
  options: { stopped: () => boolean; sleep: (ms: number) => Promise<void>; onTrouble: (message: string) => void },
): Promise<T> {
  for (let wait = 250; ; wait = Math.min(wait * 2, 10_000)) {
    try {
      return await work()
    } catch (error) {
      const cause = error instanceof EngineError ? error : error instanceof Error ? error.cause : undefined
      if (!(cause instanceof EngineError) || cause.poison || options.stopped()) throw error
      options.onTrouble(`loading waits for the engine: ${cause.message.split('\n')[0]}`)
      await options.sleep(wait)
    }
  }
}
