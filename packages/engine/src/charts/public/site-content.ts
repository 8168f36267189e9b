import type { Edition } from '@sweeps/model'
import type { Charts } from '../open-charts.js'
import { comingPublications, type Publication } from './coming-publications.js'
import type { PublicChart, PublicCharts, PublicEdition, PublicWeek } from './public-charts.js'

/** Everything a static site shows. */
export interface SiteContent {
  charts: { chart: PublicChart; weeks: PublicWeek[] }[]
  editions: { line: PublicEdition; edition: Edition }[]
  publications: Publication[]
}

/** Gathers what a site of these charts shows; all that have a week when none is named. Throws `unknown-chart`. */
export async function siteContent(
  charts: Charts,
  open: PublicCharts,
  { wanted = [], now = Date.now() }: { wanted?: readonly string[]; now?: number },
  progress: (done: number, total: number) => void = () => {},
): Promise<SiteContent> {
  const all = wanted.length > 0 ? await Promise.all(wanted.map(id => open.chart(id))) : await open.charts()
  const total = all.reduce((sum, { weeks }) => sum + weeks.length, 0)
  let done = 0
  const shown: SiteContent['charts'] = []
  for (const chart of all) {
    const weeks: PublicWeek[] = []
    for (const week of chart.weeks) {
      weeks.push(await open.week(chart.id, week))
      progress(++done, total)
    }
    shown.push({ chart, weeks })
  }
  const ids = new Set(all.map(({ id }) => id))
  const editions: SiteContent['editions'] = []
  for (const line of await open.editions()) if (ids.has(line.chart)) editions.push({ line, edition: await open.wholeEdition(line.id) })
  const definitions = all.map(({ id }) => charts.definitions.get(id)!)
  return { charts: shown, editions, publications: comingPublications(definitions, await open.embargoed(), { now }) }
}
