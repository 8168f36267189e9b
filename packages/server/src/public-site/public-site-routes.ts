import { PublicCharts } from '@sweeps/engine'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app-options.js'
import { nothingAt } from '../nothing-at.js'
import { serverAddresses } from './addresses.js'
import { announcementPageRoutes } from './announcement-routes.js'
import { embedRoutes } from './embed-routes.js'
import { answerWithPages } from './error-page.js'
import { feedRoutes } from './feed-routes.js'
import { pageRoutes } from './page-routes.js'
import { pictureRoute } from './picture-route.js'
import type { PublicSite } from './public-site.js'
import { readableElsewhere } from './readable-elsewhere.js'

/** Pages, embeds, pictures and feeds for the world outside. They may be read like `/v1/charts`, or by anybody with `publicCharts`. */
export function publicSiteRoutes(app: FastifyInstance, options: AppOptions): void {
  const open = options.publicCharts === true || options.openReading
  const site: PublicSite = {
    options,
    charts: new PublicCharts(options.engine),
    open,
    route: summary => ({ config: { public: open }, schema: { summary, tags: ['public site'] } }),
    file: { config: { public: true }, schema: { hide: true } },
    addresses: serverAddresses(options.publicAddress),
  }
  // A scope of its own: its errors are pages for those who read pages.
  app.register(async scope => {
    answerWithPages(scope, site.addresses)
    if (open) readableElsewhere(scope)
    pageRoutes(scope, site)
    announcementPageRoutes(scope, site)
    embedRoutes(scope, site)
    pictureRoute(scope, site)
    feedRoutes(scope, site)
    for (const path of ['/public/*', '/embed/*', '/feeds/*'])
      scope.get(path, { config: { public: open }, schema: { hide: true } }, request => {
        throw nothingAt(request)
      })
  })
}
