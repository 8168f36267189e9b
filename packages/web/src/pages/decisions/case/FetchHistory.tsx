import { useMutation } from '@tanstack/react-query'
import { changeJson } from '../../../api/changeJson'
import { queryClient } from '../../../api/queryClient'
import { errorWords } from '../../../ui/errorWords'

interface Imported {
  read: number
  changedLists: number
}

/** One click has the server fetch Netflix’s public history from Netflix’s own address; then every query is fetched again. */
export function FetchHistory() {
  const attempt = useMutation({
    mutationFn: () => changeJson<Imported>('/v1/imports/netflix-top10', { body: '{}' }),
    onSuccess: () => queryClient.invalidateQueries(),
  })
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
