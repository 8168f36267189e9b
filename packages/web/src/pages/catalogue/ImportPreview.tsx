import type { CatalogueImportAnswer } from '@sweeps/model'
import { MovedFigures } from './MovedFigures'

/** The others are a click away. */
const most = 8

const kinds: Record<string, string> = { '+': 'Added', '~': 'Changed', '-': 'Removed' }

/** What an import would change, what is odd in it, and which figures move. */
export function ImportPreview({ of }: { of: CatalogueImportAnswer }) {
  const { changes, odd } = of
  return (
    <div className="preview">
      <p>{changes.length === 0 ? `Nothing would change: ${rows(of.unchanged)} as before.` : countsOf(of)}</p>
      {changes.length > 0 && <Lines of={changes.slice(0, most)} />}
      {changes.length > most && (
        <details>
          <summary>Further changes</summary>
          <Lines of={changes.slice(most)} />
        </details>
      )}
      {odd.length > 0 && (
        <>
          <h3>Looks odd, and is imported all the same</h3>
          <ul>
            {odd.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
      {changes.length > 0 && <MovedFigures of={of} />}
    </div>
  )
}

const Lines = ({ of }: { of: string[] }) => (
  <ul>
    {of.map(line => {
      const kind = kinds[line.charAt(0)]
      return (
        <li key={line}>
          {kind && <strong>{kind}</strong>} {kind ? line.slice(2) : line}
        </li>
      )
    })}
  </ul>
)

const rows = (count: number): string => `${count.toLocaleString('en')} ${count === 1 ? 'row is' : 'rows are'}`

const countsOf = ({ read, added, changed, removed, unchanged }: CatalogueImportAnswer): string => {
  const counts = { added, changed, removed, 'as before': unchanged }
  const counted = Object.entries(counts).flatMap(([what, count]) => (count > 0 ? [`${count.toLocaleString('en')} ${what}`] : []))
  return `${read.toLocaleString('en')} ${read === 1 ? 'row' : 'rows'}: ${counted.join(', ')}.`
}
