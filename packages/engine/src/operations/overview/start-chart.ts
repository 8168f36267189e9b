import type { Overview } from '@sweeps/model'
import type { Charts } from '../../charts/index.js'
import type { Call } from '../operation.js'
import { addressed } from './addressed.js'
import { firstChart, weekOf } from './latest-chart.js'

/** The chart that readers see first: the one the installation names, or the first that has a week. It is not given whole where one’s own week stands in its place. */
export async function startChart(charts: Charts, { server }: Pick<Call, 'server'>, hasOwnWeek: boolean): Promise<Overview['start']> {
  const named = server?.start && (await weekOf(charts, server.start))
  const first = named ?? (await firstChart(charts))
  if (!first) return null
  const { list, week } = first
  const listName = charts.definitions.get(first.chart)?.lists.find(({ id }) => id === list)?.name ?? list
  return {
    chart: addressed(charts, first),
    list,
    listName,
    week: week.start,
    named: named !== undefined,
    top: named || !hasOwnWeek ? first : null,
  }
}
