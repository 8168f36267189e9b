import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from './fetchJson'
import { queryClient } from './queryClient'

export interface Session {
  /** `services`: those that they may see alone; null: all. */
  user: { name: string; role: string; services: string[] | null } | null
  /** Goes back in `x-csrf-token` with everything that changes something: `withToken` sees to that, nobody else. */
  csrf: string
  /** True where anyone may read without signing in. */
  openReading: boolean
  /** Whether anybody may see the public pages, and where they are for who is elsewhere. */
  outlets: { open: boolean; address?: string }
  /** Who vouches for people here, beside one-time links. */
  provider?: { name: string }
  /** What stands on every page. */
  notice?: string
  /** Whose page this is, where somebody else has signed in since, in another tab: nothing on it is theirs to change. */
  insteadOf?: string
}

/** Who is signed in. All tabs of a browser share the cookie, so another one may have changed that since it was last asked. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => sinceThen(await fetchJson<Session>('/v1/session', { signal })),
})

function sinceThen(now: Session): Session {
  const cached = queryClient.getQueryData<Session>(sessionQuery.queryKey)
  const before = cached?.insteadOf ?? cached?.user?.name
  if (cached === undefined || samePerson(cached, now))
    return { ...now, ...(cached?.insteadOf !== undefined && { insteadOf: cached.insteadOf }) }
  // What one has read is not the other's to see, and what was refused to nobody may be allowed to somebody.
  void queryClient.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] })
  return { ...now, ...(before !== undefined && now.user && before !== now.user.name && { insteadOf: before }) }
}

export const samePerson = (one: Session, other: Session): boolean => one.user?.name === other.user?.name
