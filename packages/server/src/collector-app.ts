import fastifyStatic from '@fastify/static'
import type { CollectingEngine } from '@sweeps/engine'
import { Problem } from '@sweeps/model'
import { type FastifyInstance, fastify } from 'fastify'
import { answerBroken } from './answer-broken.js'
import { beaconFiles } from './beacon-files.js'
import { collectingServer } from './collect/collecting-server.js'
import { healthRoutes } from './health/health-routes.js'
import { metricsRoute } from './health/metrics-route.js'
import { nothingAt } from './nothing-at.js'
import { timeRoute } from './time-route.js'

export interface CollectorAppOptions {
  engine: CollectingEngine
  oldestMs?: number | undefined
  requestTimeout?: number | undefined
  logger?: boolean
}

/** The HTTP server of a collector: what players and meters send, the time, the script they load, health. It answers no question. */
export async function buildCollectorApp(options: CollectorAppOptions): Promise<FastifyInstance> {
  const { engine } = options
  let closing = false
  const app = fastify({
    logger: options.logger ? { level: 'warn', stream: process.stderr } : false,
    bodyLimit: 64 * 1024,
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true },
    clientErrorHandler: answerBroken,
    serverFactory: collectingServer({ ...options, base: '', closing: () => closing }),
  })
  app.addHook('preClose', async () => {
    closing = true
  })
  app.setErrorHandler((error, request, reply) => {
    const problem = error instanceof Problem ? error : new Problem('query-failed', 'this is a defect; the server’s log has more')
    if (!(error instanceof Problem)) request.log.error(error)
    return reply.status(problem.status).type('application/problem+json').send(JSON.stringify(problem))
  })
  app.setNotFoundHandler(request => {
    throw nothingAt(request)
  })
  await app.register(fastifyStatic, { root: import.meta.dirname, serve: false })
  healthRoutes(app, engine)
  metricsRoute(app, engine)
  timeRoute(app, engine)
  beaconFiles(app)
  return app
}
