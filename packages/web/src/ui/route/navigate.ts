import { useSyncExternalStore } from 'react'
import { underBase, withoutBase } from '../../api/base'

const navigated = 'sweeps:navigated'

/** Go to another page of the dashboard without loading it anew. */
export function navigate(to: string, { replace = false } = {}): void {
  if (replace) history.replaceState(null, '', underBase(to))
  else history.pushState(null, '', underBase(to))
  dispatchEvent(new Event(navigated))
}

/** Call `listener` whenever the address changes, by us or by the browser's own back and forward. */
function onNavigation(listener: () => void): () => void {
  addEventListener('popstate', listener)
  addEventListener(navigated, listener)
  return () => {
    removeEventListener('popstate', listener)
    removeEventListener(navigated, listener)
  }
}

/** The address as it is now: path and query. */
export function useAddress(): URL {
  const href = useSyncExternalStore(onNavigation, () => location.href)
  return new URL(withoutBase(href))
}
