import type { LiveEvents } from '@sweeps/model'
import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useEvents } from '../../api/useEvents'
import { mayRead, seesAllServices, useSession } from '../../api/useSession'
import { overviewQuery } from './overviewQuery'

/** The overview is not asked more often than this, however much arrives. */
const patienceMs = 10_000

/** What has arrived is counted by then. */
const settledMs = 2000

/** While plays arrive the overview is asked again every few seconds, and once more when the last of them is counted. */
export function useArrivals(): void {
  const { data: session } = useSession()
  const client = useQueryClient()
  const queriedAt = useRef(0)
  const arrived = useRef(-settledMs)
  useEvents<LiveEvents['health']>(
    session && mayRead(session) && seesAllServices(session) ? '/v1/live' : null,
    'health',
    ({ spansPerSecond }) => {
      const now = Date.now()
      if (spansPerSecond > 0) arrived.current = now
      if (queriedAt.current >= arrived.current + settledMs || now - queriedAt.current < patienceMs) return
      queriedAt.current = now
      void client.invalidateQueries({ queryKey: overviewQuery.queryKey })
    },
  )
}
