export { nearestSeasons } from './precedents.js'
