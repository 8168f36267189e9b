import { QueryCache, QueryClient } from '@tanstack/react-query'
import { Problem } from './Problem'

/** What the server refused it refuses again: only a failure of the network or of the server is worth another try. */
const worthRetrying = (attempt: number, error: Error) => attempt < 2 && !(error instanceof Problem && error.status < 500)

/** Who we are may have changed behind our back (the session ran out, the server restarted): ask again. */
export const doubtSession = () => void queryClient.invalidateQueries({ queryKey: ['session'] })

export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: error => {
      if (error instanceof Problem && error.status === 401) doubtSession()
    },
  }),
  defaultOptions: { queries: { retry: worthRetrying, staleTime: 60_000, refetchOnWindowFocus: false } },
})
