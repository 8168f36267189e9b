export { costKept } from './cost-kept.js'
export { Scenarios } from './scenarios.js'
export { ServiceTerms, type TermsChange } from './service-terms.js'
export { keptFor, type WithKept, withKept, withoutMeasure } from './with-kept.js'
