export { type LaunchShares, launchShares, type SequelLift, sequelLift } from './sequel-lift.js'
