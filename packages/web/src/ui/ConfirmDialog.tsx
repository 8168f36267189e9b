import type { UseMutationResult } from '@tanstack/react-query'
import { type ReactNode, type RefObject, useId } from 'react'
import { errorWords } from './errorWords'

interface Props {
  dialog: RefObject<HTMLDialogElement | null>
  /** The question, with what it means below it. */
  heading: ReactNode
  children: ReactNode
  /** The word on the button that does it. */
  verb: string
  attempt: Pick<UseMutationResult<unknown, Error, void>, 'error' | 'isPending' | 'mutate'>
  onClose?: () => void
}

/** Asks before something is done, says why it failed, and can always be left. */
export function ConfirmDialog({ dialog, heading, children, verb, attempt, onClose }: Props) {
  const id = useId()
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{heading}</h2>
      <p>{children}</p>
      <p role="alert" className="trouble">
        {attempt.error && errorWords(attempt.error)}
      </p>
      <div className="answers">
        <button type="button" className="quiet" onClick={() => dialog.current?.close()}>
          Cancel
        </button>
        <button type="button" className="primary" disabled={attempt.isPending} onClick={() => attempt.mutate()}>
          {verb}
        </button>
      </div>
    </dialog>
  )
}
