import { useQuery } from '@tanstack/react-query'
import { peersQuery } from '../../../api/peersQuery'
import { viewAddress } from '../../../api/seasonQueries'
import type { SeasonView } from '../../../api/seasonView'
import { ErrorMessage } from '../../../ui/ErrorMessage'
import { seasonKey } from '../../../ui/format/shortName'
import { Link } from '../../../ui/route/Link'
import { navigate } from '../../../ui/route/navigate'
import { compareSeasonsPath, viewPath } from '../../../ui/route/routes'
import { ExportLinks } from '../../../ui/seasons/ExportLinks'
import { SeasonChoice } from '../../../ui/seasons/SeasonChoice'
import { Peers } from './Peers'
import './peers.css'

/** As many as the server takes. */
const mostPeers = 20
const mostCompared = 5

/** How earlier seasons and peers did at the same age: where this one stands, and how its weeks fall off compared with theirs. */
export function PeersSection({ view }: { view: SeasonView }) {
  const { data, error, isPlaceholderData } = useQuery(peersQuery(view))
  const compared = data?.seasons.slice(0, mostCompared).map(seasonKey) ?? []
  const tables = [
    ['standings', 'Standing'],
    ['seasons', 'Figures'],
    ['weeks', 'Weeks'],
    ['days', 'Days'],
  ] as const
  return (
    <section className="report-section" id="peers" aria-labelledby="peers-heading" aria-busy={isPlaceholderData}>
      <h2 id="peers-heading">How it compares</h2>
      {error && <ErrorMessage error={error} inside />}
      {data ? <Peers peers={data} /> : !error && <Counting />}
      <SeasonChoice
        legend="Peers"
        chosen={view.peers}
        most={mostPeers}
        none="The nearest are compared: of the same kind, by day of release. Name some to compare with those instead."
        onChange={peers => navigate(viewPath({ ...view, peers }), { replace: true })}
      />
      <ExportLinks
        address={viewPath(view, 'peers')}
        tables={tables.map(([table, name]) => ({ name, href: viewAddress(view, { of: '/peers', table }) }))}
      >
        {compared.length > 1 && (
          <Link href={compareSeasonsPath({ seasons: compared, window: view.window, tz: view.tz })}>Side by side, up to five</Link>
        )}
      </ExportLinks>
    </section>
  )
}

/** A window that is not cached yet is counted season by season. */
function Counting() {
  return (
    <div className="peers-wait" aria-busy="true">
      <p className="muted" role="status">
        Counting the other seasons at the same age. The first time this may take a while.
      </p>
    </div>
  )
}
