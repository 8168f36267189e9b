/** Figures → ranked lists and their history. */

export { hashOf } from '../canonical-hash.js'
export { censusSource } from './census-source.js'
export { chartCsv } from './chart-csv.js'
export { chartHistory, type HistoryRules, type HistoryWeek } from './chart-history.js'
export {
  chartRecords,
  type RecordHolder,
  type RecordRow,
  type Records,
  RecordsAnswer,
  type RecordTable,
  recordRows,
  recordsAnswer,
} from './chart-records.js'
export { ChartRow, chartColumns, chartRow } from './chart-rows.js'
export type { ChartName, Charts, ChartsOptions } from './charts.js'
export { ChartDefinition, type ChartList, chartFileSchema, type ListFilter, type Measure, readDefinitions } from './definition.js'
export { statusOfEdition, statusOfList } from './editions/edition-status.js'
export { EditionLine } from './editions/edition-store.js'
export { type EditionRequest, Editions, Published, Verified } from './editions/editions.js'
export { Repeated, repeatEdition } from './editions/repeat-edition.js'
export type { HistoryEntry } from './follow.js'
export { FollowChanges } from './follow-changes.js'
export type { ChartSource, FigureRow, ListFigures, WeekRange } from './list-figures.js'
export { measureAt } from './measure-at.js'
export { chartKey, firstMarketOf, isOfMarkets, ofMarket } from './of-market.js'
export { openCharts } from './open-charts.js'
export { panelChart } from './panel-chart.js'
export { panelNamed, panelSource } from './panel-source.js'
export { chartParquet, recordsParquet, titleParquet } from './public/chart-parquet.js'
export { comingPublications, type Publication } from './public/coming-publications.js'
export {
  type EditionFacts,
  type PublicChart,
  PublicCharts,
  type PublicEdition,
  type PublicLine,
  type PublicTitle,
  type PublicWeek,
} from './public/public-charts.js'
export { awaitingFinal, dueAt, dueWeeks, type PublishingSchedule, readSchedule } from './public/publishing-schedule.js'
export { SiteContent, siteContent } from './public/site-content.js'
export { publishedCharts } from './published-charts.js'
export { type RankedRow, rankWeek } from './rank-week.js'
export { setAsideNotes } from './set-aside-notes.js'
export { titleMarkets } from './title-markets.js'
export { TitleAnswer, type TitleRun, titleAnswer } from './title-runs.js'
