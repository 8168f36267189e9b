import type { FileRows, Located } from './formats/located.js'

const mostNamed = 10

/**
 * Without the episodes that have a fraction for a number, such as a recap between 12 and 13: what place they have nobody says. They are left
 * out and said; all else is read. `3.0`, as some programs write whole numbers, is 3.
 */
export function withWholeNumbers({ rows, odd }: FileRows): FileRows {
  const plain = rows.map(whole)
  const fractional = plain.filter(isFractional)
  return {
    rows: plain.filter(row => !isFractional(row)),
    odd: [
      ...odd,
      ...fractional
        .slice(0, mostNamed)
        .map(({ where, fields }) => `${where} was left out: season ${fields.season}, episode ${fields.episode} is no whole number`),
      ...(fractional.length > mostNamed ? [`and ${fractional.length - mostNamed} more with a fraction for a number`] : []),
    ],
  }
}

const whole = ({ fields, ...row }: Located): Located => ({
  ...row,
  fields: {
    ...fields,
    ...(fields.season !== undefined && { season: withoutZeros(fields.season) }),
    ...(fields.episode !== undefined && { episode: withoutZeros(fields.episode) }),
    ...(fields.runtime_ms !== undefined && { runtime_ms: withoutZeros(fields.runtime_ms) }),
  },
})

const withoutZeros = (text: string): string => text.trim().replace(/^(\d+)[.,]0+$/, '$1')

const isFractional = ({ fields }: Located): boolean => [fields.season, fields.episode].some(text => /^\d+[.,]\d+$/.test(text ?? ''))
