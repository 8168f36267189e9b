import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { ask, type InputOf } from '../../api/ask'
import { underBase } from '../../api/base'
import { queryClient } from '../../api/queryClient'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { CopyButton } from '../../ui/CopyButton'
import { ErrorMessage } from '../../ui/ErrorMessage'
import { errorWords } from '../../ui/errorWords'
import { dayWords, instantWords } from '../../ui/format/dates'
import { ServicesDialog } from './ServicesDialog'
import { servicesIn } from './servicesIn'

/** What people may do, least first: each may also do what those before it may. */
const roles = [
  ['viewer', 'reads charts, seasons and titles'],
  ['analyst', 'also imports, matches names and sees what was refused'],
  ['decider', 'also decides, announces, publishes, and sees what is confidential'],
  ['admin', 'also runs the installation: people, keys, charts, copies'],
] as const
type Role = (typeof roles)[number][0]

/** Who may sign in and as what, and one-time links for them. */
export function People({ me }: { me: string }) {
  const { data, error } = useQuery({ queryKey: ['users'], queryFn: () => ask('GET /v1/users', {}) })
  const dialog = useRef<HTMLDialogElement>(null)
  const [leaving, setLeaving] = useState('')
  const kept = useRef<HTMLDialogElement>(null)
  const [keeping, setKeeping] = useState('')
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['users'] })
  const link = useMutation({
    mutationFn: async (wanted: InputOf<'POST /v1/users'>) => ({ name: wanted.name, ...(await ask('POST /v1/users', wanted)) }),
    // The link is in the answer: it does not outlive the page.
    gcTime: 0,
    onSuccess: refresh,
  })
  const change = useMutation({
    mutationFn: (wanted: InputOf<'POST /v1/users/:name/role'>) => ask('POST /v1/users/:name/role', wanted),
    onSuccess: refresh,
  })
  const remove = useMutation({
    mutationFn: () => ask('POST /v1/users/:name/remove', { name: leaving }),
    onSuccess: async () => {
      await refresh()
      dialog.current?.close()
    },
  })
  if (error) return <ErrorMessage error={error} inside />
  if (!data) return <div className="page-wait" aria-busy="true" />
  const invite = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const typed = new FormData(form)
    const services = servicesIn(String(typed.get('services')))
    const wanted = { name: String(typed.get('name')).trim(), role: String(typed.get('role')) as Role, services }
    link.mutate(wanted, { onSuccess: () => form.reset() })
  }
  const address = link.data && `${location.origin}${underBase('/sign-in')}?token=${link.data.token}`
  return (
    <section aria-labelledby="people-heading">
      <h2 id="people-heading">People</h2>
      <p className="lede">Whoever is here signs in with a link that works once, for 24 hours. There is no password to forget.</p>
      <table className="figures settings-list">
        <caption className="visually-hidden">Who may sign in</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Role</th>
            <th scope="col">Services</th>
            <th scope="col" className="extra">
              Signed in last
            </th>
            <th scope="col">
              <span className="visually-hidden">What can be done</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {data.users.map(({ name, role, services, signedIn }) => (
            <tr key={name}>
              <th scope="row">
                <bdi>{name}</bdi>
                {name === me && <span className="muted"> (you)</span>}
              </th>
              <td>
                <select
                  aria-label={`Role of ${name}`}
                  value={role}
                  disabled={change.isPending}
                  onChange={event => change.mutate({ name, role: event.target.value as Role })}
                >
                  {roles.map(([id]) => (
                    <option key={id}>{id}</option>
                  ))}
                </select>
              </td>
              <td className="note">{services ? <bdi>{services.join(', ')}</bdi> : 'all'}</td>
              <td className="extra">{signedIn === null ? <span className="unknown">never</span> : dayWords(signedIn.slice(0, 10))}</td>
              <td>
                <div className="row-deeds">
                  <button type="button" className="quiet" aria-label={`New link for ${name}`} onClick={() => link.mutate({ name })}>
                    New link
                  </button>
                  {role !== 'admin' && (
                    <button
                      type="button"
                      className="quiet"
                      aria-label={`Services of ${name}`}
                      onClick={() => {
                        setKeeping(name)
                        kept.current?.showModal()
                      }}
                    >
                      Services
                    </button>
                  )}
                  {name !== me && (
                    <button
                      type="button"
                      className="quiet"
                      aria-label={`Remove ${name}`}
                      onClick={() => {
                        remove.reset()
                        setLeaving(name)
                        dialog.current?.showModal()
                      }}
                    >
                      Remove
                    </button>
                  )}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <form className="settings-form" onSubmit={invite} aria-label="Somebody new">
        <div className="amounts">
          <label className="field">
            Name of somebody new
            <input name="name" required maxLength={100} autoComplete="off" />
          </label>
          <label className="field">
            Role
            <select name="role" defaultValue="viewer">
              {roles.map(([id, may]) => (
                <option key={id} value={id}>
                  {id}: {may}
                </option>
              ))}
            </select>
          </label>
          <label className="field">
            Services (none: all)
            <input name="services" autoComplete="off" />
          </label>
        </div>
        <button type="submit" className="primary" disabled={link.isPending}>
          Invite
        </button>
      </form>
      <div role="status">
        {address && (
          <p className="made">
            A link for <bdi>{link.data.name}</bdi>, until {instantWords(link.data.until)}; an older one of theirs is void. It is shown here
            and nowhere else.
            <br />
            <code>{address}</code> <CopyButton text={address} of={`sign-in link for ${link.data.name}`} />
          </p>
        )}
      </div>
      <p role="status">
        {change.data && (
          <>
            <bdi>{change.data.name}</bdi> is {change.data.role} now.
          </>
        )}
      </p>
      <p role="alert" className="trouble">
        {link.error && errorWords(link.error)}
        {change.error && errorWords(change.error)}
      </p>
      <ServicesDialog dialog={kept} name={keeping} services={data.users.find(({ name }) => name === keeping)?.services ?? null} />
      <ConfirmDialog dialog={dialog} heading={`Remove ${leaving}?`} verb="Remove" attempt={remove}>
        They can sign in no longer, from the next request on. What they did stays in the audit log.
      </ConfirmDialog>
    </section>
  )
}
