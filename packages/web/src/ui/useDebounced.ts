import { useEffect, useState } from 'react'

/** A value once it has not changed for a moment: one request a word, not one a letter. */
export function useDebounced(value: string, ms = 200): string {
  const [debounced, setDebounced] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setDebounced(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return debounced
}
