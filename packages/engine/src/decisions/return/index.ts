export { backtestRenewal, type Quality, type RenewalBacktest } from './backtest-renewal.js'
export { type ProbabilityOfReturn, probabilityOfReturn, type ReturnDriver } from './probability-of-return.js'
export { type RenewalScore, renewalScores } from './renewal-scores.js'
