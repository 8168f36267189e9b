import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { Message, PanelMessage } from '@sweeps/model'
import type { FastifyInstance } from 'fastify'
import { livePaths } from './collect/live/live-paths.js'

const icon = fileURLToPath(new URL('../../web/dist/icon.svg', import.meta.url))

/** `/openapi.json` and `/docs`, from the schemas the routes are checked with. */
export async function openApi(app: FastifyInstance, base: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      ...(base ? { servers: [{ url: base }] } : {}),
      info: {
        title: 'Sweeps',
        version: '1',
        description: 'The life of a streamed season: play, minutes, chart, season, decision, announcement.',
        license: { name: 'Apache-2.0' },
      },
      components: {
        securitySchemes: {
          readKey: { type: 'http', scheme: 'bearer', description: 'a read key: `sweeps keys create --read`' },
          panelKey: { type: 'http', scheme: 'bearer', description: 'a panel key: `sweeps keys create --panel ID`' },
          writeKey: { type: 'apiKey', in: 'query', name: 'key', description: 'a write key: `sweeps keys create --service ID`' },
          sessionToken: {
            type: 'apiKey',
            in: 'header',
            name: 'x-csrf-token',
            description:
              'beside the cookie of a session, for all that changes something: `csrf` of `GET /v1/session`. With that of another session, or none, it is refused as `session-changed`: ask again who is signed in',
          },
        },
      },
      // The collector stands before the framework, so its operation is written here.
      paths: {
        '/v1/spans': {
          post: {
            summary: 'Report what is being played: one message or an array of them',
            tags: ['plays'],
            security: [{ writeKey: [] }],
            requestBody: {
              required: true,
              content: {
                'application/json': { schema: { oneOf: [Message, { type: 'array', items: Message }] } as object },
                'text/plain': { schema: { type: 'string', description: 'the same JSON, for navigator.sendBeacon' } },
              },
            },
            responses: answersOfCollectors,
          },
        },
        ...livePaths(),
        '/v1/panel/viewing': {
          post: {
            summary: 'Report what played in panel households and who was there: one message of a meter or an array of them',
            tags: ['panel'],
            security: [{ panelKey: [] }],
            requestBody: {
              required: true,
              content: { 'application/json': { schema: { oneOf: [PanelMessage, { type: 'array', items: PanelMessage }] } as object } },
            },
            responses: answersOfCollectors,
          },
        },
      },
    },
  })
  // What the interface is like is no secret.
  app.addHook('onRoute', route => {
    if (route.url.startsWith('/docs')) route.config = { ...route.config, public: true }
  })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    theme: { title: 'Sweeps: the interface' },
    ...(existsSync(icon) ? { logo: { type: 'image/svg+xml', content: readFileSync(icon), href: `${base}/`, target: '_self' } } : {}),
    // TRICKY: the page's own policy, since it styles itself from scripts. No other page may.
    staticCSP: {
      'default-src': "'self'",
      'style-src': "'self' 'unsafe-inline'",
      'img-src': "'self' data:",
      'object-src': "'none'",
      'base-uri': "'none'",
      'frame-ancestors': "'none'",
    },
  })
  app.get('/openapi.json', { config: { public: true }, schema: { hide: true } }, async () => app.swagger())
}

/** What a collector answers, whoever sends. */
const answersOfCollectors = {
  204: { description: 'all of it is on the disk' },
  400: { description: 'some messages were refused and kept as rejects; the others are on the disk. Do not send it again' },
  401: { description: 'no key' },
  403: { description: 'the key may not do that' },
  413: { description: 'more than 64 KB' },
  503: { description: 'send it again after Retry-After seconds; nothing of it was kept' },
}
