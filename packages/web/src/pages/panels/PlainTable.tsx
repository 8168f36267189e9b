import type { PanelMetricId } from '@sweeps/model'
import { ExplainButton } from '../../ui/explain/ExplainButton'

interface Props {
  caption: string
  columns: readonly string[]
  /** Figures are texts or numbers; the first column names its row. */
  rows: readonly (readonly (string | number)[])[]
  /** Columns that explain themselves: by their name, the number that they have. */
  explain?: Readonly<Record<string, PanelMetricId>>
}

const isNumber = (cell: string | number): boolean => typeof cell === 'number' || /^[\d.,]+(?:\s?%)?$|^not known$/.test(cell)

/** A table with its name above it; columns of figures stand to the right. */
export function PlainTable({ caption, columns, rows, explain = {} }: Props) {
  if (rows.length === 0) return null
  const numbers = columns.map((_, at) => rows.every(row => isNumber(row[at]!)))
  return (
    <table className="figures plain">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column, at) => (
            <th key={column} scope="col" className={numbers[at] ? 'number' : undefined}>
              {column}
              {explain[column] && <ExplainButton metric={explain[column]} name={column} />}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.join()}>
            {row.map((cell, at) => (
              <td key={columns[at]} className={numbers[at] ? 'number' : undefined}>
                {typeof cell === 'number' ? cell.toLocaleString('en') : cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
