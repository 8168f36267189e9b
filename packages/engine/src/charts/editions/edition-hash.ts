import type { Edition } from '@sweeps/model'
import { hashOf } from '../../canonical-hash.js'

/** The hash an edition carries: over all its members but the hash and the figures, which have a hash of their own. */
export function editionHash(edition: Edition | Omit<Edition, 'hash'>): string {
  const { hash: _hash, inputs: _inputs, ...hashed } = edition as Edition
  return hashOf(hashed)
}
