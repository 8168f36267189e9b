import { Edition, Problem } from '@sweeps/model'
import Type, { type Static } from '@sweeps/model/typebox'
import type { Charts } from '../charts.js'
import { comingPublications, Publication } from './coming-publications.js'
import { PublicChart, type PublicCharts, PublicEdition, PublicWeek } from './public-charts.js'

/** Everything a static site shows. */
export const SiteContent = Type.Object({
  charts: Type.Array(Type.Object({ chart: PublicChart, weeks: Type.Array(PublicWeek) })),
  editions: Type.Array(Type.Object({ line: PublicEdition, edition: Edition })),
  publications: Type.Array(Publication),
})
export type SiteContent = Static<typeof SiteContent>

/**
 * Gathers what a site of these charts shows; all that have a week when none is named. Charts over several markets stand in their first, or in
 * the one named, or with `all` in every one. Throws `unknown-chart`, `unknown-market`.
 */
export async function siteContent(
  charts: Charts,
  open: PublicCharts,
  { wanted = [], market, now = Date.now() }: { wanted?: readonly string[]; market?: string | undefined; now?: number },
  progress: (done: number, total: number) => void = () => {},
): Promise<SiteContent> {
  const named = wanted.length > 0 ? await Promise.all(wanted.map(chart => open.chart({ chart }))) : await open.charts()
  const all: PublicChart[] = []
  for (const chart of named) {
    const places = await inMarkets(open, chart, market)
    const keys = places.map(({ market, key }) => ({ market, key }))
    for (const place of places) all.push({ ...place, inMarkets: keys })
  }
  const total = all.reduce((sum, { weeks }) => sum + weeks.length, 0)
  let done = 0
  const visible: SiteContent['charts'] = []
  for (const chart of all) {
    const weeks: PublicWeek[] = []
    for (const week of chart.weeks) {
      weeks.push(await open.week({ chart: chart.id, market: chart.market }, week))
      progress(++done, total)
    }
    visible.push({ chart, weeks })
  }
  const keys = new Set(all.map(({ key }) => key))
  const editions: SiteContent['editions'] = []
  for (const line of await open.editions()) if (keys.has(line.key)) editions.push({ line, edition: await open.wholeEdition(line.id) })
  const definitions = await Promise.all(
    all.map(async ({ id, key, market }) => ({ ...(await charts.definition({ chart: id, market })), id: key })),
  )
  return { charts: visible, editions, publications: comingPublications(definitions, await open.embargoed(), { now }) }
}

async function inMarkets(open: PublicCharts, chart: PublicChart, market: string | undefined): Promise<PublicChart[]> {
  if (market === undefined || chart.markets.length === 0) return [chart]
  if (market.toLowerCase() !== 'all') return [await open.chart({ chart: chart.id, market })]
  const visible: PublicChart[] = []
  for (const one of chart.markets)
    try {
      visible.push(await open.chart({ chart: chart.id, market: one }))
    } catch (error) {
      // All of its weeks are under embargo.
      if (!(error instanceof Problem && error.code === 'unknown-chart')) throw error
    }
  return visible
}
