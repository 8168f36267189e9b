export { type FeePart, type FeeShareRequest, feeShares } from './fee-share.js'
export { weeksOfFees, weeksOfHours } from './value-weeks.js'
