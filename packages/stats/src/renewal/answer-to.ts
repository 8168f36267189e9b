import type { CaseResult, Thresholds } from './next-season-case.js'

/** What the rule says, and what it goes by. */
export interface RuleAnswer {
  answer: 'renew' | 'cancel' | 'wait'
  because:
    | 'threshold'
    /** Between the thresholds. */
    | 'between'
    /** The cost is not known. */
    | 'no-cost'
    /** The forecast of its value is too wide. */
    | 'too-wide'
    /** Too few days have passed. */
    | 'too-young'
}

/** A forecast whose 80 % interval is wider than this, as a ratio of its ends, decides nothing. */
export const widestRatio = 30

/**
 * The rule: without a cost there is no answer but to wait; a season that is too young or whose value is too wide waits whatever the
 * odds; else renew from one probability on, cancel up to another, and wait between them.
 *
 * @param tooYoung whether waiting is due in any case, as too few days have passed
 */
export function answerTo(
  { probabilityEarnsCost: p, value }: Pick<CaseResult, 'probabilityEarnsCost' | 'value'>,
  { renewAt, cancelAt }: Thresholds,
  tooYoung: boolean,
): RuleAnswer {
  if (p === null) return { answer: 'wait', because: 'no-cost' }
  if (tooYoung) return { answer: 'wait', because: 'too-young' }
  if (value.p90 / value.p10 > widestRatio) return { answer: 'wait', because: 'too-wide' }
  if (p >= renewAt) return { answer: 'renew', because: 'threshold' }
  return p <= cancelAt ? { answer: 'cancel', because: 'threshold' } : { answer: 'wait', because: 'between' }
}
