import type { ChartName } from '@sweeps/engine'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { nothingAt } from '../nothing-at.js'
import { pictureDrawer } from './draw-picture.js'
import type { PublicSite } from './public-site.js'
import { sendPublic } from './send-public.js'
import { listOf } from './week-page.js'

/** How many pictures are cached: about 50 KB each. */
const mostCached = 200

/** `/pictures/{chart}/{week}.png?list=`, `/pictures/{chart}/{market}/{week}.png?list=`: what a link to a chart shows elsewhere. */
export function pictureRoute(app: FastifyInstance, { charts, open, route }: PublicSite): void {
  const draw = pictureDrawer()
  const drawn = new Map<string, Promise<Buffer>>()

  const send = async (request: FastifyRequest, reply: FastifyReply, name: ChartName, file: string, wanted: string | undefined) => {
    if (!file.endsWith('.png')) throw nothingAt(request)
    const { list, name: listName } = listOf(await charts.week(name, file.slice(0, -4), { list: wanted }), wanted)
    const key = JSON.stringify([list.name, listName, list.week, list.source, list.entries.slice(0, 10)])
    const body = (): Promise<Buffer> => {
      const picture = drawn.get(key) ?? draw(list, listName)
      drawn.delete(key)
      drawn.set(key, picture)
      picture.catch(() => drawn.delete(key))
      if (drawn.size > mostCached) drawn.delete(drawn.keys().next().value!)
      return picture
    }
    reply.header('cross-origin-resource-policy', 'cross-origin')
    return sendPublic(request, reply, { type: 'image/png', open, key, body })
  }

  app.get<{ Params: { chart: string; file: string }; Querystring: { list?: string } }>(
    '/pictures/:chart/:file',
    route('The head of a list as a picture of 1200 × 630: WEEK.png'),
    (request, reply) => send(request, reply, { chart: request.params.chart }, request.params.file, request.query.list),
  )

  app.get<{ Params: { chart: string; market: string; file: string }; Querystring: { list?: string } }>(
    '/pictures/:chart/:market/:file',
    route('The same in one market of a chart over several'),
    (request, reply) => {
      const { chart, market, file } = request.params
      return send(request, reply, { chart, market }, file, request.query.list)
    },
  )
}
