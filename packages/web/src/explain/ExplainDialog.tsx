import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useRef } from 'react'
import { createPortal } from 'react-dom'
import { Problem } from '../api/Problem'
import { sentence } from '../shell/sentence'
import { Explanation } from './Explanation'
import { explainQuery } from './explainQuery'

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
          {sentence((error instanceof Problem && error.detail) || error.message)}
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
