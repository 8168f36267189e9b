export { type CaseRequest, type CaseSources, caseMethod, renewalCase } from './renewal-case.js'
export { type CaseGiven, statedValue } from './terms.js'
