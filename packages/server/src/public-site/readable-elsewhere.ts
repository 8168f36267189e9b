import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** What programs read: tables, editions, feeds and the calendar, by the ends of their addresses. */
const data = /\.(?:json|csv|parquet|rss|atom|ics)$/

/** The headers that let pages of any site read an answer. Cookies are never let in: what is read is what anybody may. */
const headers = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag, last-modified, retry-after',
  'cross-origin-resource-policy': 'cross-origin',
}

/**
 * In the scope of the public site, where charts are public: pages elsewhere may read their data, what is wrong with a request too. A page that asks
 * for more than a browser lets through unasked, such as `If-None-Match`, asks first.
 */
export function readableElsewhere(scope: FastifyInstance): void {
  scope.addHook('onRequest', async (request, reply) => {
    if (data.test(pathOf(request))) reply.headers(headers)
  })
  const preflight = async (request: FastifyRequest, reply: FastifyReply) => {
    if (data.test(pathOf(request)))
      reply.headers({
        'access-control-allow-methods': 'GET, HEAD',
        'access-control-allow-headers': 'accept, if-none-match, if-modified-since, cache-control',
        'access-control-max-age': '7200',
      })
    return reply.status(204).send()
  }
  for (const path of ['/public/*', '/feeds/*']) scope.options(path, { config: { public: true }, schema: { hide: true } }, preflight)
}

const pathOf = ({ url }: FastifyRequest): string => url.split('?', 1)[0]!
