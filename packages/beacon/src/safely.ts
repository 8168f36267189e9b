/** Wraps what the page will call: whatever goes wrong in the beacon stays in the beacon. */
export const safely =
  <Arguments extends unknown[]>(run: (...given: Arguments) => unknown) =>
  (...given: Arguments): void => {
    try {
      // An async function fails by its promise, which would reach the page as an unhandled rejection.
      Promise.resolve(run(...given)).catch(() => {})
    } catch {}
  }
