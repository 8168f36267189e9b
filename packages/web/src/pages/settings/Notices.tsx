import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { type AnswerOf, ask, type InputOf } from '../../api/ask'
import { queryClient } from '../../api/queryClient'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { ErrorMessage } from '../../ui/ErrorMessage'
import { errorWords } from '../../ui/errorWords'
import { instantWords } from '../../ui/format/dates'
import { Noticed } from './Noticed'

type Rule = AnswerOf<'GET /v1/notices/rules'>['rules'][number]
const queryKey = ['notice-rules']
const refresh = () => queryClient.invalidateQueries({ queryKey })

/** Who is told of what is noticed, whether it arrives, and what was noticed last. */
export function Notices() {
  const { data, error } = useQuery({ queryKey, queryFn: () => ask('GET /v1/notices/rules', {}), staleTime: 0 })
  const dialog = useRef<HTMLDialogElement>(null)
  const [leaving, setLeaving] = useState<Rule | null>(null)
  const set = useMutation({
    mutationFn: (wanted: InputOf<'POST /v1/notices/rules'>) => ask('POST /v1/notices/rules', wanted),
    onSuccess: refresh,
  })
  const send = useMutation({ mutationFn: (id: string) => ask('POST /v1/notices/rules/:id/test', { id }), onSettled: refresh })
  const remove = useMutation({
    mutationFn: () => ask('POST /v1/notices/rules/:id/remove', { id: leaving?.id ?? '' }),
    onSuccess: async () => {
      await refresh()
      dialog.current?.close()
    },
  })
  if (error) return <ErrorMessage error={error} inside />
  if (!data) return <div className="page-wait" aria-busy="true" />
  const add = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const address = String(new FormData(form).get('address')).trim()
    set.mutate({ address, way: /^https?:/.test(address) ? 'webhook' : 'mail' }, { onSuccess: () => form.reset() })
  }
  return (
    <section aria-labelledby="notices-heading">
      <h2 id="notices-heading">Who is told</h2>
      <p className="lede">Of silent sources, what was refused, damage, editions, releases, days of seasons and decisions that are due.</p>
      <table className="figures settings-table">
        <caption className="visually-hidden">Who is told of what</caption>
        <thead>
          <tr>
            <th scope="col">Where to</th>
            <th scope="col">How it went last</th>
            <th scope="col">
              <span className="visually-hidden">What can be done</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {data.rules.map(rule => (
            <tr key={rule.id}>
              <th scope="row">
                <bdi>{rule.address}</bdi>
                <div className="muted">
                  by {rule.way}, of {rule.kinds.join(', ') || 'everything'}
                </div>
              </th>
              <td className="note">
                <Last last={rule.last} />
              </td>
              <td>
                <div className="row-deeds">
                  <button
                    type="button"
                    className="quiet"
                    aria-label={`Send a test to ${rule.address}`}
                    onClick={() => send.mutate(rule.id)}
                  >
                    Test
                  </button>
                  <button
                    type="button"
                    className="quiet"
                    aria-label={`Remove ${rule.address}`}
                    onClick={() => {
                      remove.reset()
                      setLeaving(rule)
                      dialog.current?.showModal()
                    }}
                  >
                    Remove
                  </button>
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {data.rules.length === 0 && <p className="muted">Nobody is told of anything yet.</p>}
      <form className="settings-form" onSubmit={add} aria-label="Somebody to tell">
        <label className="field">
          A mailbox, or the address of a webhook
          <input name="address" required maxLength={500} autoComplete="off" />
        </label>
        <button type="submit" className="primary" disabled={set.isPending}>
          Tell of everything
        </button>
      </form>
      <p role="alert" className="trouble">
        {set.error && errorWords(set.error)}
        {send.error && errorWords(send.error)}
      </p>
      <Noticed />
      <ConfirmDialog dialog={dialog} heading={`Tell ${leaving?.address ?? ''} no longer?`} verb="Remove" attempt={remove}>
        What was noticed stays in the list.
      </ConfirmDialog>
    </section>
  )
}

function Last({ last }: { last: Rule['last'] }) {
  if (last === null) return <>Nothing was told yet</>
  if (last.trouble !== null)
    return (
      <>
        <strong className="trouble">Not told, {instantWords(last.at)}</strong>
        <div>{last.trouble}</div>
      </>
    )
  return (
    <>
      {last.subject}, {instantWords(last.at)}
    </>
  )
}
