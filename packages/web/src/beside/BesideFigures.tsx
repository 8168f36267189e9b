import type { PeerSeason } from '@sweeps/model'
import { type SeasonView, viewAddress } from '../seasons/seasonView'
import { BesideWays } from './BesideWays'
import type { Beside } from './besidePath'
import { FiguresTable } from './FiguresTable'

/** Key figures side by side. */
export function BesideFigures({ view, beside, seasons }: { view: SeasonView; beside: Beside; seasons: PeerSeason[] }) {
  return (
    <section className="report-section" id="figures" aria-labelledby="figures-heading">
      <h2 id="figures-heading">Key figures</h2>
      <FiguresTable seasons={seasons.map(season => ({ ...season, relation: 'peer' }))} />
      <BesideWays
        beside={beside}
        section="figures"
        tables={[{ name: 'Figures', href: viewAddress(view, { of: '/peers', table: 'seasons' }) }]}
      />
    </section>
  )
}
