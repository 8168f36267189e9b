import type { StoredTerms } from '@sweeps/model'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ask } from '../../api/ask'
import { queryClient } from '../../api/queryClient'
import { mayDecide, useSession } from '../../api/useSession'
import { AmountField, checkAmount, typedIn } from '../../ui/AmountField'
import { ErrorMessage } from '../../ui/ErrorMessage'
import { errorWords } from '../../ui/errorWords'
import { dayWords } from '../../ui/format/dates'
import { PageTitle } from '../../ui/PageTitle'
import { MediaServers } from './MediaServers'
import '../../ui/figures.css'
import './settings.css'

/** What is kept for everybody who decides, which is what an hour viewed is worth to each service, and what runs by itself, for who administers it. */
export function SettingsPage() {
  const { data: session } = useSession()
  return (
    <article className="settings">
      <PageTitle>Settings</PageTitle>
      {!session ? (
        <div className="page-wait" aria-busy="true" />
      ) : mayDecide(session) ? (
        <>
          <Terms />
          {session.user?.role === 'admin' && <MediaServers />}
        </>
      ) : (
        <p className="lede">What is kept here is for those who decide{session.user ? '' : ': sign in first'}.</p>
      )}
    </article>
  )
}

interface Typed {
  service: string
  fee: string
  valuePerHour: string
  currency?: string
}

function Terms() {
  const { data, error } = useQuery({ queryKey: ['terms'], queryFn: () => ask('GET /v1/terms', {}) })
  const [service, setService] = useState('')
  const keep = useMutation({
    mutationFn: (typed: Typed) => ask('POST /v1/terms', typed),
    onSuccess: async () => {
      for (const queryKey of [['terms'], ['case'], ['board']]) await queryClient.invalidateQueries({ queryKey })
    },
  })
  if (error) return <ErrorMessage error={error} />
  if (!data) return <div className="page-wait" aria-busy="true" />
  const stored = data.terms.find(one => one.service.toLowerCase() === service.trim().toLowerCase())
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    if (!checkAmount(form, 'fee') || !checkAmount(form, 'valuePerHour')) return
    const typed = new FormData(form)
    const currency = typedIn(typed, 'currency')
    keep.mutate({ service, fee: typedIn(typed, 'fee'), valuePerHour: typedIn(typed, 'valuePerHour'), ...(currency && { currency }) })
  }
  return (
    <section aria-labelledby="terms-heading">
      <h2 id="terms-heading">What an hour viewed is worth</h2>
      <p className="lede">
        Cases and the board are made with it where nobody states anything else. It is for those who decide, and nobody else sees it or
        anything made with it.
      </p>
      {data.terms.length > 0 ? (
        <TermsTable caption="What holds" terms={data.terms} />
      ) : (
        <p>Nothing is kept: an hour is taken to be worth what members of Netflix paid for one in 2023.</p>
      )}
      <form className="settings-form" onSubmit={submit} aria-label="Terms to keep">
        <label className="field">
          Service
          <input
            name="service"
            required
            maxLength={100}
            list="services"
            autoComplete="off"
            value={service}
            onChange={event => setService(event.target.value)}
          />
          <datalist id="services">
            {[...new Set([...data.services, ...data.terms.map(one => one.service)])].map(name => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </label>
        {/* Another service: what is kept of it. */}
        <div className="amounts" key={`${stored?.service} ${stored?.version}`}>
          <AmountField name="fee" label="Monthly fee of an account" placeholder="such as 9.99" value={amountText(stored?.fee)} />
          <AmountField
            name="valuePerHour"
            label="Value of an hour viewed"
            placeholder="such as 0.18"
            value={amountText(stored?.valuePerHour)}
          />
          <label className="field">
            Currency of both
            <input name="currency" maxLength={3} pattern="[A-Z]{3}" placeholder="USD" defaultValue={stored?.currency ?? ''} />
          </label>
        </div>
        <button type="submit" className="primary" disabled={keep.isPending}>
          Keep
        </button>
      </form>
      <p className="muted">
        With a fee an hour is worth what the fees of its viewers gave it, which needs plays with accounts; a value goes before a fee. A
        field that is left empty keeps nothing.
      </p>
      <p role="status">{keep.data && `Kept for ${keep.data.service}, version ${keep.data.version}.`}</p>
      <p role="alert" className="trouble">
        {keep.error && errorWords(keep.error)}
      </p>
      {data.versions.length > 0 && (
        <details>
          <summary>All that ever held ({data.versions.length})</summary>
          <TermsTable caption="All that ever held" terms={data.versions} />
        </details>
      )}
    </section>
  )
}

const amountText = (amount: number | null | undefined): string => (amount === null || amount === undefined ? '' : String(amount))

function TermsTable({ caption, terms }: { caption: string; terms: StoredTerms[] }) {
  const money = (amount: number | null, currency: string) => (amount === null ? '–' : `${amount} ${currency}`)
  return (
    <table className="figures settings-table">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Service</th>
          <th scope="col" className="number">
            Monthly fee
          </th>
          <th scope="col" className="number">
            An hour
          </th>
          <th scope="col" className="extra">
            Kept by
          </th>
        </tr>
      </thead>
      <tbody>
        {terms.map(({ service, version, fee, valuePerHour, currency, actor, made }) => (
          <tr key={`${service} ${version}`}>
            <th scope="row">
              {service}
              <div className="under">
                {actor}, {dayWords(made.slice(0, 10))}
              </div>
            </th>
            <td className="number">{money(fee, currency)}</td>
            <td className="number">{money(valuePerHour, currency)}</td>
            <td className="extra">
              {actor}, {dayWords(made.slice(0, 10))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
