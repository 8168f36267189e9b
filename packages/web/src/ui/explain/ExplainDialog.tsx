import { queryOptions, useQuery } from '@tanstack/react-query'
import { useEffect, useId, useRef } from 'react'
import { createPortal } from 'react-dom'
import { ask } from '../../api/ask'
import { errorWords } from '../errorWords'
import { Explanation } from './Explanation'

/** A number's definition over the page. Escape closes it, and the focus is where it was. */
export function ExplainDialog({ metric, name, onClose }: { metric: string; name: string; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  const { data, error } = useQuery(explainQuery(metric))
  useEffect(() => dialog.current?.showModal(), [])
  // Out of the table it belongs to: a dialog inside a header would be part of the header's name.
  return createPortal(
    <dialog ref={dialog} className="explanation" aria-labelledby={heading} onClose={onClose}>
      <h2 id={heading}>{data?.label ?? name}</h2>
      {error && (
        <p role="alert" className="trouble">
          {errorWords(error)}
        </p>
      )}
      {data ? <Explanation of={data} /> : !error && <p className="muted">One moment.</p>}
      <div className="answers">
        <button type="button" className="quiet" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </div>
    </dialog>,
    document.body,
  )
}

/** A number's definition with all that goes with it. It does not change while the page is open. */
const explainQuery = (metric: string) =>
  queryOptions({
    queryKey: ['explain', metric],
    queryFn: () => ask('GET /v1/explain/:metric', { metric }),
    staleTime: Number.POSITIVE_INFINITY,
  })
