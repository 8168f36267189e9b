import type { IncomingMessage } from 'node:http'
import { bearerOf } from '../people/bearer.js'

/** The key a request shows: as `?key=`, `x-sweeps-key` or a bearer token. Empty when it shows none. */
export function secretOf({ url = '', headers }: IncomingMessage): string {
  // Keys need no escapes in an address, so none are undone.
  const inAddress = /[?&]key=([^&]+)/.exec(url)
  if (inAddress) return inAddress[1]!
  const own = headers['x-sweeps-key']
  if (typeof own === 'string') return own
  return bearerOf(headers.authorization) ?? ''
}
