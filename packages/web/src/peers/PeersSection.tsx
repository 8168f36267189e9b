import { useQuery } from '@tanstack/react-query'
import { besidePath } from '../beside/besidePath'
import { SeasonChoice } from '../beside/SeasonChoice'
import { Link } from '../route/Link'
import { navigate } from '../route/navigate'
import { type SeasonView, viewAddress, viewPath } from '../seasons/seasonView'
import { Ways } from '../seasons/Ways'
import { seasonKey } from '../shell/shortName'
import { Trouble } from '../shell/Trouble'
import { Peers } from './Peers'
import { peersQuery } from './peersQuery'
import '../beside/beside.css'
import './peers.css'

/** As many as the server takes. */
const mostPeers = 20
const mostBeside = 5

/** How earlier seasons and peers did at the same age: where this one stands, and how its weeks fall off beside theirs. */
export function PeersSection({ view }: { view: SeasonView }) {
  const { data, error, isPlaceholderData } = useQuery(peersQuery(view))
  const beside = data?.seasons.slice(0, mostBeside).map(seasonKey) ?? []
  const tables = [
    ['standings', 'Standing'],
    ['seasons', 'Figures'],
    ['weeks', 'Weeks'],
    ['days', 'Days'],
  ] as const
  return (
    <section className="report-section" id="peers" aria-labelledby="peers-heading" aria-busy={isPlaceholderData}>
      <h2 id="peers-heading">How it compares</h2>
      {error && <Trouble error={error} inside />}
      {data ? <Peers peers={data} /> : !error && <Counting />}
      <SeasonChoice
        legend="Peers"
        chosen={view.peers}
        most={mostPeers}
        none="The nearest are compared: of the same kind, by day of release. Name some to compare with those instead."
        onChange={peers => navigate(viewPath({ ...view, peers }), { replace: true })}
      />
      <Ways
        view={view}
        section="peers"
        tables={tables.map(([table, name]) => ({ name, href: viewAddress(view, { of: '/peers', table }) }))}
      >
        {beside.length > 1 && (
          <Link href={besidePath({ seasons: beside, window: view.window, tz: view.tz })}>Side by side, up to five</Link>
        )}
      </Ways>
    </section>
  )
}

/** A window that nobody asked for yet is counted season by season. */
function Counting() {
  return (
    <div className="peers-wait" aria-busy="true">
      <p className="muted" role="status">
        Counting the other seasons at the same age. The first time this may take a while.
      </p>
    </div>
  )
}
