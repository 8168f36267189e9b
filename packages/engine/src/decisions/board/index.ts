export { type BoardOptions, decisionBoard } from './decision-board.js'
