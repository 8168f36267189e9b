import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { ask, type InputOf } from '../../api/ask'
import { queryClient } from '../../api/queryClient'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { ErrorMessage } from '../../ui/ErrorMessage'
import { errorWords } from '../../ui/errorWords'
import { dayWords } from '../../ui/format/dates'
import { Link } from '../../ui/route/Link'
import { MadeKey } from './MadeKey'

const kinds = {
  write: 'write: a player tells plays of one service, and reads nothing',
  read: 'read: a program reads what a viewer may',
  panel: 'panel: meters of a panel report',
} as const
type Kind = keyof typeof kinds

/** Keys of programs: made, shown once with what is to be done with it, and revoked. */
export function Keys() {
  const { data, error } = useQuery({ queryKey: ['keys'], queryFn: () => ask('GET /v1/keys', {}) })
  const dialog = useRef<HTMLDialogElement>(null)
  const [revoked, setRevoked] = useState({ id: '', name: '' })
  const [kind, setKind] = useState<Kind>('write')
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['keys'] })
  const make = useMutation({
    mutationFn: async (wanted: InputOf<'POST /v1/keys'>) => {
      const since = new Date().toISOString()
      return { ...wanted, ...(await ask('POST /v1/keys', wanted)), since }
    },
    // The secret is in the answer: it does not outlive the page.
    gcTime: 0,
    onSuccess: refresh,
  })
  const revoke = useMutation({
    mutationFn: () => ask('POST /v1/keys/:id/revoke', { id: revoked.id }),
    onSuccess: async () => {
      await refresh()
      dialog.current?.close()
    },
  })
  if (error) return <ErrorMessage error={error} inside />
  if (!data) return <div className="page-wait" aria-busy="true" />
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const text = (name: string) => String(typed.get(name) ?? '').trim()
    const service = text('service')
    make.mutate({ kind, name: text('name') || service || 'reading', ...(kind !== 'read' && { service }), test: typed.get('test') === 'on' })
  }
  return (
    <section aria-labelledby="keys-heading">
      <h2 id="keys-heading">Keys</h2>
      <p className="lede">
        With a key a program reports or reads. Its secret is shown once, when it is made. The{' '}
        <Link href="/screening-room">screening room</Link> shows what a player reports, without any.
      </p>
      <form className="settings-form" onSubmit={submit} aria-label="A new key">
        <div className="amounts">
          <label className="field">
            What it is for
            <select value={kind} onChange={event => setKind(event.target.value as Kind)}>
              {Object.entries(kinds).map(([id, words]) => (
                <option key={id} value={id}>
                  {words}
                </option>
              ))}
            </select>
          </label>
          {kind !== 'read' && (
            <label className="field">
              {kind === 'write' ? 'Service it speaks for' : 'Panel it reports for'}
              <input name="service" required maxLength={64} placeholder={kind === 'write' ? 'such as noa' : undefined} autoComplete="off" />
            </label>
          )}
          <label className="field">
            Name, for the list below
            <input name="name" maxLength={100} placeholder="such as web player" autoComplete="off" />
          </label>
        </div>
        {kind === 'write' && (
          <label className="tick">
            <input type="checkbox" name="test" /> A test key: what is told with it is set aside
          </label>
        )}
        <button type="submit" className="primary" disabled={make.isPending}>
          Make a key
        </button>
      </form>
      <p role="alert" className="trouble">
        {make.error && errorWords(make.error)}
      </p>
      {make.data && <MadeKey key={make.data.id} made={make.data} />}
      {data.keys.length === 0 ? (
        <p>There is none yet.</p>
      ) : (
        <table className="figures settings-list">
          <caption className="visually-hidden">Keys</caption>
          <thead>
            <tr>
              <th scope="col">Key</th>
              <th scope="col">Of</th>
              <th scope="col" className="extra">
                Made
              </th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {data.keys.toReversed().map(({ id, kind, service, name, test, made, revoked }) => (
              <tr key={id}>
                <th scope="row">
                  <bdi>{name}</bdi>
                  <div className="muted">{id}</div>
                </th>
                <td>
                  {kind}
                  {test && ', test'} {service && <bdi>{service}</bdi>}
                </td>
                <td className="extra">{dayWords(made.slice(0, 10))}</td>
                <td>
                  {revoked ? (
                    <span className="unknown">revoked</span>
                  ) : (
                    <button
                      type="button"
                      className="quiet"
                      aria-label={`Revoke ${name}`}
                      onClick={() => {
                        revoke.reset()
                        setRevoked({ id, name })
                        dialog.current?.showModal()
                      }}
                    >
                      Revoke
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ConfirmDialog dialog={dialog} heading={`Revoke “${revoked.name}”?`} verb="Revoke" attempt={revoke}>
        Whatever uses it is refused from now on. It cannot be brought back; another can be made.
      </ConfirmDialog>
    </section>
  )
}
