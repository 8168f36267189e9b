import { Problem } from '@sweeps/model'
import type { ChartName, Charts } from './charts.js'

/** The charts of what others published alone: as if there were none of one's own plays and of panels, which are of all services together. */
export function publishedCharts(charts: Charts): Charts {
  const definitions = new Map([...charts.definitions].filter(([, definition]) => charts.isPublished(definition)))
  const must = (chart: string): void => {
    if (!definitions.has(chart))
      throw new Problem('unknown-chart', `there is no chart "${chart}": there are ${[...definitions.keys()].join(', ')}`)
  }
  const known =
    <Request extends ChartName, Answer>(ask: (request: Request) => Promise<Answer>) =>
    async (request: Request): Promise<Answer> => {
      must(request.chart)
      return ask(request)
    }
  return {
    ...charts,
    definitions,
    definition: known(charts.definition),
    marketsOf: async chart => {
      must(chart)
      return charts.marketsOf(chart)
    },
    summaries: async request => (await charts.summaries(request)).filter(({ id }) => definitions.has(id)),
    summary: known(charts.summary),
    listsOf: known(charts.listsOf),
    chart: known(charts.chart),
    export: known(charts.export),
    weekOfMarkets: known(charts.weekOfMarkets),
    title: async request => (await charts.title(request)).filter(({ chart }) => definitions.has(chart)),
  }
}
