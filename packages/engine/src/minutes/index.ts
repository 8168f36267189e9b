export { Census, type CensusList, type CensusWeek } from './census/census.js'
export { type Dimension, dimensionIds } from './dimensions.js'
export { type MinutesAnswer, minutes } from './minutes.js'
export { type MinutesQuery, type MinutesRequest, parseMinutesQuery } from './minutes-query.js'
