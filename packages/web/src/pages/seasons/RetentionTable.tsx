import type { SeasonRetention } from '@sweeps/model'
import { figureWords } from '../../ui/format/figureWords'
import { Figure } from '../../ui/seasons/Figure'

const points = [25, 50, 75, 90, 100]

/** The curves at a few points. */
export function RetentionTable({ retention }: { retention: SeasonRetention[] }) {
  return (
    <table className="figures retention">
      <caption className="visually-hidden">Share of starters who came to this point or further</caption>
      <thead>
        <tr>
          <th scope="col">
            <abbr title="Episode">Ep.</abbr>
          </th>
          {points.map(point => (
            <th key={point} scope="col" className="number">
              {point} %
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {retention
          .filter(({ curve }) => curve.length > 0)
          .map(({ episode, curve }) => (
            <tr key={episode}>
              <th scope="row">{episode}</th>
              {points.map(point => (
                <td key={point} className="number">
                  <Figure value={curve.find(({ percent }) => percent === point)?.share ?? null} as={figureWords.share} />
                </td>
              ))}
            </tr>
          ))}
      </tbody>
    </table>
  )
}
