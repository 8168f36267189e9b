import type { FastifyInstance } from 'fastify'
import { nothingAt } from '../nothing-at.js'
import { announcementPage, announcementsPage } from './announcement-page.js'
import type { PublicSite } from './public-site.js'
import { sendPublic } from './send-public.js'

const type = 'text/html; charset=utf-8'

/** `/announcements`: releases that are out, as pages. A version that was corrected stays at its own address. */
export function announcementPageRoutes(app: FastifyInstance, { open, route, addresses, options }: PublicSite): void {
  const { announcements } = options.engine

  app.get('/announcements', route('Every announcement that is out, as a page'), async (request, reply) =>
    sendPublic(request, reply, { type, open, body: announcementsPage(await announcements.published(), addresses) }),
  )

  app.get<{ Params: { title: string; season: string; version?: string } }>(
    '/announcements/:title/:season/:version?',
    route('The announcement of a season, as a page'),
    async (request, reply) => {
      const { title, season, version } = request.params
      if (!/^\d{1,4}$/.test(season) || (version !== undefined && !/^\d{1,6}$/.test(version))) throw nothingAt(request)
      const found = await announcements.publishedOf(title, Number(season), version === undefined ? undefined : Number(version))
      return sendPublic(request, reply, { type, open, body: announcementPage(found.announcement, found.latest, addresses) })
    },
  )
}
