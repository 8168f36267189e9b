import type { LedgerEntry, RenewalCase } from '@sweeps/model'
import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { Problem } from '../../../api/Problem'
import { queryClient } from '../../../api/queryClient'
import { mayDecide, useSession } from '../../../api/useSession'
import { errorWords } from '../../../ui/errorWords'
import { navigate } from '../../../ui/route/navigate'
import { casePath } from '../../../ui/route/routes'
import { changedIn, changedTerms } from '../scenarios/whatIf'
import { searchStating } from './caseQuery'
import { DecideForm } from './DecideForm'
import { type Decided, decide, refreshDecided } from './decide'
import type { VisibleCase } from './useVisibleCase'

interface Props {
  visible: VisibleCase & { of: RenewalCase }
  search: string
  onDecided: (entry: LedgerEntry) => void
}

/** Deciding, for those who may: the dialog shows the case that the page shows, and that is what is frozen. */
export function DecideButton({ visible: { of, stated, computing }, search, onDecided }: Props) {
  const { asOf = '', ...terms } = stated
  const { data: session } = useSession()
  const dialog = useRef<HTMLDialogElement>(null)
  const attempt = useMutation({
    mutationFn: (decided: Decided) => decide(of.title, of.season, { ...decided, terms, ...(of.fingerprint && { shown: of.fingerprint }) }),
    onSuccess: async entry => {
      dialog.current?.close()
      onDecided(entry)
      await refreshDecided(of.title)
    },
    onError: error => {
      if (error instanceof Problem && error.code === 'case-changed') return queryClient.invalidateQueries({ queryKey: ['case', of.title] })
    },
  })
  if (!session || !mayDecide(session)) return null
  const moved = changedTerms(changedIn(search)).length > 0
  const obstacle = computing
    ? 'Computing…'
    : moved
      ? 'Terms were moved further down: take them into the case, or set them back, before deciding.'
      : null
  return (
    <>
      <button type="button" className="primary" disabled={computing} onClick={() => dialog.current?.showModal()}>
        Decide
      </button>
      <dialog ref={dialog} className="decide" aria-labelledby="decide-heading">
        <DecideForm
          of={of}
          stated={Object.keys(terms).length > 0}
          day={asOf}
          obstacle={obstacle}
          name={session.user?.name ?? ''}
          busy={attempt.isPending}
          onDecide={attempt.mutate}
          onCancel={() => dialog.current?.close()}
          onDay={day => navigate(casePath(of.title, of.season) + searchStating(search, { ...stated, asOf: day }), { replace: true })}
        />
        <p role="alert" className="trouble">
          {attempt.error && errorWords(attempt.error)}
        </p>
      </dialog>
    </>
  )
}
