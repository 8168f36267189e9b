import { useSyncExternalStore } from 'react'
import { onNavigation } from './navigate'

/** The address as it is now: path and query. */
export function useAddress(): URL {
  const href = useSyncExternalStore(onNavigation, () => location.href)
  return new URL(href)
}
