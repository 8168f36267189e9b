import { PublicCharts } from '@sweeps/engine'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { AppOptions } from '../app.js'
import { nothingAt } from '../nothing-at.js'
import { type Addresses, serverAddresses } from './addresses.js'
import { announcementPageRoutes } from './announcement-routes.js'
import { embedRoutes } from './embed-routes.js'
import { answerWithPages } from './error-page.js'
import { feedRoutes } from './feed-routes.js'
import { pageRoutes } from './page-routes.js'
import { pictureRoute } from './picture-route.js'

/** What the routes of the outlets share. */
export interface Outlets {
  options: AppOptions
  charts: PublicCharts
  /** Anybody may read: no sign-in is asked for, and caches may keep the answers. */
  open: boolean
  /** What a route of theirs is registered with; `summary` says in the interface's description what it is. */
  route(summary: string): { config: { public: boolean }; schema: { summary: string; tags: string[] } }
  /** A route of a file that belongs to a page: what it looks like is no secret, and no part of the interface. */
  file: { config: { public: true }; schema: { hide: true } }
  addresses(request: FastifyRequest): Addresses
}

/** Pages, embeds, pictures and feeds for the world outside. They may be read like `/v1/charts`, or by anybody with `publicCharts`. */
export function outletRoutes(app: FastifyInstance, options: AppOptions): void {
  const open = options.publicCharts === true || options.openReading
  const outlets: Outlets = {
    options,
    charts: new PublicCharts(options.engine),
    open,
    route: summary => ({ config: { public: open }, schema: { summary, tags: ['outlets'] } }),
    file: { config: { public: true }, schema: { hide: true } },
    addresses: request => serverAddresses(options.publicAddress?.replace(/\/+$/, '') ?? `${request.protocol}://${request.host}`),
  }
  // A scope of its own: its errors are pages for those who read pages.
  app.register(async scope => {
    answerWithPages(scope, outlets.addresses)
    pageRoutes(scope, outlets)
    announcementPageRoutes(scope, outlets)
    embedRoutes(scope, outlets)
    pictureRoute(scope, outlets)
    feedRoutes(scope, outlets)
    for (const path of ['/public/*', '/embed/*'])
      scope.get(path, { config: { public: open }, schema: { hide: true } }, request => {
        throw nothingAt(request)
      })
  })
}
