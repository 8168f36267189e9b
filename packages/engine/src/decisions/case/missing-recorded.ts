import type { FactOf, RenewalCase } from '@sweeps/model'
import { minimumRecorded, type ProbabilityOfReturn } from '../renewal-probability/index.js'

type Missing = Omit<RenewalCase['missing'][number], 'fetchable'>

/**
 * What records lack for reception and cost to say something of the probability of return: of the season itself, where enough past ones have it,
 * and of past seasons.
 *
 * @param scores of the season, as far as the reader may see them
 */
export function missingRecorded({ recorded, known, learnedFrom }: ProbabilityOfReturn, scores: readonly FactOf<'score'>[]): Missing[] {
  const { seasons: minimum, ofAKind } = minimumRecorded
  const wanting = known === 'unknown' ? [] : recorded.filter(({ state }) => state === 'not-recorded')
  const few = learnedFrom === null ? [] : recorded.filter(({ state }) => state === 'none' || state === 'too-few')
  const own = wanting.map(
    ({ one, seasons }): Missing => ({
      what: `a ${one}`,
      why: `${seasons} past seasons have one on record: with its own it is a driver of the probability that it returns`,
      how: 'sweeps import record FILE; what is confidential there is not used',
    }),
  )
  const reception: Missing = {
    what: 'reception',
    why: 'how it was received is shown beside the case, and is a driver of the probability where enough past seasons have scores on record',
    how: 'sweeps import record FILE',
  }
  const past: Missing = {
    what: few.every(({ name }) => name === 'cost') ? 'costs of past seasons' : 'reception and costs of past seasons',
    why: `of past seasons with a known outcome there are on record ${few.map(({ many, seasons }) => `${seasons || 'no'} ${many}`).join(', ')}; from ${minimum} on, with ${ofAKind} that returned and ${ofAKind} that did not, each is a driver of the probability that it returns`,
    how: 'sweeps import record FILE, for each of them',
  }
  const saidOfIt = wanting.some(({ name }) => name !== 'cost')
  return [...own, ...(scores.length === 0 && !saidOfIt ? [reception] : []), ...(few.length > 0 ? [past] : [])]
}
