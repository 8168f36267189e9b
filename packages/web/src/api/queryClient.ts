import { QueryClient } from '@tanstack/react-query'
import { Problem } from './Problem'

/** What the server refused it refuses again: only a failure of the network or of the server is worth another try. */
const worthRetrying = (attempt: number, error: Error) => attempt < 2 && !(error instanceof Problem && error.status < 500)

export const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: worthRetrying, staleTime: 60_000, refetchOnWindowFocus: false } },
})
