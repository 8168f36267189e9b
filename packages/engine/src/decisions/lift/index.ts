export { fewestLaunches, type LaunchLifts, type Lift, launchesBy, launchLift } from './launch-lift.js'
