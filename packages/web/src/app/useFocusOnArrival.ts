import { useEffect, useRef } from 'react'

/** Moving to another page puts the focus on its content, as loading it anew would. Not at the first one: that was loaded. */
export function useFocusOnArrival(page: string) {
  const content = useRef<HTMLElement>(null)
  const last = useRef(page)
  useEffect(() => {
    if (last.current === page) return
    last.current = page
    scrollTo(0, 0)
    content.current?.focus({ preventScroll: true })
  }, [page])
  return content
}
