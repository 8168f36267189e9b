import { type ChartName, comingPublications } from '@sweeps/engine'
import { Problem } from '@sweeps/model'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { nothingAt } from '../nothing-at.js'
import type { FeedKind } from './addresses.js'
import { editionFeed, feedLength } from './edition-feed.js'
import type { PublicSite } from './public-site.js'
import { publicationDates } from './publication-dates.js'
import { publicationsCalendar } from './publications-calendar.js'
import { sendPublic } from './send-public.js'

const types: Record<FeedKind, string> = {
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
}

/** `/feeds`: what was published, and what will be. */
export function feedRoutes(app: FastifyInstance, { charts, open, route, addresses, options }: PublicSite): void {
  const dated = publicationDates(options.engine)
  const send = async (request: FastifyRequest, reply: FastifyReply, kind: FeedKind, name?: ChartName) => {
    const chart = name === undefined ? undefined : await charts.chart(name)
    const lines = (await charts.editions(chart)).slice(0, feedLength)
    const editions = await Promise.all(lines.map(async line => ({ line, edition: await charts.edition(line.id) })))
    const announced = chart ? [] : await options.engine.announcements.published()
    return sendPublic(request, reply, { type: types[kind], open, body: editionFeed(kind, editions, addresses, chart, announced) })
  }

  /** By a key of addresses; undefined: it is not defined any more. */
  const definitionOf = async (key: string) => {
    const [chart = '', market] = key.split('/')
    const definition = await options.engine.charts.definition({ chart, market }).catch((error: unknown) => {
      if (error instanceof Problem && ['unknown-chart', 'unknown-market'].includes(error.code)) return undefined
      throw error
    })
    return definition && { ...definition, id: key }
  }

  for (const kind of Object.keys(types) as FeedKind[])
    app.get(`/feeds/editions.${kind}`, route('Editions and announcements as a feed'), (request, reply) => send(request, reply, kind))

  app.get<{ Params: { file: string } }>(
    '/feeds/charts/:file',
    route('Editions of one chart as a feed: CHART.rss, CHART.atom, CHART.json'),
    (request, reply) => {
      const [, chart, kind] = /^(.+)\.(rss|atom|json)$/.exec(request.params.file) ?? []
      if (chart === undefined) throw nothingAt(request)
      return send(request, reply, kind as FeedKind, { chart })
    },
  )

  app.get<{ Params: { chart: string; file: string } }>(
    '/feeds/charts/:chart/:file',
    route('The same in one market of a chart over several: CHART/MARKET.rss, .atom, .json'),
    (request, reply) => {
      const [, market, kind] = /^(.+)\.(rss|atom|json)$/.exec(request.params.file) ?? []
      if (market === undefined) throw nothingAt(request)
      return send(request, reply, kind as FeedKind, { chart: request.params.chart, market })
    },
  )

  app.get('/feeds/publications.ics', route('Coming publications as a calendar'), async (request, reply) => {
    const { announcements } = options.engine
    const embargoed = await charts.embargoed()
    const first = (await charts.charts()).map(({ key }) => key)
    // Of the other markets those that something is known to come of.
    const keys = new Set([...first, ...(options.schedule?.charts ?? []), ...embargoed.map(({ chart }) => chart)])
    const publicWeek = await Promise.all([...keys].map(key => definitionOf(key)))
    const coming = comingPublications(
      publicWeek.flatMap(definition => definition ?? []),
      embargoed,
      { now: Date.now(), schedule: options.schedule },
    )
    return sendPublic(request, reply, {
      type: 'text/calendar; charset=utf-8',
      open,
      body: publicationsCalendar(dated(coming), addresses, {
        out: await announcements.published(),
        coming: await announcements.coming(),
      }),
    })
  })
}
