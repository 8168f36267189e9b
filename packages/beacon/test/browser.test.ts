import { receiver } from './receiver.js'
import { scenarios } from './scenarios.js'

scenarios('the beacon in Chromium', receiver)
