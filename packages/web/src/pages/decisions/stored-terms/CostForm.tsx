import type { RenewalCase } from '@sweeps/model'
import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { ask } from '../../../api/ask'
import { queryClient } from '../../../api/queryClient'
import { AmountField, checkAmount, typedIn } from '../../../ui/AmountField'
import { errorWords } from '../../../ui/errorWords'
import { Link } from '../../../ui/route/Link'

/** Keeps what the season cost as a confidential fact of its record: every case is made with it from then on. */
export function CostForm({ of: { title, season, currency, cost } }: { of: RenewalCase }) {
  const keep = useMutation({
    mutationFn: (typed: { amount: string; per: 'season' | 'episode'; currency: string; source: string }) =>
      ask('POST /v1/seasons/:title/:season/cost', { title, season, ...typed }),
    onSuccess: async () => {
      for (const queryKey of [['case', title], ['board'], ['record', title]]) await queryClient.invalidateQueries({ queryKey })
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = event.currentTarget
    if (!checkAmount(fields, 'amount')) return
    const form = new FormData(fields)
    const per = typedIn(form, 'per') === 'episode' ? 'episode' : 'season'
    const typed = {
      amount: typedIn(form, 'amount'),
      per,
      currency: typedIn(form, 'money') || currency,
      source: typedIn(form, 'source'),
    } as const
    keep.mutate(typed, { onSuccess: () => fields.reset() })
  }
  return (
    <details className="stated keep-cost">
      <summary>Keep what season {season} cost, in confidence</summary>
      <form onSubmit={submit} aria-label={`Cost of season ${season}, to keep`}>
        <AmountField name="amount" label="Amount" required />
        <label className="field">
          Of
          <select name="per" defaultValue="season">
            <option value="season">the season</option>
            <option value="episode">an episode</option>
          </select>
        </label>
        <label className="field">
          Currency
          <input name="money" maxLength={3} pattern="[A-Z]{3}" placeholder={currency} />
        </label>
        <label className="field">
          Where it is from
          <input name="source" required maxLength={2000} placeholder="such as budget of March" />
        </label>
        <button type="submit" className="quiet" disabled={keep.isPending}>
          Keep the cost
        </button>
        {cost.kept && (
          <button
            type="button"
            className="quiet"
            disabled={keep.isPending}
            onClick={() => keep.mutate({ amount: '', per: 'season', currency, source: '' })}
          >
            Keep none
          </button>
        )}
      </form>
      <p className="muted">
        It becomes a fact of the production record that those who decide see, and nobody else; who kept it and when stays there. What an
        hour is worth to a service is kept in the <Link href="/settings">settings</Link>.
      </p>
      <p role="status">{keep.isSuccess && (keep.variables.amount === '' ? 'None is kept any more.' : 'It is kept.')}</p>
      <p role="alert" className="trouble">
        {keep.error && errorWords(keep.error)}
      </p>
    </details>
  )
}
