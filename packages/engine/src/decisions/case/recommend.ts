import type { RenewalCase, Sensitivity } from '@sweeps/model'
import type { CaseResult, Thresholds } from '@sweeps/stats'
import { money, percent } from './words.js'

/** When the rule says renew and cancel. */
export const thresholds: Thresholds = { renewAt: 0.6, cancelAt: 0.3 }
/** Sooner than this nothing is recommended but to wait. */
const fewestDays = 28
/** A forecast whose 80 % interval is wider than this, as a ratio of its ends, decides nothing. */
const widest = 30

export interface Weighed {
  result: CaseResult | undefined
  daysSincePremiere: number | null
  currency: string
  sensitivity: readonly Sensitivity[]
}

/** Renew, cancel or wait, with the rule in words and what would turn it. */
export function recommend({ result, daysSincePremiere, currency, sensitivity }: Weighed): RenewalCase['recommendation'] {
  const { renewAt, cancelAt } = thresholds
  const rule = `Renew when a next season earns its cost with a probability of ${percent(renewAt)} or more, cancel at ${percent(cancelAt)} or less, wait between; wait in any case before day ${fewestDays} and when the forecast’s 80 % interval is wider than ${widest} to 1.`
  const answered = (answer: 'renew' | 'cancel' | 'wait', words: string, wouldChange: string[]): RenewalCase['recommendation'] => ({
    ...{ answer, words, rule, wouldChange, renewAt, cancelAt },
    renewUpTo: result?.renewUpTo ?? null,
    cancelFrom: result?.cancelFrom ?? null,
  })
  if (!result)
    return answered('wait', 'Nothing can be forecast yet, so nothing is recommended.', ['weekly hours of the season, or plays of it'])
  const { probabilityEarnsCost: p, renewUpTo, cancelFrom, value } = result
  const costs = `up to ${money(renewUpTo, currency)} an episode the rule says renew, from ${money(cancelFrom, currency)} on it says cancel`
  if (p === null) return answered('wait', `What a next season costs is not known: ${costs}.`, ['the cost of an episode of the next season'])
  const turns = sensitivity.flatMap(({ words, turnsAt, term }) =>
    turnsAt === null ? [] : [`${words.toLowerCase()} at ${term === 'costPerEpisode' ? money(turnsAt, currency) : plain(turnsAt)}`],
  )
  const odds = `a next season earns its cost with a probability of ${percent(p)}; ${costs}`
  const wide = value.p90 / value.p10 > widest
  const young = daysSincePremiere !== null && daysSincePremiere < fewestDays
  if (young)
    return answered('wait', `Only ${daysSincePremiere} of ${fewestDays} days have passed. As it looks now, ${odds}.`, [
      'more days',
      ...turns,
    ])
  if (wide) return answered('wait', `The forecast is too wide to decide on. As it looks now, ${odds}.`, ['more weeks of viewing', ...turns])
  if (p >= renewAt) return answered('renew', `Renew: ${odds}.`, turns)
  if (p <= cancelAt) return answered('cancel', `Cancel: ${odds}.`, turns)
  return answered('wait', `Wait: ${odds}, between the thresholds.`, turns)
}

const plain = (value: number): string => (value >= 100 ? Math.round(value).toString() : value.toPrecision(2))
