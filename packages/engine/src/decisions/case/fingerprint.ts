import type { RenewalCase } from '@sweeps/model'
import { hashOf } from '../../charts/index.js'

/** What a decision rests on, of a case: its terms, what it recommends, and the figures that are shown with it. */
export function fingerprintOf({ currency, recommendation, value, cost, simulation, ...of }: RenewalCase): string {
  const { probabilityEarnsCost, breakEvenCostPerEpisode, probabilityOfReturn, forecast } = of
  return hashOf({
    ...{ currency, recommendation, perHour: value.perHour, nextSeason: value.nextSeason, cost, terms: simulation?.terms ?? null },
    ...{ probabilityEarnsCost, breakEvenCostPerEpisode, p: probabilityOfReturn.p, weeks: forecast.weeksSeen },
  }).slice(0, 16)
}
