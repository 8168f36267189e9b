import { useMutation } from '@tanstack/react-query'
import { fetchJson } from '../../../api/fetchJson'
import { queryClient } from '../../../api/queryClient'
import { useSession } from '../../../api/useSession'
import { errorWords } from '../../../ui/errorWords'

interface Imported {
  read: number
  changedLists: number
}

/** One click has the server fetch Netflix’s public history from Netflix’s own address; then every query is fetched again. */
export function FetchHistory() {
  const { data: session } = useSession()
  const attempt = useMutation({
    mutationFn: () =>
      fetchJson<Imported>('/v1/imports/netflix-top10', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-csrf-token': session?.csrf ?? '' },
        body: '{}',
      }),
    onSuccess: () => queryClient.invalidateQueries(),
  })
  if (!session) return null
  return (
    <div className="fetch-history">
      <button type="button" className="quiet" disabled={attempt.isPending} onClick={() => attempt.mutate()}>
        {attempt.isPending ? 'Fetching…' : 'Fetch Netflix’s public history'}
      </button>
      <p role="status">
        {attempt.data &&
          `${attempt.data.read.toLocaleString('en')} lines read, ${attempt.data.changedLists.toLocaleString('en')} lists are new.`}
      </p>
      <p role="alert" className="trouble">
        {attempt.error && errorWords(attempt.error)}
      </p>
    </div>
  )
}
