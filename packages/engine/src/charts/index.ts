/** Figures → ranked lists and their history. */

export { censusSource } from './census-source.js'
export { chartCsv } from './chart-csv.js'
export { type ChartRow, chartColumns } from './chart-rows.js'
export { ChartDefinition, type ChartList, type ListFilter, type Measure, readDefinitions } from './definition.js'
export { Editions, type Published, type Verified } from './editions/editions.js'
export type { HistoryEntry } from './follow.js'
export { type HistoryRules, type HistoryWeek, history } from './history.js'
export type { ChartSource, FigureRow, ListFigures, WeekRange } from './list-figures.js'
export { measureAt } from './measure-at.js'
export { type Charts, type ChartsOptions, openCharts } from './open-charts.js'
export { type RankedRow, rankWeek } from './rank-week.js'
export { type TitleRun, titleAnswer, titleRuns } from './title-runs.js'
