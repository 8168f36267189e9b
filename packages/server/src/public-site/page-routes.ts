import { type ChartName, chartCsv, chartParquet, chartRow, statusOfList } from '@sweeps/engine'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { nothingAt } from '../nothing-at.js'
import { chartWeeksPage } from './chart-weeks-page.js'
import { chartsPage } from './charts-page.js'
import { editionPage } from './edition-page.js'
import { isMarket, marketOf } from './market-part.js'
import type { PublicSite } from './public-site.js'
import { sendPublic } from './send-public.js'
import { siteFile } from './site-file.js'
import { titlePage } from './title-page.js'
import { listOf, weekPage } from './week-page.js'

const type = 'text/html; charset=utf-8'

/** `/public`: charts, weeks and editions as pages, and the tables to take along. */
export function pageRoutes(app: FastifyInstance, { charts, open, route, file, addresses, options }: PublicSite): void {
  app.get('/public', route('All public charts, as a page'), async (request, reply) =>
    sendPublic(request, reply, { type, open, body: chartsPage(await charts.charts(), await charts.editions(), addresses) }),
  )

  const sendWeeks = async (request: FastifyRequest, reply: FastifyReply, name: ChartName) => {
    const chart = await charts.chart(name)
    return sendPublic(request, reply, { type, open, body: chartWeeksPage(chart, await charts.editions(chart), addresses) })
  }

  const sendWeek = async (request: FastifyRequest, reply: FastifyReply, name: ChartName, week: string, file?: string) => {
    if (file === undefined)
      return sendPublic(request, reply, { type, open, body: weekPage(await charts.week(name, week, { list: undefined }), addresses) })
    const [, list, format] = /^([^.]+)(?:\.(csv|json|parquet))?$/.exec(file) ?? []
    if (list === undefined) throw nothingAt(request)
    const publicWeek = await charts.week(name, week, { list })
    const answer = listOf(publicWeek, list).list
    const rows = answer.entries.map(entry =>
      chartRow({ week: answer.week.start, list: answer.list, market: publicWeek.chart.market }, entry),
    )
    if (format === 'csv')
      return sendPublic(request, reply, {
        type: 'text/csv; charset=utf-8',
        open,
        body: chartCsv(rows, statusOfList(answer, publicWeek.edition)),
      })
    if (format === 'json')
      return sendPublic(request, reply, { type: 'application/json; charset=utf-8', open, body: `${JSON.stringify(answer, null, 2)}\n` })
    if (format === 'parquet')
      return sendPublic(request, reply, {
        type: 'application/vnd.apache.parquet',
        open,
        body: await chartParquet(options.engine.store, rows),
      })
    return sendPublic(request, reply, { type, open, body: weekPage(publicWeek, addresses, list) })
  }

  app.get<{ Params: { chart: string } }>('/public/charts/:chart', route('All weeks of a chart, as a page'), (request, reply) =>
    sendWeeks(request, reply, { chart: request.params.chart }),
  )

  app.get<{ Params: { chart: string; week: string } }>(
    '/public/charts/:chart/:week',
    route('A week of a chart, its first list, as a page; the week is any day of it, or latest'),
    (request, reply) => {
      const { chart, week } = request.params
      return isMarket(week) ? sendWeeks(request, reply, { chart, market: week }) : sendWeek(request, reply, { chart }, week)
    },
  )

  app.get<{ Params: { chart: string; week: string; file: string } }>(
    '/public/charts/:chart/:week/:file',
    route('A list of a week: LIST is a page; LIST.csv, LIST.json and LIST.parquet are tables'),
    (request, reply) => {
      const { chart, week, file } = request.params
      return isMarket(week) ? sendWeek(request, reply, { chart, market: week }, file) : sendWeek(request, reply, { chart }, week, file)
    },
  )

  app.get<{ Params: { chart: string; market: string; week: string; file: string } }>(
    '/public/charts/:chart/:market/:week/:file',
    route('The same in one market of a chart over several, such as /public/charts/netflix-country/IL/2021-08-09/tv.csv'),
    (request, reply) => {
      const { chart, market, week, file } = request.params
      return sendWeek(request, reply, { chart, market }, week, file)
    },
  )

  app.get<{ Params: { file: string } }>(
    '/public/editions/:file',
    route('An edition: ID is a page, ID.json the file that can be verified'),
    async (request, reply) => {
      const asFile = request.params.file.endsWith('.json')
      const id = request.params.file.replace(/\.json$/, '')
      const edition = asFile ? await charts.wholeEdition(id) : await charts.edition(id)
      if (asFile)
        return sendPublic(request, reply, {
          type: 'application/json; charset=utf-8',
          open,
          forGood: true,
          body: `${JSON.stringify(edition, null, 2)}\n`,
        })
      const publicWeek = await charts.week({ chart: edition.chart, market: marketOf(edition) }, edition.week.start)
      return sendPublic(request, reply, {
        type,
        open,
        body: editionPage(edition, publicWeek.edition ?? edition, publicWeek.chart.key, addresses),
      })
    },
  )

  app.get<{ Params: { title: string } }>(
    '/public/titles/:title',
    route('Where a title stood, on every public list, as a page'),
    async (request, reply) => {
      const { title } = request.params
      const announced = (await options.engine.announcements.published()).filter(one => one.title === title)
      return sendPublic(request, reply, { type, open, body: titlePage(await charts.title(title), announced, addresses) })
    },
  )

  const style = siteFile('site.css')
  app.get('/public/site.css', file, (request, reply) => {
    reply.header('cross-origin-resource-policy', 'cross-origin')
    return sendPublic(request, reply, { type: 'text/css; charset=utf-8', open: true, body: style })
  })
}
