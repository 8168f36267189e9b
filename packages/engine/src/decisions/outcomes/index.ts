export { importOutcomes, OutcomesImported } from './import-outcomes.js'
export { type OutcomeLabel, outcomeLabels } from './outcome-labels.js'
export { isOutcomesTable, type SeasonOutcome } from './read-outcomes.js'
export { type StoredOutcome, storedOutcomes } from './stored-outcomes.js'
