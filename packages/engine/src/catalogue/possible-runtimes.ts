import type { FileRows, Located } from './formats/located.js'

const mostNamed = 10
const longestMs = 86_400_000

/**
 * Runtimes over 24 hours or below 0 in the file of another program are taken as not known: of a recording that never ended, or a file whose
 * length its server misread. They are said; the items go in.
 */
export function withPossibleRuntimes({ rows, odd }: FileRows): FileRows {
  const impossible = rows.filter(isImpossible)
  return {
    rows: rows.map(row => (isImpossible(row) ? { ...row, fields: { ...row.fields, runtime_ms: '' } } : row)),
    odd: [
      ...odd,
      ...impossible
        .slice(0, mostNamed)
        .map(
          ({ where, fields }) => `${where}: a runtime of ${Math.round(Number(fields.runtime_ms) / 3_600_000)} hours was taken as not known`,
        ),
      ...(impossible.length > mostNamed ? [`and ${impossible.length - mostNamed} more with a runtime over 24 hours or below 0`] : []),
    ],
  }
}

function isImpossible({ fields }: Located): boolean {
  const text = fields.runtime_ms ?? ''
  return /^-?\d+$/.test(text) && (Number(text) > longestMs || Number(text) < 0)
}
