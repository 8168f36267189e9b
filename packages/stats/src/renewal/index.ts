export { answerTo, type RuleAnswer, widestRatio } from './answer-to.js'
export { apportion } from './apportion.js'
export {
  type CaseResult,
  type Deviates,
  type Draws,
  deviatesOf,
  drawNextSeason,
  type NextSeasonTerms,
  partsOf,
  type Thresholds,
  weighNextSeason,
} from './next-season-case.js'
export { placeOn, placeOnPlain } from './place-on.js'
export { sensitivity, type TermEffect, type TermRange } from './sensitivity.js'
