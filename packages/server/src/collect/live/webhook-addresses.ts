import type { LiveAddress } from './live-address.js'
import { bodyText, formField, isForm, unreadable } from './live-text.js'

/** Jellyfin’s Webhook plugin: one object, as text as often as not, and not always JSON. */
export const jellyfinAddress: LiveAddress = {
  source: 'jellyfin',
  matches: path => path === '/v1/jellyfin',
  most: 64 * 1024,
  read: ({ body }) => ({ records: [bodyText(body)] }),
}

/** Plex: a form with the JSON in `payload`, and a picture beside it. */
export const plexAddress: LiveAddress = {
  source: 'plex',
  matches: path => path === '/v1/plex',
  most: 1024 * 1024,
  async read({ body, headers, received }) {
    const type = headers['content-type'] ?? ''
    const text = isForm(type) ? await formField(body, type, 'payload') : bodyText(body)
    return { records: [{ received: new Date(received).toISOString(), payload: json(text) }] }
  },
}

/** Emby: JSON, or a form with it in `data`. */
export const embyAddress: LiveAddress = {
  source: 'emby',
  matches: path => path === '/v1/emby',
  most: 1024 * 1024,
  async read({ body, headers }) {
    const type = headers['content-type'] ?? ''
    return { records: [(isForm(type) ? await formField(body, type, 'data') : bodyText(body)).trim()] }
  },
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw unreadable('has no JSON in `payload`')
  }
}
