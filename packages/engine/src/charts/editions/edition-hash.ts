import { createHash } from 'node:crypto'
import type { Edition } from '@sweeps/model'
import canonicalize from 'canonicalize'

/** The package's types say it is a module; it is the function. */
const canonical = canonicalize as unknown as (value: unknown) => string | undefined

/** SHA-256 of a value as canonical JSON (RFC 8785): the same value gives the same hash, however its text is laid out. */
export const hashOf = (value: unknown): string =>
  createHash('sha256')
    .update(canonical(value) ?? '')
    .digest('hex')

/** The hash an edition carries: over all its members but the hash and the figures, which have a hash of their own. */
export function editionHash(edition: Edition | Omit<Edition, 'hash'>): string {
  const { hash: _hash, inputs: _inputs, ...hashed } = edition as Edition
  return hashOf(hashed)
}
