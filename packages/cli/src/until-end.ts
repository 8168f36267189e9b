/** Resolves when the process is told to end and all that was taken in is safe. A second signal ends it at once. */
export function untilEnd(close: () => Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    let closing = false
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.on(signal, () => {
        // TRICKY: not process.exit: with queries running, what the engine does at an exit waits for them, and they for it, for good.
        if (closing) process.kill(process.pid, 'SIGKILL')
        closing = true
        close().then(resolve, reject)
      })
  })
}
