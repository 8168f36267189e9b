import type { RenewalCase } from '@sweeps/model'
import type { CaseResult } from '@sweeps/stats'
import { useMemo, useState } from 'react'
import { navigate } from '../../../ui/route/navigate'
import { casePath } from '../../../ui/route/routes'
import { moneyWords, percentWords } from '../amountWords'
import { searchStating, statedIn } from '../case/caseQuery'
import { Drawing } from '../drawing/Drawing'
import { TermSliders } from './TermSliders'
import { useTermsInAddress } from './useTermsInAddress'
import { WhatIfTable } from './WhatIfTable'
import { type Changed, changedIn, changedTerms, drawnFor, liftCounts, searchWith, statedWith, weighChanged } from './whatIf'

interface Props {
  of: RenewalCase
  simulation: NonNullable<RenewalCase['simulation']>
  search: string
}

/** The case as computed beside the case with a reader’s own terms: drawn once, evaluated again in the page with each move of a slider. */
export function WhatIf({ of, simulation, search }: Props) {
  const { renewAt, cancelAt } = of.recommendation
  const [changed, setChanged] = useState<Changed>(() => changedIn(search))
  useTermsInAddress(changed)
  const counts = liftCounts(simulation, changed)
  const asComputed = useMemo(() => drawnFor(simulation, simulation.liftCounts), [simulation])
  const drawn = useMemo(
    () => (counts === simulation.liftCounts ? asComputed : drawnFor(simulation, counts)),
    [simulation, counts, asComputed],
  )
  const base = useMemo(() => weighChanged(asComputed, simulation, {}, { renewAt, cancelAt }), [asComputed, simulation, renewAt, cancelAt])
  const result = useMemo(
    () => weighChanged(drawn, simulation, changed, { renewAt, cancelAt }),
    [drawn, simulation, changed, renewAt, cancelAt],
  )
  const terms = { ...simulation.terms, ...changed }
  const take = () => {
    navigate(casePath(of.title, of.season) + searchStating(searchWith(search, {}), statedWith(statedIn(search), changed, of)))
    setChanged({})
  }
  const picture = useMemo(() => {
    const { breakEvenCostPerEpisode: spread, renewUpTo, cancelFrom } = result
    const reach = (of: typeof result, cost: number | null) => Math.max(of.breakEvenCostPerEpisode.p90, of.cancelFrom, cost ?? 0)
    const most = axisEnd(reach(base, simulation.terms.costPerEpisode), reach(result, terms.costPerEpisode))
    return { kind: 'break-even', currency: of.currency, spread, renewUpTo, cancelFrom, cost: terms.costPerEpisode, most } as const
  }, [result, base, simulation, terms.costPerEpisode, of.currency])
  return (
    <>
      <figure>
        <figcaption>
          Above: what an episode may cost for a next season to earn it; the line is the median, the bars are its 50 % and 80 % intervals.
          Below: what the rule answers at each cost.
        </figcaption>
        <Drawing picture={picture} />
      </figure>
      <div className="what-if">
        <TermSliders simulation={simulation} base={base} changed={changed} currency={of.currency} onChange={setChanged} onTake={take} />
        <WhatIfTable base={base} result={result} recommendation={of.recommendation} currency={of.currency} />
      </div>
      <p role="status" className="visually-hidden">
        {changedTerms(changed).length > 0 && spoken(result, of.currency)}
      </p>
    </>
  )
}

/** What a move of a slider came to, for who does not see the table. */
const spoken = ({ probabilityEarnsCost, breakEvenCostPerEpisode }: CaseResult, currency: string): string =>
  probabilityEarnsCost === null
    ? `Break-even at ${moneyWords(breakEvenCostPerEpisode.p50, currency)} an episode`
    : `Earns its cost: ${percentWords(probabilityEarnsCost)}`

/** Where an axis ends: a quarter beyond what the case needs, doubled until it holds what the changed terms need. So it stays while a slider moves. */
export function axisEnd(base: number, needed: number): number {
  let end = base * 1.25
  while (end < needed) end *= 2
  return end
}
