import { comingPublications } from '@sweeps/engine'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { nothingAt } from '../nothing-at.js'
import type { FeedKind } from './addresses.js'
import { editionFeed, feedLength } from './edition-feed.js'
import type { Outlets } from './outlet-routes.js'
import { publicationsCalendar } from './publications-calendar.js'
import { sendOutlet } from './send-outlet.js'

const types: Record<FeedKind, string> = {
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
}

/** `/feeds`: what was published, and what will be. */
export function feedRoutes(app: FastifyInstance, { charts, open, route, addresses, options }: Outlets): void {
  const send = async (request: FastifyRequest, reply: FastifyReply, kind: FeedKind, id?: string) => {
    const chart = id === undefined ? undefined : await charts.chart(id)
    const lines = (await charts.editions(id)).slice(0, feedLength)
    const editions = await Promise.all(lines.map(async line => ({ line, edition: await charts.edition(line.id) })))
    const told = chart ? [] : await options.engine.announcements.published()
    return sendOutlet(request, reply, { type: types[kind], open, body: editionFeed(kind, editions, addresses(request), chart, told) })
  }

  for (const kind of Object.keys(types) as FeedKind[])
    app.get(`/feeds/editions.${kind}`, route('Editions and announcements as a feed'), (request, reply) => send(request, reply, kind))

  app.get<{ Params: { file: string } }>(
    '/feeds/charts/:file',
    route('Editions of one chart as a feed: CHART.rss, CHART.atom, CHART.json'),
    (request, reply) => {
      const [, chart, kind] = /^(.+)\.(rss|atom|json)$/.exec(request.params.file) ?? []
      if (chart === undefined) throw nothingAt(request)
      return send(request, reply, kind as FeedKind, chart)
    },
  )

  app.get('/feeds/publications.ics', route('Coming publications as a calendar'), async (request, reply) => {
    const { announcements } = options.engine
    const { definitions } = options.engine.charts
    const shown = (await charts.charts()).map(({ id }) => definitions.get(id)!)
    const coming = comingPublications(shown, await charts.embargoed(), { now: Date.now(), schedule: options.schedule })
    return sendOutlet(request, reply, {
      type: 'text/calendar; charset=utf-8',
      open,
      body: publicationsCalendar(coming, addresses(request), {
        out: await announcements.published(),
        coming: await announcements.coming(),
      }),
    })
  })
}
