import type { LiveEvents } from '@sweeps/model'
import { useState } from 'react'
import { type Connection, useEvents } from '../../api/useEvents'
import { seesAllServices, useSession } from '../../api/useSession'

export type HealthState = Connection | 'signed-out'

/** How the collector is doing, once a second. Not requested while signed out: the answer would only be a refusal. */
export function useHealth(): { state: HealthState; health: LiveEvents['health'] | null } {
  const [health, setHealth] = useState<LiveEvents['health'] | null>(null)
  const { data: session } = useSession()
  // Whoever is only passing by looks at figures, not after the machine.
  // It counts what comes of all services.
  const allowed = session?.user != null && seesAllServices(session)
  const connection = useEvents<LiveEvents['health']>(allowed ? '/v1/live' : null, 'health', setHealth)
  if (session && !allowed) return { state: 'signed-out', health: null }
  return { state: connection, health }
}
