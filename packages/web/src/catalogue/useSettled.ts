import { useEffect, useState } from 'react'

/** A value once it has not changed for a moment: the server is asked for words, not for letters. */
export function useSettled(value: string, ms = 200): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return settled
}
