import type { PeerSeason } from '@sweeps/model'
import { DecayLines } from '../peers/DecayLines'
import { type SeasonView, viewAddress } from '../seasons/seasonView'
import { BesideWays } from './BesideWays'
import type { Beside } from './besidePath'
import { DecayTable } from './DecayTable'

interface Props {
  view: SeasonView
  beside: Beside
  seasons: PeerSeason[]
  age: number
}

/** How their weeks fall off. */
export function BesideDecay({ view, beside, seasons, age }: Props) {
  return (
    <section className="report-section" id="decay" aria-labelledby="decay-heading">
      <h2 id="decay-heading">Week by week</h2>
      <DecayLines seasons={seasons} age={age} kind="equal" />
      <DecayTable seasons={seasons.map(season => ({ ...season, relation: 'peer' }))} />
      <BesideWays beside={beside} section="decay" tables={[{ name: 'Weeks', href: viewAddress(view, { of: '/peers', table: 'weeks' }) }]} />
    </section>
  )
}
