import type { RenewalCase, Sensitivity } from '@sweeps/model'
import { answerTo, type CaseResult, type Thresholds, widestRatio } from '@sweeps/stats'
import type { FinalBefore } from '../ledger/index.js'
import { money, percent } from './words.js'

/** When the rule says renew and cancel. */
export const thresholds: Thresholds = { renewAt: 0.6, cancelAt: 0.3 }
/** Sooner than this nothing is recommended but to wait. */
const minimumDays = 28
/** What a recommendation is made from. */
export interface Weighed {
  result: CaseResult | undefined
  daysSincePremiere: number | null
  currency: string
  sensitivity: readonly Sensitivity[]
  /** It is the last season by this decision: there is nothing to recommend. */
  last?: FinalBefore | null
}

/** Renew, cancel or wait, or nothing of a last season, with the rule in words and what would turn it. */
export function recommend({ result, daysSincePremiere, currency, sensitivity, last = null }: Weighed): RenewalCase['recommendation'] {
  const { renewAt, cancelAt } = thresholds
  const rule = `Renew when a next season earns its cost with a probability of ${percent(renewAt)} or more, cancel at ${percent(cancelAt)} or less, wait between; wait in any case before day ${minimumDays} and when the forecast’s 80 % interval is wider than ${widestRatio} to 1.`
  const tooYoung = daysSincePremiere !== null && daysSincePremiere < minimumDays
  const young = tooYoung ? `Only ${daysSincePremiere} of ${minimumDays} days have passed.` : null
  const over =
    last && `The last season, by the decision on season ${last.season}${last.on ? ` (${last.on})` : ''}: there is nothing to decide.`
  const answered = (
    answer: RenewalCase['recommendation']['answer'],
    words: string,
    wouldChange: string[],
  ): RenewalCase['recommendation'] => ({
    ...{ answer, words, rule, wouldChange, renewAt, cancelAt },
    renewUpTo: result?.renewUpTo ?? null,
    cancelFrom: result?.cancelFrom ?? null,
    waitInAnyCase: over ?? young,
  })
  if (over !== null) return answered('none', over, ['an entry of its own in the ledger, as undecided or revived'])
  if (!result)
    return answered('wait', 'Nothing can be forecast yet, so nothing is recommended.', ['weekly hours of the season, or plays of it'])
  const { probabilityEarnsCost: p, renewUpTo, cancelFrom } = result
  const costs = `up to ${money(renewUpTo, currency)} an episode the rule says renew, from ${money(cancelFrom, currency)} on it says cancel`
  const turns = sensitivity.flatMap(({ words, turnsAt, term }) =>
    turnsAt === null ? [] : [`${words.toLowerCase()} at ${isShare(term) ? percent(turnsAt) : money(turnsAt, currency)}`],
  )
  const odds = p === null ? '' : `a next season earns its cost with a probability of ${percent(p)}; ${costs}`
  const { answer, because } = answerTo(result, thresholds, tooYoung)
  switch (because) {
    case 'no-cost':
      return answered('wait', `What a next season costs is not known: ${costs}.`, ['the cost of an episode of the next season'])
    case 'too-young':
      return answered('wait', `${young} As it looks now, ${odds}.`, ['more days', ...turns])
    case 'too-wide':
      return answered('wait', `The forecast is too wide to decide on. As it looks now, ${odds}.`, ['more weeks of viewing', ...turns])
    case 'between':
      return answered('wait', `Wait: ${odds}, between the thresholds.`, turns)
    case 'threshold':
      return answered(answer, `${answer === 'renew' ? 'Renew' : 'Cancel'}: ${odds}.`, turns)
  }
}

/** The other terms whose answer may turn are money. */
const isShare = (term: string): boolean => term === 'marketing' || term === 'audience'
