export { Rollup } from './rollup/rollup.js'
export type { SeasonRequest } from './season-query.js'
export { seasonReport } from './season-report.js'
export { seasonTable, seasonTables } from './season-table.js'
