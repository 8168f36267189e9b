/** What titles, seasons, charts and weeks are called, so that they are found. */

export { daysInWords } from './day-in-words.js'
export { type FoundChart, findCharts, findWeeks } from './find-charts.js'
export { plainText, plainWords } from './plain-words.js'
export { seasonInWords } from './season-in-words.js'
export { TitleNames } from './title-names.js'
export { type FoundTitle, type NamedTitle, TitleSearch } from './title-search.js'
