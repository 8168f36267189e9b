import type { FactOf, ProductionRecord } from '@sweeps/model'
import { roughDayWords } from '../../../ui/format/dates'
import { figureWords } from '../../../ui/format/figureWords'
import type { SourceNumbers } from './FactMarks'
import { Confidential, SourceMark } from './FactMarks'

/** Figures about its audience that somebody published and that no chart has. */
export function PublishedFigures({ record: { facts }, sources }: { record: ProductionRecord; sources: SourceNumbers }) {
  const figures = facts.filter((fact): fact is FactOf<'figure'> => fact.fact === 'figure')
  if (figures.length === 0) return null
  return (
    <table className="figures facts-table published">
      <caption>Figures that others published</caption>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Period</th>
          <th scope="col" className="number">
            Figure
          </th>
        </tr>
      </thead>
      <tbody>
        {figures.map(({ value: { what, value, unit, market, from, to }, source, confidential }) => (
          <tr key={`${what} ${market} ${from} ${to} ${source}`}>
            <th scope="row">
              {capital(what)}
              {market && `, ${market}`} <SourceMark source={source} sources={sources} />
              {confidential && <Confidential />}
            </th>
            <td>{periodOf(from, to)}</td>
            <td className="number">
              {figureWords.amount(value)} {unit}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const periodOf = (from: string | undefined, to: string | undefined): string =>
  from && to
    ? `${roughDayWords(from)} to ${roughDayWords(to)}`
    : from
      ? `from ${roughDayWords(from)}`
      : to
        ? `until ${roughDayWords(to)}`
        : '–'

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
