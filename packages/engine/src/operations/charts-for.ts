import { type Charts, publishedCharts } from '../charts/index.js'
import type { Engine } from '../engine.js'
import type { Call } from './operation.js'

/** The charts that a reader may see: who may see some services alone has no chart that ranks the titles of all. */
export const chartsFor = ({ charts }: Pick<Engine, 'charts'>, { services }: Pick<Call, 'services'>): Charts =>
  services === undefined ? charts : publishedCharts(charts)
