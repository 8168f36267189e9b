import { isolated } from '@sweeps/model/isolated'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { type MatchSet, takeBack } from './changeMatches'
import type { Match } from './matchQuery'
import { placeOf } from './placeOf'

interface Props {
  of: Match
  matches: Match[]
  onDone: (done: MatchSet, what: string) => void
  onClose: () => void
}

/** Undoing restores the match before, with its history. */
export function UndoDialog({ of, matches, onDone, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const attempt = useMutation({
    mutationFn: () => takeBack(of.id),
    onSuccess: done => {
      onDone(done, `Undone: ${isolated(of.name)} is ${done.matches.map(({ title, assigned }) => title ?? assigned).join(' and ')} again`)
      dialog.current?.close()
    },
  })
  const together = matches.filter(({ id }) => id === of.id)
  return (
    <ConfirmDialog
      dialog={dialog}
      heading={`“${isolated(of.name)}” is not ${placeOf(of.title ?? of.assigned, of.season)}?`}
      verb="Undo"
      attempt={attempt}
      onClose={onClose}
    >
      What held before holds again, under your name, and history goes back with it. Editions stay as they were.
      {together.length > 1 && ` It was settled for ${together.map(({ assigned }) => assigned).join(' and ')} at once: all go back.`}
    </ConfirmDialog>
  )
}
