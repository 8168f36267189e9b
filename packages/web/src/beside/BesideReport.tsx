import type { SeasonPeers } from '@sweeps/model'
import { useQuery } from '@tanstack/react-query'
import { peersQuery } from '../peers/peersQuery'
import { PrintFoot } from '../seasons/PrintFoot'
import { seasonPath } from '../seasons/seasonPath'
import type { SeasonView } from '../seasons/seasonView'
import { dayWords } from '../shell/dayWords'
import { seasonKey, seasonOfKey, shortName } from '../shell/shortName'
import { Trouble } from '../shell/Trouble'
import { BesideCumulative } from './BesideCumulative'
import { BesideDecay } from './BesideDecay'
import { BesideFigures } from './BesideFigures'
import { BesideFunnel } from './BesideFunnel'
import type { Beside } from './besidePath'
import { LineKey } from './LineKey'

/** What is compared of the seasons that are chosen: the first is asked for, the others are its peers. */
export function BesideReport({ beside }: { beside: Beside }) {
  const [first, ...others] = beside.seasons
  const view: SeasonView = { ...(seasonOfKey(first!) ?? { title: first!, season: '0' }), ...beside, peers: others }
  const { data, error, isPlaceholderData } = useQuery(peersQuery(view))
  if (error) return <Trouble error={error} inside />
  if (!data) return <div className="page-wait" aria-busy="true" />
  const seasons = chosenOf(data, beside.seasons)
  const { age, window } = data
  return (
    <div aria-busy={isPlaceholderData}>
      <p className="lede">
        The first {age === 1 ? 'day' : `${age} days`} of each, from its own release ({data.tz}).
        {age < window && ` ${shortName(data.titleName, data.season)} is no older, so that is what is compared.`}
      </p>
      <LineKey
        entries={seasons.map(season => ({
          ...{ name: shortName(season.titleName, season.season), kind: 'equal' },
          href: seasonPath(season.title, season.season ?? 0, String(age)),
          detail: dayWords(season.released),
        }))}
      />
      <Missing asked={beside.seasons} there={seasons.map(seasonKey)} notes={data.notes} />
      <BesideFigures view={view} beside={beside} seasons={seasons} />
      <BesideDecay view={view} beside={beside} seasons={seasons} age={age} />
      <BesideCumulative view={view} beside={beside} seasons={seasons} />
      <BesideFunnel beside={beside} seasons={seasons} age={age} />
      <PrintFoot />
    </div>
  )
}

/** Of what came, what was asked for: earlier seasons of the first come along unasked. In the order of the address. */
const chosenOf = ({ seasons }: SeasonPeers, keys: readonly string[]): SeasonPeers['seasons'] =>
  keys.flatMap(key => seasons.find(season => seasonKey(season) === key) ?? [])

function Missing({ asked, there, notes }: { asked: string[]; there: string[]; notes: string[] }) {
  const missing = asked.filter(key => !there.includes(key))
  if (missing.length === 0) return null
  return (
    <div className="trouble" role="status">
      <p>Not compared: {missing.join(', ')}.</p>
      <ul>
        {notes
          .filter(note => missing.some(key => note.includes(key.replace(/\/0$/, ''))))
          .map(note => (
            <li key={note}>{note}</li>
          ))}
      </ul>
    </div>
  )
}
