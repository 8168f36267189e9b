export { apportion } from './apportion.js'
export {
  type CaseResult,
  type Draws,
  drawNextSeason,
  type NextSeasonTerms,
  type Thresholds,
  weighNextSeason,
} from './next-season-case.js'
export { placeOn } from './place-on.js'
export { sensitivity, type TermEffect, type TermRange } from './sensitivity.js'
