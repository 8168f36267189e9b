const navigated = 'sweeps:navigated'

/** Go to another page of the dashboard without loading it anew. */
export function navigate(to: string, { replace = false } = {}): void {
  if (replace) history.replaceState(null, '', to)
  else history.pushState(null, '', to)
  dispatchEvent(new Event(navigated))
}

/** Call `listener` whenever the address changes, by us or by the browser's own back and forward. */
export function onNavigation(listener: () => void): () => void {
  addEventListener('popstate', listener)
  addEventListener(navigated, listener)
  return () => {
    removeEventListener('popstate', listener)
    removeEventListener(navigated, listener)
  }
}
