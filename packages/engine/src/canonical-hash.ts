import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/** The package's types say it is a module; it is the function. */
const canonical = canonicalize as unknown as (value: unknown) => string | undefined

/** SHA-256 of a value as canonical JSON (RFC 8785): the same value gives the same hash, however its text is laid out. */
export const hashOf = (value: unknown): string =>
  createHash('sha256')
    .update(canonical(value) ?? '')
    .digest('hex')
