/**
 * Does work again and again, so many milliseconds after it was done last. One that fails is done again the next time, and reported once for as
 * long as it fails the same way. Keeps no program from ending. Returns how to stop; it resolves when nothing of it runs any more.
 */
export function repeating(work: () => Promise<unknown>, ms: number, onTrouble: (message: string) => void): () => Promise<void> {
  let stopped = false
  let reported = ''
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  const once = async (): Promise<void> => {
    try {
      await work()
      reported = ''
    } catch (error) {
      const message = (error instanceof Error ? error.message : String(error)).split('\n')[0]!
      if (message !== reported && !stopped) onTrouble(message)
      reported = message
    }
  }
  const next = (): void => {
    if (stopped) return
    timer = setTimeout(() => {
      running = once().then(next)
    }, ms).unref()
  }
  next()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await running
  }
}
