export { type BoardOptions, type BoardRequest, decisionBoard, mostCases } from './decision-board.js'
export { type SeasonsOfDay, seasonsOfDay } from './seasons-of-day.js'
