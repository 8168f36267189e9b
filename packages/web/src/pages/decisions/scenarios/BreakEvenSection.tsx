import type { RenewalCase } from '@sweeps/model'
import { sentence } from '../../../ui/errorWords'
import { WhatIf } from './WhatIf'
import './scenarios.css'

/** What an episode may cost, and what becomes of it when the terms are others. */
export function BreakEvenSection({ of, search }: { of: RenewalCase; search: string }) {
  const { simulation, forecast } = of
  const why = forecast.absent['nextSeason'] ?? forecast.absent['year'] ?? forecast.absent['firstFourWeeks']
  return (
    <section className="report-section" aria-labelledby="break-even-heading">
      <h2 id="break-even-heading">What an episode may cost</h2>
      {simulation ? (
        <WhatIf key={JSON.stringify(simulation)} of={of} simulation={simulation} search={search} />
      ) : (
        <p>Without a forecast of a next season there is no break-even.{why && ` ${sentence(why)}`}</p>
      )}
    </section>
  )
}
