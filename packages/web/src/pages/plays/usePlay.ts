import type { LiveEvents } from '@sweeps/model'
import { useState } from 'react'
import { type Connection, useEvents } from '../../api/useEvents'

export type Play = LiveEvents['play']

/** What the server has stored of a play, as it grows. */
export function usePlay(id: string | null): { play: Play | null; receivedAt: Date | null; connection: Connection } {
  const [latest, setLatest] = useState<{ play: Play; at: Date } | null>(null)
  const url = id === null ? null : `/v1/live?play=${encodeURIComponent(id)}`
  const connection = useEvents<Play>(url, 'play', play => setLatest({ play, at: new Date() }))
  return { play: latest?.play ?? null, receivedAt: latest?.at ?? null, connection }
}
