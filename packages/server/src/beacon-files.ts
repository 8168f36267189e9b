import { fileURLToPath } from 'node:url'
import type { FastifyInstance, RouteShorthandOptions } from 'fastify'

const folder = fileURLToPath(new URL('../../beacon/dist/', import.meta.url))

const files = {
  '/sweeps.js': 'sweeps.js',
  ...Object.fromEntries(['sweeps', 'hls', 'shaka', 'video-js'].map(name => [`/beacon/${name}.mjs`, `${name}.mjs`])),
}

/** What pages embed, for any site to load: the beacon for a script tag, and as modules with those that follow a player. */
export function beaconFiles(app: FastifyInstance, options: RouteShorthandOptions = {}): void {
  for (const [path, file] of Object.entries(files))
    app.get(path, options, (_request, reply) =>
      reply.header('cross-origin-resource-policy', 'cross-origin').header('access-control-allow-origin', '*').sendFile(file, folder),
    )
}
