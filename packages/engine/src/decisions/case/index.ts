export { netflixHistory } from './missing.js'
export { type CaseRequest, type CaseSources, caseMethod, renewalCase } from './renewal-case.js'
export { type CaseGiven, statedValue } from './terms.js'
