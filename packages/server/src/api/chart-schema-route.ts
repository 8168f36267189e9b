import { chartFileSchema } from '@sweeps/engine'
import type { FastifyInstance } from 'fastify'

/** `/schemas/charts.json`: for the editor in which somebody writes `charts.json`. */
export function chartSchemaRoute(app: FastifyInstance): void {
  app.get('/schemas/charts.json', { config: { public: true }, schema: { hide: true } }, async () => chartFileSchema)
}
