export { type EpisodeCost, fewestToCompare, type NearestSeasons, nearestSeasons } from './precedents.js'
