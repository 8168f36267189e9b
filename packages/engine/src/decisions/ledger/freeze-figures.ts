import { addDays, type EvidenceFigure, metrics } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { type Charts, type Editions, measureAt } from '../../charts/index.js'
import { defineQuery, engineInstant, type Store } from '../../store/index.js'

const addresses = defineQuery({
  tag: 'decisions.figure-addresses',
  sql: `-- one row per published line of a title: where it was read
SELECT source, list, market, toString(period_start) AS week, season, any(address) AS address, any(note) AS note
FROM figures_at(at = {at:DateTime64(3, 'UTC')})
WHERE title = {title:String}
GROUP BY source, list, market, period_start, season`,
  row: Type.Object({
    source: Type.String(),
    list: Type.String(),
    market: Type.String(),
    week: Type.String(),
    season: Type.Integer(),
    address: Type.String(),
    note: Type.String(),
  }),
})

export interface FigureSources {
  store: Store
  charts: Charts
  editions: Editions
}

/** What every chart says of a season now, with the edition that has it and where it was read: what a decision rested on. */
export async function freezeFigures({ store, charts, editions }: FigureSources, title: string, season: number): Promise<EvidenceFigure[]> {
  const at = new Date().toISOString()
  const read = await store.run(addresses, { title, at: engineInstant(at) })
  const published = await editions.list()
  const rows = await charts.title({ title })
  // A chart by title has one row for all seasons; of one by season it is this one's.
  return rows
    .filter(row => row.season === null || row.season === season)
    .map(row => {
      const definition = charts.definitions.get(row.chart)!
      const line = read.find(
        ({ source, list, market, week, season: of }) =>
          source === definition.source && list === row.list && market === row.market && week === row.week && of === (row.season ?? of),
      )
      const { metric } = measureAt(definition, row.week)
      const edition = published
        .filter(({ chart, market, week }) => chart === row.chart && market === row.market && week === row.week)
        .sort((one, other) => other.revision - one.revision)[0]
      return {
        chart: row.chart,
        list: row.list,
        market: row.market,
        week: { start: row.week, end: addDays(row.week, 6) },
        name: row.name ?? title,
        metric,
        unit: metrics[metric].unit,
        value: row.value,
        rank: row.rank,
        source: definition.credit,
        published: definition.source !== 'census',
        address: line?.address || null,
        note: line?.note ?? '',
        edition: edition?.id ?? null,
      }
    })
}
