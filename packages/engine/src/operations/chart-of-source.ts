import { Day, Market } from '@sweeps/model'
import Type, { type Static } from '@sweeps/model/typebox'
import type { Charts } from '../charts/index.js'

/** Where figures of a source are to be seen. */
export const ChartOfSource = Type.Object({
  chart: Type.String({ description: 'its id' }),
  name: Type.String(),
  market: Market,
  firstMarket: Market,
  week: Day,
  list: Type.String(),
})
export type ChartOfSource = Static<typeof ChartOfSource>

/** The first chart over a source that has a week, in a market that has it. */
export async function chartOfSource(charts: Charts, { source, week }: { source: string; week?: string }): Promise<ChartOfSource | null> {
  const over = (await charts.summaries()).filter(({ id }) => charts.definitions.get(id)?.source === source)
  for (const { id: chart, name, market, firstMarket, markets, weeks } of over) {
    const chosen = week !== undefined && weeks.includes(week) ? week : weeks.at(-1)
    if (chosen === undefined) continue
    const [list] = await charts.listsOf({ chart, week: chosen, ...(markets.length > 0 && { market }) })
    if (list !== undefined) return { chart, name, market, firstMarket, week: chosen, list }
  }
  return null
}
