import { type Engine, matchAnswer, settleMatch, takeBackMatch } from '@sweeps/engine'
import type { FastifyInstance } from 'fastify'

/** `/v1/matches`: published names in doubt, and what analysts settled. */
export function matchRoutes(app: FastifyInstance, engine: Engine): void {
  const config = { role: 'analyst' } as const

  app.get<{ Querystring: { source?: string; limit?: number } }>(
    '/v1/matches',
    {
      config,
      schema: {
        summary: 'Published names of which it is doubtful which title they mean, and what was settled',
        tags: ['charts'],
        querystring: {
          type: 'object',
          properties: { source: { type: 'string', maxLength: 64 }, limit: { type: 'integer', minimum: 1, maximum: 1000 } },
        },
      },
    },
    request => matchAnswer(engine, request.query),
  )

  app.post<{ Body: { source: string; name: string; title: string; season?: number; of?: string; anew?: boolean } }>(
    '/v1/matches',
    {
      config,
      schema: {
        summary: 'Settle which title a published name means',
        tags: ['charts'],
        body: {
          type: 'object',
          required: ['source', 'name', 'title'],
          properties: {
            source: { type: 'string', maxLength: 64 },
            name: { type: 'string', maxLength: 500, description: 'exactly as published' },
            title: { type: 'string', maxLength: 200, description: 'the title’s slug' },
            season: { type: 'integer', minimum: 0, maximum: 9999, description: 'as the import had it when absent' },
            of: { type: 'string', maxLength: 200, description: 'only where the import took it for this title' },
            anew: { type: 'boolean', description: 'the title may be one that nothing else knows' },
          },
        },
      },
    },
    request => settleMatch(engine, request.body, request.identity!.name),
  )

  app.post<{ Params: { id: number } }>(
    '/v1/matches/:id/undo',
    {
      config,
      schema: {
        summary: 'Bring back what held before a match',
        tags: ['charts'],
        params: { type: 'object', properties: { id: { type: 'integer', minimum: 1 } } },
      },
    },
    request => takeBackMatch(engine, request.params.id, request.identity!.name),
  )
}
