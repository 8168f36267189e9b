import type { RenewalCase } from '@sweeps/model'
import type { FormEvent } from 'react'
import { navigate } from '../route/navigate'
import { type Stated, statements } from './caseQuery'
import '../shell/fields.css'

/** What a reader knows better than the record: the server computes the case anew with it. The address keeps it. */
export function StatedForm({ of: { title, season, currency }, stated, search }: { of: RenewalCase; stated: Stated; search: string }) {
  const fields = [
    { name: 'cost', label: `Cost of season ${season}`, unit: currency },
    { name: 'nextCost', label: `Cost of season ${season + 1}`, unit: currency },
    { name: 'episodes', label: `Episodes of season ${season + 1}`, unit: '' },
    { name: 'valuePerHour', label: 'Value of an hour viewed', unit: currency },
    { name: 'fee', label: 'Monthly fee of the service', unit: currency },
  ] as const
  const compute = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const params = new URLSearchParams(search)
    for (const name of statements) {
      const value = String(form.get(name) ?? '').trim()
      if (value === '') params.delete(name)
      else params.set(name, value)
    }
    const query = params.toString()
    navigate(`/cases/${encodeURIComponent(title)}/${season}${query && `?${query}`}`)
  }
  return (
    <details className="stated" open={Object.keys(stated).length > 0}>
      <summary>State what you know: costs, a fee, another day</summary>
      <form onSubmit={compute}>
        {fields.map(({ name, label, unit }) => (
          <label key={name} className="field">
            {label}
            {unit && ` (${unit})`}
            <input name={name} type="number" min="0" step="any" inputMode="decimal" defaultValue={stated[name] ?? ''} />
          </label>
        ))}
        <label className="field">
          Currency of all amounts
          <input name="currency" maxLength={3} pattern="[A-Z]{3}" placeholder={currency} defaultValue={stated.currency ?? ''} />
        </label>
        <label className="field">
          As it was known on
          <input name="asOf" type="date" defaultValue={stated.asOf ?? ''} />
        </label>
        <button type="submit" className="quiet">
          Compute
        </button>
      </form>
    </details>
  )
}
