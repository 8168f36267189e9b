import { createServer } from 'node:http'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fastifyStatic from '@fastify/static'
import type { Engine, PublishingSchedule } from '@sweeps/engine'
import { Problem, problems } from '@sweeps/model'
import { type FastifyError, type FastifyInstance, fastify } from 'fastify'
import { collectHandler } from './collect/collect.js'
import { healthRoutes } from './health/health-routes.js'
import { metricsRoute } from './health/metrics-route.js'
import { liveRoute } from './live/live-route.js'
import { nothingAt } from './nothing-at.js'
import { openApi } from './open-api.js'
import { outletRoutes } from './outlets/outlet-routes.js'
import { identify } from './people/identify.js'
import { sessionRoutes } from './people/session-routes.js'
import { announcementRoutes } from './read/announcement-routes.js'
import { catalogueRoutes } from './read/catalogue-routes.js'
import { chartRoutes } from './read/chart-routes.js'
import { decisionRoutes } from './read/decision-routes.js'
import { editionRoutes } from './read/edition-routes.js'
import { explainRoute } from './read/explain-route.js'
import { fetchHistoryRoute } from './read/fetch-history-route.js'
import { matchRoutes } from './read/match-routes.js'
import { minutesRoute } from './read/minutes-route.js'
import { recordRoute } from './read/record-route.js'
import { recordsRoute } from './read/records-route.js'
import { rejectsRoute } from './read/rejects-route.js'
import { renewalRoute } from './read/renewal-route.js'
import { seasonPeersRoute } from './read/season-peers-route.js'
import { seasonRoute } from './read/season-route.js'
import { seasonsRoute } from './read/seasons-route.js'
import { titleRoute } from './read/title-route.js'
import { screeningRoom } from './screening-room.js'
import { webPages } from './web-pages.js'

export interface AppOptions {
  engine: Engine
  /** Reading needs no sign-in: for the sample, or behind a gate of one's own. */
  openReading: boolean
  /** Anybody may see charts and editions that are out: their pages, embeds, pictures and feeds. Everything else stays as it is. */
  publicCharts?: boolean | undefined
  /** How this is reached from outside, such as `https://charts.example.org`; as asked for when absent. */
  publicAddress?: string | undefined
  /** Which charts are published on a schedule, and when: for the calendar of publications. */
  schedule?: PublishingSchedule | undefined
  /** A proxy in front tells who asks and whether TLS is used: `X-Forwarded-For`, `X-Forwarded-Proto`. */
  trustProxy?: boolean | undefined
  /** Signs cookies. */
  cookieKey: Buffer
  /** Which chart the dashboard begins with. */
  start?: { chart: string; list: string; week: string } | undefined
  logger?: boolean
  /** Where Netflix’s public history is fetched from, for mirrors and tests; Netflix’s own address when absent. */
  netflixHistory?: string | undefined
  /** How long a client may take to send a request whole, in milliseconds. Default 30 s. */
  requestTimeout?: number | undefined
}

/** The HTTP server: collect, read, health, pages. It has no logic of its own; every answer comes from the engine. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { engine, requestTimeout = 30_000 } = options
  let closing = false
  const collect = collectHandler(engine, () => closing)
  // TRICKY: a server of one's own does not get the framework's time-outs.
  const timeouts = {
    requestTimeout,
    headersTimeout: requestTimeout,
    connectionsCheckingInterval: Math.min(requestTimeout / 2, 5000),
    keepAliveTimeout: 65_000,
  }
  const app = fastify({
    logger: options.logger ? { level: 'warn', stream: process.stderr } : false,
    bodyLimit: 64 * 1024,
    trustProxy: options.trustProxy ?? false,
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true },
    serverFactory: handler =>
      createServer(timeouts, (request, response) => {
        const path = request.url ?? ''
        if (path === '/v1/spans' || path.startsWith('/v1/spans?')) collect(request, response)
        else handler(request, response)
      }),
  })
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        mediaSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // A self-hosted server may speak plain HTTP inside a network: whoever ends TLS sets this.
    strictTransportSecurity: false,
    crossOriginResourcePolicy: { policy: 'same-site' },
  })
  await app.register(cookie, { secret: options.cookieKey.toString('base64') })
  await app.register(rateLimit, { global: false })
  await app.register(cors, { origin: false })
  await app.register(compress)
  // It serves nothing by itself; each route names its file.
  await app.register(fastifyStatic, { root: import.meta.dirname, serve: false })
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const problem = asProblem(error)
    if (problem.status >= 500 && !(error instanceof Problem)) request.log.error(error)
    const retryAfter = problem.members['retryAfter'] ?? (problem.status === 503 ? 10 : undefined)
    if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter))
    return reply.status(problem.status).type('application/problem+json').send(JSON.stringify(problem))
  })
  app.addHook('preClose', async () => {
    closing = true
  })
  app.setNotFoundHandler(request => {
    throw nothingAt(request)
  })
  await openApi(app)
  identify(app, options)
  await app.register(async scope => {
    healthRoutes(scope, engine)
    metricsRoute(scope, engine)
    sessionRoutes(scope, options)
    chartRoutes(scope, options)
    titleRoute(scope, engine)
    recordsRoute(scope, engine)
    editionRoutes(scope, engine)
    minutesRoute(scope, engine)
    explainRoute(scope)
    rejectsRoute(scope, engine)
    matchRoutes(scope, engine)
    seasonRoute(scope, engine)
    seasonPeersRoute(scope, engine)
    seasonsRoute(scope, engine)
    recordRoute(scope, engine)
    decisionRoutes(scope, engine)
    renewalRoute(scope, engine)
    fetchHistoryRoute(scope, engine, options.netflixHistory)
    announcementRoutes(scope, engine)
    catalogueRoutes(scope, engine)
    liveRoute(scope, engine)
    screeningRoom(scope, engine)
    outletRoutes(scope, options)
    scope.get('/v1/time', { config: { public: true }, schema: { hide: true } }, async (_request, reply) => {
      reply
        .header('access-control-allow-origin', '*')
        .header('cross-origin-resource-policy', 'cross-origin')
        .header('cache-control', 'no-store')
      return { now: new Date().toISOString() }
    })
    webPages(scope)
  })
  return app
}

/** Every error leaves as a problem document with a code of the one catalogue. */
function asProblem(error: FastifyError | Error): Problem {
  if (error instanceof Problem) return error
  const status = (error as FastifyError).statusCode ?? 500
  if (status === 413) return new Problem('too-large', 'the body is at most 65536 bytes')
  if (status === 429) return new Problem('too-many-requests', error.message)
  if (status === 404) return new Problem('not-found', error.message)
  if (status < 500) return new Problem('invalid-request', error.message)
  return new Problem('query-failed', `${problems['query-failed'].title}: this is a defect; the server’s log has more`, {}, { cause: error })
}
