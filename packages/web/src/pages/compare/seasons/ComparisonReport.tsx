import type { SeasonPeers } from '@sweeps/model'
import { useQuery } from '@tanstack/react-query'
import { peersQuery } from '../../../api/peersQuery'
import type { SeasonView } from '../../../api/seasonView'
import { ErrorMessage } from '../../../ui/ErrorMessage'
import { dayWords } from '../../../ui/format/dates'
import { seasonKey, seasonOfKey, shortName } from '../../../ui/format/shortName'
import type { SeasonComparison } from '../../../ui/route/routes'
import { seasonPath } from '../../../ui/route/routes'
import { LineKey } from '../../../ui/season-lines/LineKey'
import { PrintFoot } from '../../../ui/seasons/PrintFoot'
import { CumulativeSection } from './CumulativeSection'
import { DecaySection } from './DecaySection'
import { FiguresSection } from './FiguresSection'
import { FunnelSection } from './FunnelSection'

/** What is compared of the seasons that are chosen: the first is the subject of the query, the others are its peers. */
export function ComparisonReport({ comparison }: { comparison: SeasonComparison }) {
  const [first, ...others] = comparison.seasons
  const view: SeasonView = { ...(seasonOfKey(first!) ?? { title: first!, season: '0' }), ...comparison, peers: others, filters: {} }
  const { data, error, isPlaceholderData } = useQuery(peersQuery(view))
  if (error) return <ErrorMessage error={error} inside />
  if (!data) return <div className="page-wait" aria-busy="true" />
  const seasons = chosenOf(data, comparison.seasons)
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
      <Missing requested={comparison.seasons} there={seasons.map(seasonKey)} notes={data.notes} />
      <FiguresSection view={view} comparison={comparison} seasons={seasons} />
      <DecaySection view={view} comparison={comparison} seasons={seasons} age={age} />
      <CumulativeSection view={view} comparison={comparison} seasons={seasons} />
      <FunnelSection comparison={comparison} seasons={seasons} age={age} />
      <PrintFoot />
    </div>
  )
}

/** The requested seasons of the answer, which has earlier seasons of the first as well. In the order of the address. */
const chosenOf = ({ seasons }: SeasonPeers, keys: readonly string[]): SeasonPeers['seasons'] =>
  keys.flatMap(key => seasons.find(season => seasonKey(season) === key) ?? [])

function Missing({ requested, there, notes }: { requested: string[]; there: string[]; notes: string[] }) {
  const missing = requested.filter(key => !there.includes(key))
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
