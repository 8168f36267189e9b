/** What `/openapi.json` says of the addresses of live sources: they stand before the framework, as the collector does. */
export function livePaths(): Record<string, object> {
  return Object.fromEntries(
    rows.map(({ path, summary, types, ok, key }) => [
      path,
      {
        post: {
          summary,
          tags: ['plays'],
          ...(key === undefined ? { security: [{ writeKey: [] }] } : { description: key }),
          requestBody: { required: true, content: Object.fromEntries(types.map(type => [type, { schema: { type: 'string' } }])) },
          responses: {
            [ok]: {
              description: 'all of it that says something of playing is on the disk; it counts two minutes after its session fell silent',
            },
            400: { description: 'some records were refused and stored as rejects; the others are on the disk. Do not send it again' },
            401: { description: 'no key' },
            403: { description: 'the key may not do that' },
            410: { description: 'the key was revoked: stop sending' },
            413: { description: 'too large' },
            429: { description: 'more of this key is waiting than its share: send it again after Retry-After seconds' },
            503: { description: 'send it again after Retry-After seconds; nothing of it was stored' },
          },
        },
      },
    ]),
  )
}

interface Row {
  path: string
  summary: string
  types: string[]
  ok: 200 | 204
  /** Where the key is, if not in the address. */
  key?: string
}

const rows: Row[] = [
  {
    path: '/v1/cmcd',
    summary: 'What players report with CMCD version 2 in event mode: one dictionary a line',
    types: ['application/cmcd', 'text/cmcd', 'text/plain'],
    ok: 204,
  },
  ...['batch', 'track', 'identify', 'page', 'screen', 'group', 'alias'].map(
    (call): Row => ({
      path: `/v1/segment/v1/${call}`,
      summary: `Segment’s ${call} calls, as its clients and those of others send them${call === 'batch' || call === 'track' ? '' : ': taken, and left out'}`,
      types: ['application/json', 'text/plain'],
      ok: 200,
      key: 'The write key is the user of Basic authorisation, or `writeKey` of the body.',
    }),
  ),
  {
    path: '/com.snowplowanalytics.snowplow/tp2',
    summary: 'What Snowplow’s trackers post',
    types: ['application/json'],
    ok: 200,
    key: 'The write key is the app id.',
  },
  {
    path: '/v1/jellyfin',
    summary: 'One body of Jellyfin’s Webhook plugin',
    types: ['text/plain', 'application/json'],
    ok: 204,
  },
  { path: '/v1/plex', summary: 'One webhook of Plex', types: ['multipart/form-data'], ok: 204 },
  { path: '/v1/emby', summary: 'One webhook of Emby', types: ['application/json', 'multipart/form-data'], ok: 204 },
]
