import { PolledServer } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { listPolled } from '../plays/index.js'
import { operation } from './operation.js'

const address = Type.String({
  maxLength: 500,
  description: 'where the server is, with its base path, such as https://jellyfin.example.org',
})
const polled = Type.Object({ polled: Type.Array(PolledServer) })

/**
 * Media servers that are polled. The address is the caller’s to choose, and is requested from where this program runs (server-side request
 * forgery): so it is for administrators only.
 */
export const polledOperations = [
  operation({
    name: 'sources-poll',
    summary: 'Ask a Jellyfin server every five seconds what plays, or change its service or token; says at once whether it answers',
    role: 'admin',
    services: 'whole',
    http: { method: 'POST', path: '/v1/sources/polled', tag: 'plays', bounds: { token: { maxLength: 500 } } },
    input: Type.Object({
      service: Type.String({ maxLength: 64, description: 'whom what is watched there counts for' }),
      address,
      token: Type.String({ description: 'an API key of the server: it is stored encrypted, and shown to nobody again' }),
    }),
    output: polled,
    audit: { action: 'ask a media server', what: ({ service, address }) => `${address} for ${service}` },
    run: async ({ store, polled, poller }, { service, address, token }) => {
      await polled.set({ source: 'jellyfin', service, address, token })
      await poller.pass()
      return { polled: await listPolled(store) }
    },
  }),

  operation({
    name: 'sources-poll-end',
    summary: 'Ask a media server no longer, and forget its token: what it said stays',
    role: 'admin',
    services: 'whole',
    http: { method: 'POST', path: '/v1/sources/polled/end', tag: 'plays' },
    input: Type.Object({ address }),
    output: polled,
    audit: { action: 'end asking a media server', what: ({ address }) => address },
    run: async ({ store, polled }, { address }) => {
      await polled.remove(address)
      return { polled: await listPolled(store) }
    },
  }),
] as const
