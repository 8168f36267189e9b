import type { BoardCase, StoredTerms } from '@sweeps/model'
import { caseForecast, type FeeSources, feePerHourOf, weighCase } from '../case/index.js'
import type { KnownOn } from '../history/index.js'
import type { KnownSeason } from '../ledger/index.js'
import { probabilityOf, type TrackRecord } from '../renewal-probability/index.js'
import { storedTermsFor, withStoredTerms } from '../terms/index.js'

/** What the cases of a board are made from. */
export interface BoardWorld {
  known: KnownOn
  record: TrackRecord
  /** Terms that are kept for services, as far as the reader may know them. */
  services: readonly StoredTerms[]
  confidential: boolean
  /** How often viewing has changed. */
  changes: number
}

/** What the case of one season comes to with nothing stated: the figures of `renewalCase`, made by the same functions. */
export async function boardCase(
  sources: FeeSources,
  { known, record, services, confidential, changes }: BoardWorld,
  of: Pick<KnownSeason, 'title' | 'season' | 'premiere'>,
): Promise<BoardCase> {
  const { day: asOf, details } = known
  const { outlook, forecast, next } = caseForecast(known, of)
  const facts = details.facts(of, confidential)
  const episodes = details.episodes(of)
  const premiere = outlook?.premiere ?? of.premiere
  const { given, stored } = withStoredTerms({}, facts, storedTermsFor(services, facts, details.carriers(of)))
  // What the fees come to is looked up only where the answer is made with it: it is a question to the store.
  const ofFees = { ...of, premiere, services: details.carriers(of) }
  const measured = stored?.used === 'fee' && next ? await feePerHourOf(sources, known, ofFees, { fee: given.fee!, changes }) : null
  const weighed = weighCase({ given, stored, facts, episodes, next, premiere, asOf, measured, effects: false })
  const { p, low, high, known: verdict, reason } = probabilityOf(known, record, of)
  const { result, recommendation, terms } = weighed
  const noForecast = forecast.absent['nextSeason'] ?? forecast.absent['year'] ?? forecast.absent['day28'] ?? 'it has no forecast'
  return {
    currency: terms.currency,
    ...{ answer: recommendation.answer, words: recommendation.words },
    probabilityOfReturn: { p, low, high, known: verdict },
    value: result?.value ?? null,
    breakEvenCostPerEpisode: result?.breakEvenCostPerEpisode ?? null,
    probabilityEarnsCost: result?.probabilityEarnsCost ?? null,
    absent: {
      ...(reason !== null && { probabilityOfReturn: reason }),
      ...(!result && { value: noForecast, breakEvenCostPerEpisode: noForecast, probabilityEarnsCost: noForecast }),
      ...(result?.probabilityEarnsCost === null && { probabilityEarnsCost: `the cost is ${terms.words}` }),
    },
  }
}
