import type { Engine } from '@sweeps/engine'
import { Problem } from '@sweeps/model'
import type { FastifyInstance } from 'fastify'

/** Refuses changes where another program on the same store makes them: what is numbered must be numbered by one. */
export function mayChange(app: FastifyInstance, { ownership }: Pick<Engine, 'ownership'>): void {
  app.addHook('onRequest', async request => {
    if (request.method === 'GET' || request.method === 'HEAD' || request.is404 || ownership.owned) return
    throw new Problem('not-owner', `${ownership.otherInWords}: this one only reads`)
  })
}
