export { minimumToCompare, type NearestSeasons, nearestSeasons } from './precedents.js'
