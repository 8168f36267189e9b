import type { FileRows, Located } from './formats/located.js'

const mostNamed = 10

/** Without what the file of another program has no name of a title for: a file of a library that is not identified yet. It is said; all else is read. */
export function withoutNameless({ rows, odd }: FileRows): FileRows {
  const nameless = rows.filter(row => !isNamed(row))
  if (nameless.length === 0) return { rows, odd }
  return {
    rows: rows.filter(isNamed),
    odd: [
      ...odd,
      ...nameless.slice(0, mostNamed).map(({ where }) => `${where} was left out: its title has no name`),
      ...(nameless.length > mostNamed ? [`and ${nameless.length - mostNamed} more without a name`] : []),
    ],
  }
}

const isNamed = ({ fields }: Located): boolean => (fields.title_name ?? '').trim() !== ''
