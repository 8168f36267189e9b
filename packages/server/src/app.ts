import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fastifyStatic from '@fastify/static'
import { chartFileSchema } from '@sweeps/engine'
import { fileTrouble, Problem, problems } from '@sweeps/model'
import { type FastifyError, type FastifyInstance, type FastifyReply, fastify } from 'fastify'
import { answerBroken } from './answer-broken.js'
import { operationRoutes } from './api/operation-routes.js'
import type { QuestionQueue } from './api/question-queue.js'
import { queueQuestions } from './api/queue-questions.js'
import type { AppOptions } from './app-options.js'
import { basePathOf, checkBase } from './base-path.js'
import { collectingServer } from './collect/collecting-server.js'
import { healthRoutes } from './health/health-routes.js'
import { metricsRoute } from './health/metrics-route.js'
import { panelGauges } from './health/panel-gauges.js'
import { helpRoutes } from './help/help-routes.js'
import { liveRoute } from './live/live-route.js'
import { mayChange } from './may-change.js'
import { nothingAt } from './nothing-at.js'
import { openApi } from './open-api.js'
import { identify } from './people/identify.js'
import { providerRoutes } from './people/oidc/provider-routes.js'
import { Sessions } from './people/session.js'
import { sessionRoutes } from './people/session-routes.js'
import { publicSiteRoutes } from './public-site/public-site-routes.js'
import { type RouteLine, routeTable } from './route-table.js'
import { screeningRoom } from './screening-room.js'
import { timeRoute } from './time-route.js'
import { dashboardPages, webPages } from './web-pages.js'

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route there is. */
    routeTable: () => RouteLine[]
    /** What is being asked, and what waits. */
    questions: QuestionQueue
  }
}

/** The HTTP server: collect, read, health, pages. It has no logic of its own; every answer comes from the engine. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { engine } = options
  const base = basePathOf(options.publicAddress)
  const sessions = new Sessions(engine.people, options.cookieKey, base, () => engine.store.clock.now())
  let closing = false
  const app = fastify({
    logger: options.logger ? { level: 'warn', stream: process.stderr } : false,
    bodyLimit: 64 * 1024,
    trustProxy: (_address, hop) => hop < (options.trustedHops ?? 0),
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 1000 },
    frameworkErrors: (error, _request, reply) => {
      sendProblem(reply, asProblem(error))
    },
    clientErrorHandler: answerBroken,
    serverFactory: collectingServer({ ...options, base, closing: () => closing }),
  })
  app.decorate('routeTable', routeTable(app))
  app.decorate('questions', queueQuestions(app, options.questions))
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
    return sendProblem(reply, problem)
  })
  app.addHook('preClose', async () => {
    closing = true
  })
  app.setNotFoundHandler(request => {
    throw nothingAt(request)
  })
  await openApi(app, base)
  identify(app, options, sessions)
  mayChange(app, engine)
  await app.register(async scope => {
    healthRoutes(scope, engine)
    panelGauges(metricsRoute(scope, engine), engine)
    sessionRoutes(scope, options, sessions)
    providerRoutes(scope, options, sessions, base)
    operationRoutes(scope, engine, options)
    // For the editor in which somebody writes `charts.json`.
    scope.get('/schemas/charts.json', { config: { public: true }, schema: { hide: true } }, async () => chartFileSchema)
    liveRoute(scope, engine)
    screeningRoom(scope, engine)
    publicSiteRoutes(scope, options)
    timeRoute(scope, engine)
    helpRoutes(scope, base)
    webPages(scope, base)
  })
  checkBase(base, [...app.routeTable().map(({ url }) => url), ...dashboardPages])
  return app
}

function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  const retryAfter = problem.members['retryAfter'] ?? (problem.status === 503 ? 10 : undefined)
  if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter))
  return reply.status(problem.status).type('application/problem+json').send(JSON.stringify(problem))
}

/** Every error leaves as a problem document with a code of the one catalogue. */
function asProblem(error: FastifyError | Error): Problem {
  if (error instanceof Problem) return error
  const status = (error as FastifyError).statusCode ?? 500
  if (status === 413) return new Problem('too-large', 'the body is at most 65536 bytes')
  if (status === 429) return new Problem('too-many-requests', error.message)
  if (status === 414) return new Problem('not-found', 'there is nothing of so long a name')
  if (status === 404) return new Problem('not-found', error.message)
  // Found by whatever walked it first.
  if (error instanceof RangeError && /call stack/.test(error.message))
    return new Problem('invalid-request', 'the body is nested too deeply')
  if (status < 500) return new Problem('invalid-request', error.message)
  const trouble = fileTrouble(error)
  if (trouble?.code === 'disk-full') return trouble
  return new Problem('query-failed', `${problems['query-failed'].title}: this is a defect; the server’s log has more`, {}, { cause: error })
}
