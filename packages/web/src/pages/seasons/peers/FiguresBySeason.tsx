import type { PeerSeason } from '@sweeps/model'
import { ExplainButton } from '../../../ui/explain/ExplainButton'
import { Figure } from '../../../ui/seasons/Figure'
import { peerFigureNames, peerFigureWords } from '../../../ui/seasons/peerFigures'
import { BySeason } from './BySeason'

/** Key figures, a line a season. */
export function FiguresBySeason({ seasons }: { seasons: PeerSeason[] }) {
  return (
    <BySeason
      caption="Every figure of every season compared"
      seasons={seasons}
      head={peerFigureNames.map(figure => (
        <th key={figure} scope="col" className="number">
          {peerFigureWords[figure].name}
          <ExplainButton metric={figure} name={peerFigureWords[figure].name} />
        </th>
      ))}
    >
      {({ figures }) =>
        peerFigureNames.map(figure => (
          <td key={figure} className="number">
            <Figure value={figures[figure]} as={peerFigureWords[figure].write} />
          </td>
        ))
      }
    </BySeason>
  )
}
