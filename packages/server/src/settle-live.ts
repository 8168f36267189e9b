import type { Engine } from '@sweeps/engine'

const everyMs = 10_000

/**
 * Makes viewing of what live sources sent, every ten seconds, where this program owns the work. Returns how to stop; it resolves when nothing
 * of it runs any more.
 */
export function settleLive({ plays, ownership }: Engine, onTrouble: (message: string) => void = () => {}): () => Promise<void> {
  let reported = ''
  let running: Promise<void> | undefined
  const settle = async (): Promise<void> => {
    try {
      await plays.settler.pass()
      reported = ''
    } catch (error) {
      // It is tried again in a moment, and reported once.
      const message = `what live sources sent could not be settled, it waits: ${error instanceof Error ? error.message : error}`
      if (message !== reported) onTrouble(message)
      reported = message
    }
    running = undefined
  }
  const timer = setInterval(() => {
    if (ownership.owned && plays.settler.expects) running ??= settle()
  }, everyMs)
  return async () => {
    clearInterval(timer)
    await running
  }
}
