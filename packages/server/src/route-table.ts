import type { Role } from '@sweeps/engine'
import type { FastifyInstance, RouteOptions } from 'fastify'

/** A route, and whose it is. */
export interface RouteLine {
  method: string
  url: string
  /** `public`: nobody needs to be known; else the least role. */
  needs: 'public' | Role
}

/** Lists every route that is registered from now on: what there is to be tried, and whose it is. */
export function routeTable(app: FastifyInstance): () => RouteLine[] {
  const routes: RouteOptions[] = []
  app.addHook('onRoute', route => {
    routes.push(route)
  })
  return () =>
    routes.flatMap(({ method, url, config }) =>
      [method].flat().map(one => ({ method: one, url, needs: config?.public ? ('public' as const) : (config?.role ?? 'viewer') })),
    )
}
