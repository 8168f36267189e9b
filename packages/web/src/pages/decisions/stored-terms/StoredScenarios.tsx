import type { RenewalCase } from '@sweeps/model'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ask } from '../../../api/ask'
import { queryClient } from '../../../api/queryClient'
import { typedIn } from '../../../ui/AmountField'
import { errorWords } from '../../../ui/errorWords'
import { dayWords } from '../../../ui/format/dates'
import { Link } from '../../../ui/route/Link'
import { casePath } from '../../../ui/route/routes'
import { type Stated, searchStating } from '../case/caseQuery'
import { statedWords } from '../case/statedWords'
import { changedIn, statedWith } from '../scenarios/whatIf'
import { asStated } from './asStated'
import { ComparedScenarios } from './ComparedScenarios'
import './stored-terms.css'

interface Props {
  of: RenewalCase
  stated: Stated
  search: string
  /** The case is one of the past: nothing is kept from it. */
  frozen: boolean
}

const route = '/v1/renewals/:title/:season/scenarios'
const mostCompared = 3

/** Terms under names: kept from what is stated and moved on this page, opened again, compared. */
export function StoredScenarios({ of, stated, search, frozen }: Props) {
  const season = { title: of.title, season: of.season }
  const { data, error } = useQuery({ queryKey: ['scenarios', of.title, of.season], queryFn: () => ask(`GET ${route}`, season) })
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['scenarios', of.title] })
  const [chosen, setChosen] = useState<string[]>([])
  const { asOf, ...terms } = statedWith(stated, changedIn(search), of)
  const keep = useMutation({
    mutationFn: (name: string) => ask(`POST ${route}`, { ...season, name, terms: terms as object }),
    onSuccess: refresh,
  })
  const remove = useMutation({
    mutationFn: (name: string) => ask(`POST ${route}/remove`, { ...season, name }),
    onSuccess: refresh,
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    keep.mutate(typedIn(new FormData(form), 'name'), { onSuccess: () => form.reset() })
  }
  const choose = (name: string, on: boolean) => setChosen(on ? [...chosen, name] : chosen.filter(one => one !== name))
  const scenarios = data?.scenarios ?? []
  const compared = scenarios.filter(({ name }) => chosen.includes(name))
  const something = Object.keys(terms).some(name => name !== 'currency')
  return (
    <section className="report-section stored-scenarios" aria-labelledby="scenarios-stored-heading">
      <h2 id="scenarios-stored-heading">Scenarios</h2>
      {scenarios.length === 0 && data && <p className="muted">None is kept yet.</p>}
      {scenarios.length > 0 && (
        <ul>
          {scenarios.map(scenario => (
            <li key={scenario.name}>
              <label>
                <input
                  type="checkbox"
                  checked={chosen.includes(scenario.name)}
                  disabled={!chosen.includes(scenario.name) && compared.length >= mostCompared}
                  onChange={event => choose(scenario.name, event.target.checked)}
                />{' '}
                <strong>
                  <bdi>{scenario.name}</bdi>
                </strong>
              </label>
              <div className="detail">
                {statedWords(asStated(scenario))}. Kept by {scenario.actor} on {dayWords(scenario.made.slice(0, 10))}.
              </div>
              <div className="scenario-deeds">
                <Link href={casePath(of.title, of.season) + searchStating('', { ...asStated(scenario), ...(asOf && { asOf }) })}>
                  The case with it
                </Link>
                <button type="button" className="quiet" disabled={remove.isPending} onClick={() => remove.mutate(scenario.name)}>
                  Remove{' '}
                  <span className="visually-hidden">
                    <bdi>{scenario.name}</bdi>
                  </span>
                </button>
              </div>
            </li>
          ))}
        </ul>
      )}
      {compared.length > 0 && <ComparedScenarios of={of} scenarios={compared} asOf={asOf} />}
      {!frozen && (
        <form className="keep-scenario" onSubmit={submit}>
          <label className="field">
            Name of a scenario
            <input name="name" required maxLength={80} autoComplete="off" disabled={!something} />
          </label>
          <button type="submit" className="quiet" disabled={!something || keep.isPending}>
            Keep these terms
          </button>
          <p className="detail">
            {something ? `To be kept: ${statedWords(terms)}.` : 'State or move a term above: under a name it can be kept and compared.'} For
            those who decide, and nobody else.
          </p>
        </form>
      )}
      <p role="alert" className="trouble">
        {[error, keep.error, remove.error].flatMap(one => (one ? [errorWords(one)] : [])).join(' ')}
      </p>
    </section>
  )
}
