/** The probability that belongs to log odds: 1 ÷ (1 + e^−x), R's `plogis`. Log odds of any size are fine. */
export const probabilityOf = (logOdds: number): number =>
  logOdds >= 0 ? 1 / (1 + Math.exp(-logOdds)) : Math.exp(logOdds) / (1 + Math.exp(logOdds))

/** The log odds of a probability: log(p ÷ (1 − p)), R's `qlogis`. Infinite at 0 and 1. */
export const logOddsOf = (probability: number): number => Math.log(probability) - Math.log1p(-probability)
