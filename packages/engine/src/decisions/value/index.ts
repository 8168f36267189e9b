export { type FeePart, type FeeShareRequest, feeShares } from './fee-share.js'
