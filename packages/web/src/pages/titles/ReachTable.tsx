import type { TitleMarkets } from '@sweeps/model'
import { chartKey } from '../../api/chartKey'
import { marketName } from '../../ui/format/chartNames'
import { Link } from '../../ui/route/Link'

/** Each country summed up: its best rank there, its weeks at No. 1 and on the list. */
export function ReachTable({ chart: { chart, firstMarket, markets, weeks } }: { chart: TitleMarkets['charts'][number] }) {
  return (
    <table className="figures reach">
      <caption className="visually-hidden">Each country summed up</caption>
      <thead>
        <tr>
          <th scope="col">Country</th>
          <th scope="col" className="number">
            Best
          </th>
          <th scope="col" className="number">
            At No.{'\u00a0'}1
          </th>
          <th scope="col" className="number">
            Weeks
          </th>
        </tr>
      </thead>
      <tbody>
        {markets.map(({ market, ranks }) => {
          const known = ranks.flatMap(rank => rank ?? [])
          const last = weeks[ranks.findLastIndex(rank => rank !== null)]!
          return (
            <tr key={market}>
              <th scope="row">
                <Link href={`/charts/${chartKey({ id: chart, firstMarket, market })}/${last}`}>{marketName(market)}</Link>
              </th>
              <td className="number">{Math.min(...known)}</td>
              <td className="number">{known.filter(rank => rank === 1).length || '–'}</td>
              <td className="number">{known.length}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
