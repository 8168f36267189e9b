import { createHash } from 'node:crypto'

/**
 * A play's id from what identifies it at its source: the same record gives the same id whenever and however often it is read. A UUID of
 * version 8, the first 122 bits of a SHA-256.
 */
export function playId(...identity: readonly (string | number)[]): string {
  const hex = createHash('sha256').update(identity.join('\0')).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
