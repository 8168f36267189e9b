import type { ChartName } from '@sweeps/engine'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { embedPage } from './embed-page.js'
import { isMarket } from './market-part.js'
import type { PublicSite } from './public-site.js'
import { sendPublic } from './send-public.js'
import { siteFile } from './site-file.js'

/** The one policy that lets other sites put a page of ours into theirs. */
const policy =
  "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;object-src 'none';base-uri 'none';form-action 'none';frame-ancestors *"

/** `/embed/{chart}/{week|latest}`: a list for other pages, and the script that puts it there. */
export function embedRoutes(app: FastifyInstance, { charts, open, route, file: own, addresses }: PublicSite): void {
  const send = async (request: FastifyRequest, reply: FastifyReply, chart: ChartName, week: string, list?: string) => {
    const body = embedPage(await charts.week(chart, week, { list }), addresses, list)
    reply.header('content-security-policy', policy).header('cross-origin-resource-policy', 'cross-origin').removeHeader('x-frame-options')
    return sendPublic(request, reply, { type: 'text/html; charset=utf-8', open, body })
  }

  app.get<{ Params: { chart: string; week: string }; Querystring: { list?: string } }>(
    '/embed/:chart/:week',
    route('A list of a week for a frame; the week is any day of it, or latest'),
    (request, reply) => send(request, reply, { chart: request.params.chart }, request.params.week, request.query.list),
  )

  // As the files of a static site are named too, so that one script serves both.
  app.get<{ Params: { chart: string; week: string; file: string }; Querystring: { list?: string } }>(
    '/embed/:chart/:week/:file',
    { ...route(''), schema: { hide: true } },
    (request, reply) => {
      const { chart, week, file } = request.params
      return isMarket(week)
        ? send(request, reply, { chart, market: week }, file, request.query.list)
        : send(request, reply, { chart }, week, listOfFile(file))
    },
  )

  app.get<{ Params: { chart: string; market: string; week: string; file: string } }>(
    '/embed/:chart/:market/:week/:file',
    { ...route(''), schema: { hide: true } },
    (request, reply) => {
      const { chart, market, week, file } = request.params
      return send(request, reply, { chart, market }, week, listOfFile(file))
    },
  )

  for (const [path, file] of [
    ['/embed.js', 'embed.js'],
    ['/public/embed-height.js', 'embed-height.js'],
  ] as const) {
    const body = siteFile(file)
    app.get(path, own, (request, reply) => {
      reply.header('cross-origin-resource-policy', 'cross-origin')
      return sendPublic(request, reply, { type: 'text/javascript; charset=utf-8', open: true, body })
    })
  }
}

const listOfFile = (file: string): string | undefined => {
  const list = file.replace(/\.html$/, '')
  return list === 'index' ? undefined : list
}
