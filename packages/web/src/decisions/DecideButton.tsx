import type { RenewalCase } from '@sweeps/model'
import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { Problem } from '../api/Problem'
import { decisionsPath } from '../route/decisionsPath'
import { Link } from '../route/Link'
import { mayDecide, useSession } from '../session/useSession'
import { sentence } from '../shell/sentence'
import type { Stated } from './caseQuery'
import { DecideForm } from './DecideForm'
import { type Decided, decide } from './decide'
import { outcomeWords } from './outcomeWords'

/** Deciding, for those who may: the dialog shows the case and demands a reason. */
export function DecideButton({ of, stated: { asOf: _day, ...terms } }: { of: RenewalCase; stated: Stated }) {
  const { data: session } = useSession()
  const dialog = useRef<HTMLDialogElement>(null)
  const attempt = useMutation({
    mutationFn: (decided: Decided) => decide(of.title, of.season, { ...decided, terms }, session?.csrf ?? ''),
    onSuccess: () => dialog.current?.close(),
  })
  if (!session || !mayDecide(session)) return null
  return (
    <>
      <button type="button" className="primary" onClick={() => dialog.current?.showModal()}>
        Decide
      </button>
      <dialog ref={dialog} className="decide" aria-labelledby="decide-heading">
        <DecideForm
          of={of}
          stated={Object.keys(terms).length > 0}
          name={session.user?.name ?? ''}
          busy={attempt.isPending}
          onDecide={attempt.mutate}
          onCancel={() => dialog.current?.close()}
        />
        <p role="alert" className="trouble">
          {attempt.error && sentence((attempt.error instanceof Problem && attempt.error.detail) || attempt.error.message)}
        </p>
      </dialog>
      <p role="status">
        {attempt.data && (
          <>
            Written as {attempt.data.id}: {outcomeWords[attempt.data.outcome].toLowerCase()}.{' '}
            <Link href={decisionsPath(of.title, of.season)}>The season’s entries</Link>
          </>
        )}
      </p>
    </>
  )
}
