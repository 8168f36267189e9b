import { readTrackerPayload } from '@sweeps/engine'
import type { LiveAddress } from './live-address.js'
import { bodyJson, unreadable } from './live-text.js'

/** What Snowplow’s trackers post to: the app id is the write key. */
export const snowplowAddress: LiveAddress = {
  source: 'snowplow',
  matches: path => path === '/com.snowplowanalytics.snowplow/tp2',
  keyInBody: true,
  most: 512 * 1024,
  read({ body, headers }) {
    const payload = readTrackerPayload(bodyJson(body, headers['content-type']), headers['user-agent'])
    if (!payload) throw unreadable('is no `payload_data`: it has a list `data`')
    return { records: payload.events, secret: payload.appId }
  },
  answer: { type: 'text/plain', body: 'ok' },
  credentials: true,
}
