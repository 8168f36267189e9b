import type { RenewalCase } from '@sweeps/model'
import type { CaseResult } from '@sweeps/stats'
import { moneyWords, percentWords } from '../amountWords'
import { TermSlider } from './TermSlider'
import { type Changed, type ChangedTerm, changedTerms, liftCounts } from './whatIf'

interface Props {
  simulation: NonNullable<RenewalCase['simulation']>
  base: CaseResult
  changed: Changed
  currency: string
  onChange: (changed: Changed) => void
  /** Has the case computed with what was changed. */
  onTake: () => void
}

/** The terms one can argue with. Amounts go in steps of a few per cent, from a quarter to four times. */
export function TermSliders({ simulation, base, changed, currency, onChange, onTake }: Props) {
  const { terms } = simulation
  const now = { ...terms, ...changed }
  const set = (term: ChangedTerm) => (value: number) => onChange({ ...changed, [term]: value })
  const money = (amount: number) => moneyWords(amount, currency)
  const cost = now.costPerEpisode
  const nothing = changedTerms(changed).length === 0
  const assumeCost = (assume: boolean) => {
    const { costPerEpisode: _dropped, ...rest } = changed
    onChange(assume ? { ...rest, costPerEpisode: threeDigits(base.breakEvenCostPerEpisode.p50) } : rest)
  }
  return (
    <fieldset className="sliders">
      <legend>With other terms</legend>
      <TermSlider
        name="What an hour viewed is worth"
        scale={{ kind: 'times', of: terms.valuePerHour }}
        value={now.valuePerHour}
        as={value => `${value.toLocaleString('en', { maximumSignificantDigits: 3 })} ${currency}`}
        onChange={set('valuePerHour')}
      />
      {terms.costPerEpisode === null && (
        <label className="assume">
          <input type="checkbox" checked={cost !== null} onChange={event => assumeCost(event.target.checked)} /> Assume what an episode
          costs
        </label>
      )}
      {cost !== null && (
        <TermSlider
          name="What an episode costs"
          scale={{ kind: 'times', of: terms.costPerEpisode ?? threeDigits(base.breakEvenCostPerEpisode.p50) }}
          value={cost}
          as={money}
          onChange={set('costPerEpisode')}
        />
      )}
      <TermSlider
        name="Episodes"
        scale={{ kind: 'even', from: 1, to: Math.max(16, 2 * terms.episodes), step: 1 }}
        value={now.episodes}
        as={String}
        onChange={set('episodes')}
      />
      <TermSlider
        name="Marketing, of the cost"
        scale={{ kind: 'even', from: 0, to: Math.max(1, terms.marketing), step: 0.05 }}
        value={now.marketing}
        as={percentWords}
        onChange={set('marketing')}
      />
      <TermSlider
        name="Audience, of the one forecast"
        scale={{ kind: 'even', from: 0.25, to: 2, step: 0.05 }}
        value={now.audience}
        as={percentWords}
        onChange={set('audience')}
      />
      {simulation.lift && (
        <label className="assume">
          <input
            type="checkbox"
            checked={liftCounts(simulation, changed)}
            onChange={event => onChange({ ...changed, lift: event.target.checked ? 1 : 0 })}
          />{' '}
          Count what it adds to earlier seasons
        </label>
      )}
      <p className="detail">Fewer episodes usually draw fewer hours: move the audience with them. Each term alone changes nothing else.</p>
      {/* Whoever has pressed one of them stays on it. */}
      <button type="button" className="quiet" aria-disabled={nothing} onClick={() => nothing || onTake()}>
        Take into the case
      </button>{' '}
      <button type="button" className="quiet" aria-disabled={nothing} onClick={() => nothing || onChange({})}>
        As computed
      </button>
    </fieldset>
  )
}

const threeDigits = (value: number): number => Number(value.toPrecision(3))
