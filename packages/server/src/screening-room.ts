import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Engine } from '@sweeps/engine'
import { Problem } from '@sweeps/model'
import type { FastifyInstance } from 'fastify'
import { beaconFiles } from './beacon-files.js'

/** In the repository beside `packages`; where the program was installed, beside `node_modules`. */
const places = ['../../../samples/clip/', '../../../../samples/clip/'].map(path => fileURLToPath(new URL(path, import.meta.url)))
const clips = places.find(path => existsSync(path)) ?? places[0]!
const screeningService = 'screening-room'
const keyName = 'screening room of this run'

/** What the screening room needs: the beacon, a clip of our own, and a key that speaks for no other service than its own. */
export function screeningRoom(app: FastifyInstance, engine: Engine): void {
  let key: Promise<string> | undefined
  const makeKey = async (): Promise<string> => {
    const { keys } = engine.people
    // A secret is kept nowhere, so every run needs a key of its own; those of earlier runs open nothing any more.
    for (const { id, name, revoked } of keys.list()) if (name === keyName && !revoked) await keys.revoke(id, 'server')
    return (await keys.create({ kind: 'write', service: screeningService, name: keyName }, 'server')).secret
  }

  app.get('/v1/screening-room', { schema: { summary: 'A clip to play and the key to tell it with', tags: ['plays'] } }, async request => {
    if (!existsSync(`${clips}countdown.webm`)) throw new Problem('not-found', 'the clip is not installed')
    if (!engine.ownership.owned) throw new Problem('not-owner', `${engine.ownership.otherInWords}: the screening room is there`)
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
  app.get('/samples/countdown.webm', open, (_request, reply) => reply.sendFile('countdown.webm', clips))
  beaconFiles(app, open)
}
