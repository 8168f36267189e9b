import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { type AnswerOf, ask } from '../../api/ask'
import { queryClient } from '../../api/queryClient'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { ErrorMessage } from '../../ui/ErrorMessage'
import { instantWords } from '../../ui/format/dates'

type Session = AnswerOf<'GET /v1/sessions'>['sessions'][number]
const queryKey = ['sessions']

/** Where people are signed in, and the end of it: a browser that was lost or left open. */
export function Sessions() {
  const { data, error } = useQuery({ queryKey, queryFn: () => ask('GET /v1/sessions', {}), staleTime: 0 })
  const dialog = useRef<HTMLDialogElement>(null)
  const [leaving, setLeaving] = useState<Session | null>(null)
  const end = useMutation({
    mutationFn: () => ask('POST /v1/sessions/:id/end', { id: leaving?.id ?? '' }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey })
      dialog.current?.close()
    },
  })
  if (error) return <ErrorMessage error={error} inside />
  if (!data) return <div className="part-wait" aria-busy="true" />
  return (
    <section aria-labelledby="sessions-heading">
      <h2 id="sessions-heading">Where they are signed in</h2>
      <table className="figures settings-table">
        <caption className="visually-hidden">Sessions</caption>
        <thead>
          <tr>
            <th scope="col">Who, and in which browser</th>
            <th scope="col">Since</th>
            <th scope="col">
              <span className="visually-hidden">End it</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {data.sessions.map(session => (
            <tr key={session.id}>
              <th scope="row">
                <bdi>{session.name}</bdi>
                <div className="muted">
                  <bdi>{session.agent || 'a browser that says nothing of itself'}</bdi>
                </div>
              </th>
              <td className="note">
                {instantWords(session.made)} by {session.way}
              </td>
              <td>
                <button
                  type="button"
                  className="quiet"
                  aria-label={`End the session of ${session.name} of ${instantWords(session.made)}`}
                  onClick={() => {
                    end.reset()
                    setLeaving(session)
                    dialog.current?.showModal()
                  }}
                >
                  End
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {data.sessions.length === 0 && <p className="muted">Nobody is signed in by a browser.</p>}
      <ConfirmDialog dialog={dialog} heading={`End a session of ${leaving?.name ?? ''}?`} verb="End" attempt={end}>
        That browser is signed out from the next request on. They may sign in again.
      </ConfirmDialog>
    </section>
  )
}
