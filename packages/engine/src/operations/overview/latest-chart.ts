import { type Chart, Problem } from '@sweeps/model'
import type { ChartName, Charts } from '../../charts/index.js'

/** The first list of a chart that has a week, in its latest: of its first market, or of another where there is nothing of that. Undefined: there is none. */
export async function latestChart(charts: Charts, chart: string): Promise<Chart | undefined> {
  const { lists } = charts.definitions.get(chart)!
  const first = await anyList({ chart })
  if (first) return first
  const [market] = await charts.marketsOf(chart)
  return market === undefined ? undefined : anyList({ chart, market })

  async function anyList(named: ChartName): Promise<Chart | undefined> {
    for (const { id } of lists) {
      const found = await weekOf(charts, { ...named, list: id })
      if (found) return found
    }
    return undefined
  }
}

/** The first of all charts that has a week. */
export async function firstChart(charts: Charts): Promise<Chart | undefined> {
  for (const chart of charts.definitions.keys()) {
    const found = await latestChart(charts, chart)
    if (found) return found
  }
  return undefined
}

/** A list of a week; undefined where there is none. */
export async function weekOf(charts: Charts, named: ChartName & { week?: string; list?: string }): Promise<Chart | undefined> {
  try {
    return await charts.chart(named)
  } catch (error) {
    if (error instanceof Problem && ['unknown-week', 'unknown-chart', 'unknown-market'].includes(error.code)) return undefined
    throw error
  }
}
