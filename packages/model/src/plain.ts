/** The words that need no schemas, for programs that must start quickly: to load the schema library takes longer than most commands. */
export * from './case-metrics.js'
export * from './explanations.js'
export * from './metrics.js'
export * from './outcomes.js'
export * from './problem.js'
export * from './season-metrics.js'
export * from './season-tables.js'
