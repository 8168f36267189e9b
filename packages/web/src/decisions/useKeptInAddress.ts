import { useEffect } from 'react'
import { navigate } from '../route/navigate'
import { type Changed, searchWith } from './whatIf'

/** Browsers refuse an address that changes with every pixel of a slider. */
const pauseMs = 250

/** Keeps what was changed in the address, so that a link brings it back. */
export function useKeptInAddress(changed: Changed): void {
  useEffect(() => {
    const { pathname } = location
    const timer = setTimeout(() => {
      // Somebody has left meanwhile, and the next page is still on its way.
      if (location.pathname !== pathname) return
      const search = searchWith(location.search, changed)
      if (search !== location.search) navigate(pathname + search, { replace: true })
    }, pauseMs)
    return () => clearTimeout(timer)
  }, [changed])
}
