import { ExplainButton } from '../../../ui/explain/ExplainButton'
import { figureWords } from '../../../ui/format/figureWords'
import { Figure } from '../../../ui/seasons/Figure'
import type { SeasonRange } from './rangeQuery'
import { spanWords } from './spanWords'

type Row = SeasonRange['figures'][number]

const names: Readonly<Record<Row['metric'], string>> = {
  hours: 'Hours viewed',
  views: 'Views',
  ama: 'Average minute audience',
  reach: 'Saw it for the first time',
  starters: 'Began',
  watchers: 'Became watchers',
  completers: 'Finished',
  cameForIt: 'Came for it',
}

/** Figures of some weeks beside those of as many before, and by how much they differ; episode by episode below. */
export function RangeTable({ range }: { range: SeasonRange }) {
  const { figures } = range
  const episodes = figures.filter(({ episode }) => episode !== null)
  return (
    <>
      <Rows range={range} rows={figures.filter(({ episode }) => episode === null)} caption="These weeks beside those before" />
      {episodes.length > 2 && (
        <details>
          <summary>Who began and finished each episode</summary>
          <Rows range={range} rows={episodes} caption="Episodes in these weeks beside those before" />
        </details>
      )}
    </>
  )
}

function Rows({ range: { from, to, before, closed }, rows, caption }: { range: SeasonRange; rows: readonly Row[]; caption: string }) {
  return (
    <table className="figures narrow of-weeks">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Accounts, or as said</th>
          <th scope="col" className="number">
            {spanWords({ from, to })}
          </th>
          <th scope="col" className="number">
            {before ? spanWords(before) : 'Before'}
          </th>
          <th scope="col" className="number">
            Change
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ metric, episode, value, before: earlier, change }) => (
          <tr key={`${metric} ${episode}`}>
            <th scope="row">
              {episode === null ? names[metric] : `Episode ${episode}: ${names[metric].toLowerCase()}`}
              {episode === null && <ExplainButton metric={metric} name={names[metric]} />}
            </th>
            <td className="number">
              <Figure value={value} as={words} />
            </td>
            <td className="number">{before ? <Figure value={earlier} as={words} /> : '–'}</td>
            <td className="number">{change === null ? '–' : changeWords(change)}</td>
          </tr>
        ))}
      </tbody>
      {!closed && (
        <tfoot>
          <tr>
            <td colSpan={4} className="muted">
              These weeks still run.
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  )
}

const words = (value: number): string => (Number.isInteger(value) ? figureWords.count(value) : figureWords.amount(value))

/** `+12.5%`, `−40.0%`. */
const changeWords = (change: number): string => `${change > 0 ? '+' : change < 0 ? '−' : '±'}${figureWords.share(Math.abs(change))}`
