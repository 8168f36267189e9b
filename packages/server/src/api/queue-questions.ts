import type { FastifyInstance, FastifyRequest, RouteHandlerMethod } from 'fastify'
import { QuestionQueue, type QueueLimits } from './question-queue.js'

/** As many at the same time as the engine has connections for reading. A page of the dashboard asks up to ten questions at once. */
const usual: QueueLimits = { running: 3, waitingOfReader: 32, waiting: 128, patience: 10_000 }

/** What needs no figures, or never ends. */
const light = ['/v1/session', '/v1/time', '/v1/live', '/v1/screening-room', '/v1/explain', '/v1/explain/:metric']
const publicPages = ['/public', '/embed/', '/pictures/', '/feeds/', '/announcements']

/** Whether answering at an address is work for the engine. */
const isQuestion = (url: string): boolean =>
  (url.startsWith('/v1/') && !light.includes(url)) || publicPages.some(path => url.startsWith(path) && !/\.(css|js)$/.test(url))

/** Lets every route that is registered from now on answer its questions through one queue; what changes something does not wait there. */
export function queueQuestions(app: FastifyInstance, limits: Partial<QueueLimits> = {}): QuestionQueue {
  const queue = new QuestionQueue({ ...usual, ...limits })
  // TRICKY: the framework makes the HEAD of a GET from what this hook made of the GET: to wait twice would be to wait for oneself.
  const queues = new WeakSet<RouteHandlerMethod>()
  app.addHook('onRoute', route => {
    if (![route.method].flat().some(method => method === 'GET' || method === 'HEAD') || !isQuestion(route.url)) return
    const { handler } = route
    if (queues.has(handler)) return
    const queued: RouteHandlerMethod = function (request, reply) {
      const gone = new AbortController()
      reply.raw.once('close', () => gone.abort())
      return queue.run(readerOf(request), gone.signal, async () => handler.call(this, request, reply))
    }
    queues.add(queued)
    route.handler = queued
  })
  return queue
}

/** Whom a question is counted for: a person, a key, or an address where nobody is known. */
const readerOf = ({ identity, ip }: FastifyRequest): string =>
  identity && identity.role !== 'anybody' ? `${identity.role === 'program' ? '' : 'person '}${identity.name}` : `address ${ip}`
