export { type FeePart, type FeeShareRequest, type FeeSources, feeShares } from './fee-share.js'
export { monthByMonth } from './month-by-month.js'
export { weeksOfFees, weeksOfHours } from './value-weeks.js'
