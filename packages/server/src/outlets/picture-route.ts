import type { FastifyInstance } from 'fastify'
import { nothingAt } from '../nothing-at.js'
import { drawPicture } from './draw-picture.js'
import type { Outlets } from './outlet-routes.js'
import { sendOutlet } from './send-outlet.js'
import { listOf } from './week-page.js'

/** How many pictures are kept: about 50 KB each. */
const kept = 200

/** `/pictures/{chart}/{week}.png?list=`: what a link to a chart shows elsewhere. */
export function pictureRoute(app: FastifyInstance, { charts, open, route }: Outlets): void {
  const drawn = new Map<string, Promise<Buffer>>()

  app.get<{ Params: { chart: string; file: string }; Querystring: { list?: string } }>(
    '/pictures/:chart/:file',
    route('The head of a list as a picture of 1200 × 630: WEEK.png'),
    async (request, reply) => {
      const { chart, file } = request.params
      if (!file.endsWith('.png')) throw nothingAt(request)
      const { list, name } = listOf(await charts.week(chart, file.slice(0, -4), { list: request.query.list }), request.query.list)
      const key = JSON.stringify([list.name, name, list.week, list.source, list.entries.slice(0, 10)])
      const body = (): Promise<Buffer> => {
        const picture = drawn.get(key) ?? drawPicture(list, name)
        drawn.delete(key)
        drawn.set(key, picture)
        picture.catch(() => drawn.delete(key))
        if (drawn.size > kept) drawn.delete(drawn.keys().next().value!)
        return picture
      }
      reply.header('cross-origin-resource-policy', 'cross-origin')
      return sendOutlet(request, reply, { type: 'image/png', open, key, body })
    },
  )
}
