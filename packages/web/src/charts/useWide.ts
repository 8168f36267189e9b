import { useSyncExternalStore } from 'react'

/** The same width at which `charts.css` puts the details beside the table instead of below the row. Paper is wide too. */
const wide = matchMedia('(min-width: 64rem), print')

const subscribe = (listener: () => void) => {
  wide.addEventListener('change', listener)
  return () => wide.removeEventListener('change', listener)
}

export const useWide = (): boolean => useSyncExternalStore(subscribe, () => wide.matches)
