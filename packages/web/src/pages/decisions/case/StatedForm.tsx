import type { RenewalCase } from '@sweeps/model'
import type { FormEvent } from 'react'
import { AmountField, checkAmount, typedIn } from '../../../ui/AmountField'
import { navigate } from '../../../ui/route/navigate'
import { casePath } from '../../../ui/route/routes'
import { type Stated, searchStating, statements } from './caseQuery'
import { statementWords } from './statedWords'

/** What has a field of its own here. */
const fields = ['cost', 'nextCost', 'valuePerHour', 'fee', 'episodes', 'currency', 'asOf'] as const

/** What a reader knows better than the record: the server computes the case again with it. It is part of the address. */
export function StatedForm({ of: { title, season, currency }, stated, search }: { of: RenewalCase; stated: Stated; search: string }) {
  const amounts = [
    { name: 'cost', label: `Cost of season ${season}` },
    { name: 'nextCost', label: `Cost of season ${season + 1}` },
    { name: 'valuePerHour', label: 'Value of an hour viewed' },
    { name: 'fee', label: 'Monthly fee of the service' },
  ] as const
  const others = statements.filter(name => stated[name] && !(fields as readonly string[]).includes(name))
  const go = (next: Stated) => navigate(casePath(title, season) + searchStating(search, next))
  const compute = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    for (const { name } of amounts) if (!checkAmount(event.currentTarget, name)) return
    const form = new FormData(event.currentTarget)
    const typed: Stated = Object.fromEntries(fields.map(name => [name, typedIn(form, name)]))
    const { costPerEpisode, nextCostPerEpisode, ...rest } = stated
    go({
      ...rest,
      // Of a season or of an episode, not both.
      ...(!typed.cost && costPerEpisode && { costPerEpisode }),
      ...(!typed.nextCost && nextCostPerEpisode && { nextCostPerEpisode }),
      ...typed,
    })
  }
  return (
    <details className="stated" open={Object.keys(stated).length > 0}>
      <summary>State what you know: costs, a fee, another day</summary>
      <form onSubmit={compute}>
        {amounts.map(({ name, label }) => (
          <AmountField key={name} name={name} label={`${label} (${currency})`} value={stated[name] ?? ''} />
        ))}
        <label className="field">
          Episodes of season {season + 1}
          <input name="episodes" type="number" min="1" max="999" step="1" defaultValue={stated.episodes ?? ''} />
        </label>
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
        {Object.keys(stated).length > 0 && (
          <button type="button" className="quiet" onClick={() => go({})}>
            State nothing
          </button>
        )}
      </form>
      {others.length > 0 && <p className="muted">Stated besides: {others.map(name => statementWords(name, stated[name]!)).join('; ')}.</p>}
    </details>
  )
}
