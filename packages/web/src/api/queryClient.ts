import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { Problem } from './Problem'

/** What the server refused it refuses again: only a failure of the network or of the server is worth another try. */
const worthRetrying = (attempt: number, error: Error) => attempt < 2 && !(error instanceof Problem && error.status < 500)

/** Who is signed in may have changed (the session ran out, the server restarted): fetch it again. */
export const refreshSession = () => void queryClient.invalidateQueries({ queryKey: ['session'] })

function noticeSignedOut(error: Error): void {
  if (error instanceof Problem && error.status === 401) refreshSession()
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignedOut }),
  mutationCache: new MutationCache({ onError: noticeSignedOut }),
  defaultOptions: { queries: { retry: worthRetrying, staleTime: 60_000, refetchOnWindowFocus: false } },
})
