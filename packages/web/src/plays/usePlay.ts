import type { LiveEvents } from '@sweeps/model'
import { useState } from 'react'
import { type Connection, useEvents } from '../live/useEvents'

export type Play = LiveEvents['play']

/** What the server holds of a play, as it grows. */
export function usePlay(id: string | null): { play: Play | null; heardAt: Date | null; connection: Connection } {
  const [heard, setHeard] = useState<{ play: Play; at: Date } | null>(null)
  const url = id === null ? null : `/v1/live?play=${encodeURIComponent(id)}`
  const connection = useEvents<Play>(url, 'play', play => setHeard({ play, at: new Date() }))
  return { play: heard?.play ?? null, heardAt: heard?.at ?? null, connection }
}
