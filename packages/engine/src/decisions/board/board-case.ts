import type { BoardCase } from '@sweeps/model'
import { type CaseSources, type CaseWorld, caseForecast, weighCase } from '../case/index.js'
import type { KnownSeason } from '../ledger/index.js'

/** What the case of one season comes to with nothing stated: the figures of `renewalCase`, made by the same functions. */
export async function boardCase(sources: CaseSources, world: CaseWorld, known: KnownSeason): Promise<BoardCase> {
  const { title, season } = known
  const { asOf, histories } = world
  const { outlook, forecast, next } = await caseForecast(sources, { title, season, asOf }, histories)
  const facts = world.facts(title, season)
  const episodes = world.episodes(title, season)
  const premiere = outlook?.premiere ?? known.premiere
  const weighed = weighCase({ given: {}, facts, episodes, next, premiere, asOf, measured: null, effects: false })
  const { p, low, high, known: verdict, reason } = world.chance(title, season)
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
