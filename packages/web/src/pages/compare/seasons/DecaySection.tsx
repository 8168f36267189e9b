import type { PeerSeason } from '@sweeps/model'
import { viewAddress } from '../../../api/seasonQueries'
import type { SeasonView } from '../../../api/seasonView'
import { compareSeasonsPath, type SeasonComparison } from '../../../ui/route/routes'
import { DecayLines } from '../../../ui/season-lines/DecayLines'
import { ExportLinks } from '../../../ui/seasons/ExportLinks'
import { DecayTable } from './DecayTable'

interface Props {
  view: SeasonView
  comparison: SeasonComparison
  seasons: PeerSeason[]
  age: number
}

/** How their weeks fall off. */
export function DecaySection({ view, comparison, seasons, age }: Props) {
  return (
    <section className="report-section" id="decay" aria-labelledby="decay-heading">
      <h2 id="decay-heading">Week by week</h2>
      <DecayLines seasons={seasons} age={age} kind="equal" />
      <DecayTable seasons={seasons.map(season => ({ ...season, relation: 'peer' }))} />
      <ExportLinks
        address={compareSeasonsPath(comparison, 'decay')}
        tables={[{ name: 'Weeks', href: viewAddress(view, { of: '/peers', table: 'weeks' }) }]}
      />
    </section>
  )
}
