import { useEffect } from 'react'
import { withoutBase } from '../../../api/base'
import { navigate } from '../../../ui/route/navigate'
import { type Changed, searchWith } from './whatIf'

/** Browsers refuse an address that changes with every pixel of a slider. */
const pauseMs = 250

/** Keeps what was changed in the address, so that a link brings it back. */
export function useTermsInAddress(changed: Changed): void {
  useEffect(() => {
    const { pathname } = location
    const timer = setTimeout(() => {
      // Somebody has left meanwhile, and the next page is still on its way.
      if (location.pathname !== pathname) return
      const search = searchWith(location.search, changed)
      if (search !== location.search) navigate(new URL(withoutBase(location.href)).pathname + search, { replace: true })
    }, pauseMs)
    return () => clearTimeout(timer)
  }, [changed])
}
