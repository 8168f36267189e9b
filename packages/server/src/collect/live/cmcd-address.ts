import type { LiveAddress } from './live-address.js'
import { bodyText } from './live-text.js'

/** CMCD version 2 in event mode: one dictionary a line, whatever the content type says. */
export const cmcdAddress: LiveAddress = {
  source: 'cmcd',
  matches: path => path === '/v1/cmcd',
  most: 64 * 1024,
  read: ({ body }) => ({
    records: bodyText(body)
      .split('\n')
      .map(line => line.trim())
      .filter(line => line !== ''),
  }),
}
