import type { Engine } from '@sweeps/engine'
import { Problem } from '@sweeps/model'
import type { FastifyInstance } from 'fastify'

/** `/v1/editions`: what was published. Before its embargo ends an edition is seen by those who may publish only. */
export function editionRoutes(app: FastifyInstance, engine: Engine): void {
  const { editions } = engine
  const over = (embargo: string | null): boolean => embargo === null || Date.parse(embargo) <= Date.now()

  app.get<{ Querystring: { chart?: string } }>(
    '/v1/editions',
    {
      schema: {
        summary: 'What was published, the latest first',
        tags: ['charts'],
        querystring: { type: 'object', properties: { chart: { type: 'string', maxLength: 64 } } },
      },
    },
    async request => ({
      editions: (await editions.list(request.query.chart)).filter(({ embargo }) =>
        over(embargo === null ? null : `${embargo.replace(' ', 'T')}Z`),
      ),
    }),
  )

  app.get<{ Params: { id: string } }>(
    '/v1/editions/:id',
    { schema: { summary: 'One edition, whole', tags: ['charts'] } },
    async request => {
      const edition = await editions.get(request.params.id)
      if (!over(edition.embargo)) throw new Problem('not-found', `there is no edition "${request.params.id}" yet`)
      return edition
    },
  )

  app.post<{ Body: { chart: string; week: string; embargo?: string } }>(
    '/v1/editions',
    {
      config: { role: 'decider' },
      schema: {
        summary: 'Publish a chart of a week that is over',
        tags: ['charts'],
        body: {
          type: 'object',
          required: ['chart', 'week'],
          properties: {
            chart: { type: 'string', maxLength: 64 },
            week: { type: 'string', maxLength: 10 },
            embargo: { type: 'string', maxLength: 40 },
          },
        },
      },
    },
    async request => {
      const { file: _file, ...published } = await editions.publish(request.body, request.identity!.name)
      if (published.made) await engine.people.audit.record(request.identity!.name, 'publish', published.id)
      return published
    },
  )
}
