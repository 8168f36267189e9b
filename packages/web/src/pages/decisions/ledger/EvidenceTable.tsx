import type { EvidenceFigure } from '@sweeps/model'
import { editionAddress } from '../../../api/editionQueries'
import { formatWeek } from '../../../ui/format/dates'
import { Anchor } from '../../../ui/route/Link'
import { amountWords } from '../amountWords'

/** The figures a decision rested on, as they stood, with the edition that has each. */
export function EvidenceTable({ figures }: { figures: EvidenceFigure[] }) {
  return (
    <table className="figures">
      <caption className="visually-hidden">Figures frozen with the entry</caption>
      <thead>
        <tr>
          <th scope="col">Week</th>
          <th scope="col" className="number">
            Rank
          </th>
          <th scope="col" className="number">
            Figure
          </th>
          <th scope="col" className="extra">
            From
          </th>
        </tr>
      </thead>
      <tbody>
        {figures.map(({ chart, list, week, rank, value, unit, source, edition }) => (
          <tr key={`${chart}/${list}/${week.start}`}>
            <th scope="row">
              {formatWeek(week.start)}
              <div className="under">{edition ? `${source}, ${edition}` : source}</div>
            </th>
            <td className="number">{rank === null ? '–' : `No.\u00a0${rank}`}</td>
            <td className="number">{value === null ? <span className="unknown">not known</span> : `${amountWords(value)} ${unit}`}</td>
            <td className="extra">{edition ? <Anchor href={editionAddress(edition)}>{edition}</Anchor> : source}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
