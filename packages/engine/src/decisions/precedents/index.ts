export { fewestToCompare, type NearestSeasons, nearestSeasons } from './precedents.js'
