import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { Engine } from '@sweeps/engine'
import { Problem } from '@sweeps/model'
import type { FastifyInstance } from 'fastify'

const clips = fileURLToPath(new URL('../../../samples/clip/', import.meta.url))
const beacon = fileURLToPath(new URL('../../beacon/dist/', import.meta.url))
export const screeningService = 'screening-room'

/** What the screening room needs: the beacon, a clip of our own, and a key that speaks for no other service than its own. */
export async function screeningRoom(app: FastifyInstance, engine: Engine): Promise<void> {
  let key: Promise<string> | undefined
  const makeKey = async (): Promise<string> =>
    (await engine.people.keys.create({ kind: 'write', service: screeningService, name: 'screening room of this run' }, 'server')).secret

  app.get('/v1/screening-room', { schema: { summary: 'A clip to play and the key to tell it with', tags: ['plays'] } }, async request => {
    if (!existsSync(`${clips}countdown.webm`)) throw new Problem('not-found', 'the clip is not installed')
    key ??= makeKey()
    return {
      service: screeningService,
      content: 'countdown',
      key: await key,
      viewer: request.identity?.name ?? 'anybody',
      title: 'Countdown',
      clip: { src: '/samples/countdown.webm', type: 'video/webm', durationMs: 60_000 },
    }
  })
  const open = { config: { public: true }, schema: { hide: true } }
  await app.register(fastifyStatic, { root: [clips, beacon].filter(existsSync), serve: false, decorateReply: true })
  app.get('/samples/countdown.webm', open, (_request, reply) => reply.sendFile('countdown.webm', clips))
  app.get('/sweeps.js', open, (_request, reply) =>
    reply.header('cross-origin-resource-policy', 'cross-origin').header('access-control-allow-origin', '*').sendFile('sweeps.js', beacon),
  )
}
