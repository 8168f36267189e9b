import type { PeerSeason } from '@sweeps/model'
import { ExplainButton } from '../../../ui/explain/ExplainButton'
import { Figure } from '../../../ui/seasons/Figure'
import { peerFigureNames, peerFigureWords } from '../../../ui/seasons/peerFigures'
import { SeasonColumns } from './SeasonColumns'

/** Key figures, a column a season. */
export function FiguresTable({ seasons }: { seasons: PeerSeason[] }) {
  return (
    <SeasonColumns caption="Key figures of the seasons compared" first="Figure" seasons={seasons}>
      {peerFigureNames.map(figure => (
        <tr key={figure}>
          <th scope="row">
            {peerFigureWords[figure].name}
            <ExplainButton metric={figure} name={peerFigureWords[figure].name} />
          </th>
          {seasons.map(({ title, season, figures }) => (
            <td key={`${title}/${season}`} className="number">
              <Figure value={figures[figure]} as={peerFigureWords[figure].write} />
            </td>
          ))}
        </tr>
      ))}
    </SeasonColumns>
  )
}
