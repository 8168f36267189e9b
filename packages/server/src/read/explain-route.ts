import { explained, explainMetric } from '@sweeps/engine'
import { ExplainedMetric } from '@sweeps/model'
import type { FastifyInstance } from 'fastify'

const tags = ['figures explained']

/** `GET /v1/explain`, `GET /v1/explain/{metric}`: what a number means, how it is computed, and what it does not say. */
export function explainRoute(app: FastifyInstance): void {
  app.get(
    '/v1/explain',
    {
      schema: {
        summary: 'Every number with its definition, formula, SQL and caveats',
        tags,
        response: { 200: { type: 'object', properties: { metrics: { type: 'array', items: ExplainedMetric } } } },
      },
    },
    async () => ({ metrics: explained() }),
  )
  app.get<{ Params: { metric: string } }>(
    '/v1/explain/:metric',
    {
      schema: {
        summary: 'A number’s definition, formula, SQL and caveats',
        tags,
        params: { type: 'object', properties: { metric: { type: 'string', maxLength: 64, description: 'its id, such as starters' } } },
        response: { 200: ExplainedMetric },
      },
    },
    async request => explainMetric(request.params.metric),
  )
}
