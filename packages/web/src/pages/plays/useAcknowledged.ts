import { useEffect, useState } from 'react'
import { underBase } from '../../api/base'

export interface Acknowledged {
  messages: number
  /** Round trip of the latest one: it is answered when the message is on disk. */
  latestMs: number | null
}

/** The beacon's own requests, seen through the browser's timing records: how many the server has acknowledged. */
export function useAcknowledged(): Acknowledged {
  const [acknowledged, setAcknowledged] = useState<Acknowledged>({ messages: 0, latestMs: null })
  useEffect(() => {
    const since = performance.now()
    const observer = new PerformanceObserver(list => {
      const sent = list
        .getEntriesByType('resource')
        .filter(entry => entry.startTime >= since && isAcknowledgement(entry as PerformanceResourceTiming))
      const latest = sent.at(-1)
      if (latest) setAcknowledged(({ messages }) => ({ messages: messages + sent.length, latestMs: latest.duration }))
    })
    observer.observe({ type: 'resource' })
    return () => observer.disconnect()
  }, [])
  return acknowledged
}

const isAcknowledgement = ({ name, responseStatus }: PerformanceResourceTiming) =>
  new URL(name).pathname === underBase('/v1/spans') && responseStatus >= 200 && responseStatus < 300
