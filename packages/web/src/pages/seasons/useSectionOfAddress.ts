import { useEffect, useRef } from 'react'

/**
 * Goes to the section that the address names once the page has it: `#peers`. Sections come one after the other, so it looks again
 * whenever the page grows, until the reader moves or the section is there and everything before it has come.
 */
export function useSectionOfAddress(ready: boolean) {
  const page = useRef<HTMLElement>(null)
  useEffect(() => {
    const section = location.hash.slice(1)
    if (!ready || !page.current || section === '') return
    const stop = new AbortController()
    const go = () => document.getElementById(section)?.scrollIntoView()
    const grown = new ResizeObserver(go)
    grown.observe(page.current)
    const timer = setTimeout(() => stop.abort(), 3000)
    stop.signal.addEventListener('abort', () => grown.disconnect())
    for (const moved of ['wheel', 'touchmove', 'keydown', 'pointerdown'])
      addEventListener(moved, () => stop.abort(), { signal: stop.signal, passive: true })
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [ready])
  return page
}
