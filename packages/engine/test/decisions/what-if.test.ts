import type { RenewalCase } from '@sweeps/model'
import { expect, test } from 'vitest'
import { answerOf, drawnFor, weighChanged } from '../../../web/src/pages/decisions/scenarios/whatIf.js'
import { thresholds } from '../../src/decisions/case/recommend.js'
import { weighCase } from '../../src/decisions/case/weigh-case.js'
import { drawing } from '../../src/decisions/history/index.js'

/*
 * A season of 2021-07-30 with 90 million hours, give or take a half, in its first four weeks and 1.8 times these in its first year: at 0.3 an hour
 * 48.6 million; ten episodes and a tenth of marketing break even at some 4.4 million an episode. Wide: the ends of its interval 90 times apart.
 */
const premiere = '2021-07-30'
const hours = { p10: 60e6, p25: 73e6, p50: 90e6, p75: 110e6, p90: 135e6 }
const yearOverFour = { p10: 1.5, p25: 1.65, p50: 1.8, p75: 1.97, p90: 2.16 }
const lift = { p10: 0, p25: 0.1, p50: 0.2, p75: 0.45, p90: 0.6 }
const terms = { valuePerHour: 0.3, episodes: 10, costPerEpisode: 5e6, marketing: 0.1, costSpread: 0.1, audience: 1 }
const ofCase = (wide: boolean): NonNullable<RenewalCase['simulation']> => ({
  hours: wide ? { ...hours, p10: hours.p10 / 40, p90: hours.p90 * 2 } : hours,
  ...{ yearOverFour, lift, liftCounts: true, ...drawing, terms },
})

test('over a grid of days, costs, audiences and lifts the sliders answer what the case recommends', () => {
  const answers = new Set<string>()
  for (const asOf of ['2021-08-10', '2021-08-25', '2021-08-26', '2021-10-01'])
    for (const wide of [false, true])
      for (const counts of [true, false])
        for (const costPerEpisode of [1e6, 2e6, 3e6, 3.5e6, 4e6, 5e6, 8e6, 2e7, null])
          for (const audience of [0.5, 1, 2]) {
            const simulation = ofCase(wide)
            const drawn = drawnFor(simulation, counts)
            // On the page the audience is moved; to the server another value of an hour says the same.
            const { recommendation, result } = weighCase({
              given: { valuePerHour: 0.3 * audience, episodes: 10, ...(costPerEpisode !== null && { nextCostPerEpisode: costPerEpisode }) },
              next: { ...simulation, lift: { ...lift, launches: 41, of: 'all' }, liftCounts: counts, drawn, assumed: false },
              ...{ facts: [], episodes: null, premiere, asOf, measured: null, effects: false },
            })
            const unpriced = { ...simulation, terms: { ...terms, costPerEpisode: null } }
            const changed = { audience, lift: Number(counts), ...(costPerEpisode !== null && { costPerEpisode }) }
            const weighed = weighChanged(drawn, unpriced, changed, thresholds)
            expect(weighed).toEqual(result)
            // Without a cost the page asks for one where the case waits.
            expect(answerOf(weighed, recommendation)).toBe(costPerEpisode === null ? null : recommendation.answer)
            answers.add(`${recommendation.answer}${recommendation.waitInAnyCase === null ? '' : ' in any case'}`)
          }
  // It is no test unless it has every answer, and waits that no term turns.
  expect([...answers].sort()).toEqual(['cancel', 'renew', 'wait', 'wait in any case'])
})
