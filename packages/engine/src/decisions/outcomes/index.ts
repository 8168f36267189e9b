export { type HeldOutcome, heldOutcomes } from './held-outcomes.js'
export { importOutcomes, type OutcomesImported } from './import-outcomes.js'
export { type OutcomeLabel, outcomeLabels } from './outcome-labels.js'
export type { SeasonOutcome } from './read-outcomes.js'
