/** Figures → ranked lists and their history. */

export { censusSource } from './census-source.js'
export { chartCsv } from './chart-csv.js'
export { type ChartRow, chartColumns, chartRow } from './chart-rows.js'
export { ChartDefinition, type ChartList, chartFileSchema, type ListFilter, type Measure, readDefinitions } from './definition.js'
export { hashOf } from './editions/edition-hash.js'
export { Editions, type Published, type Verified } from './editions/editions.js'
export type { HistoryEntry } from './follow.js'
export { type HistoryRules, type HistoryWeek, history } from './history.js'
export type { ChartSource, FigureRow, ListFigures, WeekRange } from './list-figures.js'
export { measureAt } from './measure-at.js'
export { type Charts, type ChartsOptions, openCharts } from './open-charts.js'
export { chartParquet, recordsParquet, titleParquet } from './public/chart-parquet.js'
export { comingPublications, type Publication } from './public/coming-publications.js'
export { type EditionFacts, type PublicChart, PublicCharts, type PublicEdition, type PublicWeek } from './public/public-charts.js'
export { dueAt, dueWeeks, type PublishingSchedule, readSchedule } from './public/publishing-schedule.js'
export { type SiteContent, siteContent } from './public/site-content.js'
export { type RankedRow, rankWeek } from './rank-week.js'
export {
  type RecordHolder,
  type RecordRow,
  type Records,
  type RecordsAnswer,
  type RecordTable,
  recordRows,
  records,
  recordsAnswer,
} from './records.js'
export { setAsideNotes } from './set-aside-notes.js'
export { type TitleRun, titleAnswer, titleRuns } from './title-runs.js'
