import type { TitleMarkets } from '@sweeps/model'
import { useQuery } from '@tanstack/react-query'
import { titleMarketsCsvAddress, titleMarketsQuery } from '../../api/titleQueries'
import { Anchor } from '../../ui/route/Link'
import { HeatMap } from './HeatMap'
import { ReachTable } from './ReachTable'
import './markets.css'

/** Where in the world a title charted; nothing where no chart over several markets has had it. */
export function MarketsSection({ title }: { title: string }) {
  const { data } = useQuery(titleMarketsQuery(title))
  // One's own census of one market is no map.
  const charted = data?.charts.filter(({ markets }) => markets.length > 1 || markets.some(({ market }) => market !== 'WW')) ?? []
  return charted.map(chart => <OnChart key={chart.chart} title={title} chart={chart} />)
}

function OnChart({ title, chart }: { title: string; chart: TitleMarkets['charts'][number] }) {
  const id = `map-${chart.chart}`
  return (
    <section className="markets-section" aria-labelledby={id}>
      <h2 id={id}>Around the world: {chart.name}</h2>
      <p className="lede">{reachWords(chart)}</p>
      <div className="map-and-table">
        <HeatMap chart={chart} labelledBy={id} />
        <ReachTable chart={chart} />
      </div>
      <p>
        <Anchor href={titleMarketsCsvAddress(title)} download>
          Download every country’s weeks as CSV
        </Anchor>
      </p>
    </section>
  )
}

const countries = (count: number): string => `${count} ${count === 1 ? 'country' : 'countries'}`

/** How far a title reached: `No. 1 in 2 countries, Top 10 in 61.` */
export function reachWords({
  numberOne,
  topTen,
  markets,
}: Pick<TitleMarkets['charts'][number], 'numberOne' | 'topTen' | 'markets'>): string {
  const listed = topTen > 0 ? `Top 10 in ${numberOne > 0 ? topTen : countries(topTen)}` : `On a list in ${countries(markets.length)}`
  return `${numberOne > 0 ? `No.\u00a01 in ${countries(numberOne)}, ` : ''}${listed}.`
}
