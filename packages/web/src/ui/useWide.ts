import { useSyncExternalStore } from 'react'

/** The same width at which `run.css` puts the details beside the table instead of below the row. Paper is wide too. */
const wide = () => matchMedia('(min-width: 64rem), print')

const subscribe = (listener: () => void) => {
  const list = wide()
  list.addEventListener('change', listener)
  return () => list.removeEventListener('change', listener)
}

export const useWide = (): boolean => useSyncExternalStore(subscribe, () => wide().matches)
