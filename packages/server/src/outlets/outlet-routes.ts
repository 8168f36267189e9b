import { PublicCharts } from '@sweeps/engine'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { AppOptions } from '../app.js'
import { type Addresses, serverAddresses } from './addresses.js'
import { announcementPageRoutes } from './announcement-routes.js'
import { embedRoutes } from './embed-routes.js'
import { feedRoutes } from './feed-routes.js'
import { pageRoutes } from './page-routes.js'
import { pictureRoute } from './picture-route.js'

/** What the routes of the outlets share. */
export interface Outlets {
  options: AppOptions
  charts: PublicCharts
  /** Anybody may read: no sign-in is asked for, and caches may keep the answers. */
  open: boolean
  /** What a route of theirs is registered with. */
  route: { config: { public: boolean }; schema: { hide: true } }
  addresses(request: FastifyRequest): Addresses
}

/** Pages, embeds, pictures and feeds for the world outside. They may be read like `/v1/charts`, or by anybody with `publicCharts`. */
export function outletRoutes(app: FastifyInstance, options: AppOptions): void {
  const open = options.publicCharts === true || options.openReading
  const outlets: Outlets = {
    options,
    charts: new PublicCharts(options.engine),
    open,
    route: { config: { public: open }, schema: { hide: true } },
    addresses: request => serverAddresses(options.publicAddress?.replace(/\/+$/, '') ?? `${request.protocol}://${request.host}`),
  }
  pageRoutes(app, outlets)
  announcementPageRoutes(app, outlets)
  embedRoutes(app, outlets)
  pictureRoute(app, outlets)
  feedRoutes(app, outlets)
}
