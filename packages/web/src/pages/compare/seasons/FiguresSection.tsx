import type { PeerSeason } from '@sweeps/model'
import { viewAddress } from '../../../api/seasonQueries'
import type { SeasonView } from '../../../api/seasonView'
import { compareSeasonsPath, type SeasonComparison } from '../../../ui/route/routes'
import { ExportLinks } from '../../../ui/seasons/ExportLinks'
import { FiguresTable } from './FiguresTable'

/** Key figures side by side. */
export function FiguresSection({ view, comparison, seasons }: { view: SeasonView; comparison: SeasonComparison; seasons: PeerSeason[] }) {
  return (
    <section className="report-section" id="figures" aria-labelledby="figures-heading">
      <h2 id="figures-heading">Key figures</h2>
      <FiguresTable seasons={seasons.map(season => ({ ...season, relation: 'peer' }))} />
      <ExportLinks
        address={compareSeasonsPath(comparison, 'figures')}
        tables={[{ name: 'Figures', href: viewAddress(view, { of: '/peers', table: 'seasons' }) }]}
      />
    </section>
  )
}
