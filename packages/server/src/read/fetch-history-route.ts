import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { type Engine, netflixHistory, operations } from '@sweeps/engine'
import { Problem } from '@sweeps/model'
import type { FastifyInstance } from 'fastify'

/** Netflix's file has about a megabyte; more than this is something else. */
const mostBytes = 64 * 1024 * 1024

/**
 * `POST /v1/imports/netflix-top10`: fetches Netflix’s public history from its own address and imports it. The address is not the caller’s to
 * choose: nobody makes this server ask others for anything else.
 */
export function fetchHistoryRoute(app: FastifyInstance, engine: Engine, address = netflixHistory): void {
  app.post(
    '/v1/imports/netflix-top10',
    {
      config: { role: 'analyst' },
      schema: { summary: `Import Netflix’s public history of weekly lists, fetched from ${netflixHistory}`, tags: ['charts'] },
    },
    async request => {
      const answer = await fetch(address, { signal: AbortSignal.timeout(60_000) }).catch(error => {
        throw unreachable(
          address,
          (error as Error).cause instanceof Error ? ((error as Error).cause as Error).message : (error as Error).message,
        )
      })
      if (!answer.ok || !answer.body) throw unreachable(address, `it answered ${answer.status}`)
      const actor = request.identity!.name
      const imported = await operations['import-netflix-top10'].run(
        engine,
        { address },
        { actor, progress: () => {}, file: Readable.from(bounded(Readable.fromWeb(answer.body as ReadableStream), address)) },
      )
      await engine.people.audit.record(actor, 'import netflix-top10', address)
      return imported
    },
  )
}

async function* bounded(pieces: AsyncIterable<Uint8Array>, address: string): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const piece of pieces) {
    bytes += piece.length
    if (bytes > mostBytes) throw unreachable(address, 'it gave more than 64 MiB')
    yield piece
  }
}

const unreachable = (address: string, reason: string): Problem =>
  new Problem(
    'fetch-failed',
    `${address} could not be fetched (${reason}); nothing was imported. Download it elsewhere and import the file: sweeps import netflix-top10 FILE`,
  )
