export { costRecorded } from './cost-recorded.js'
export { Scenarios } from './scenarios.js'
export { ServiceTerms, type TermsChange } from './service-terms.js'
export { storedTermsFor, type WithStoredTerms, withoutMeasure, withStoredTerms } from './with-stored-terms.js'
