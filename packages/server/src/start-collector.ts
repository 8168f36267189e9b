import { type CollectingEngine, type EngineOptions, openCollector } from '@sweeps/engine'
import type { FastifyInstance } from 'fastify'
import { buildCollectorApp } from './collector-app.js'
import { listen } from './listen.js'
import { noteMinutes } from './note-minutes.js'
import { answerAlive } from './operations-socket.js'
import { within } from './within.js'

export interface CollectorOptions extends EngineOptions {
  url: string
  port: number
  host: string
  /** How long ago a span may have begun that comes over HTTP, in milliseconds; 14 days when absent. */
  oldestMs?: number | undefined
  logger?: boolean
  requestTimeout?: number
}

export interface RunningCollector {
  engine: CollectingEngine
  app: FastifyInstance
  /** `http://127.0.0.1:4748`, with the port it really has. */
  address: string
  /** Answers what is in flight, loads what time allows, gives its lease back: within 5 seconds. */
  close(): Promise<void>
}

/** A collector beside the server of the same store: takes plays in, journals and loads them. All it has of its own is its journal. */
export async function startCollector(options: CollectorOptions): Promise<RunningCollector> {
  const engine = await openCollector(options)
  try {
    const app = await buildCollectorApp({
      engine,
      oldestMs: options.oldestMs,
      requestTimeout: options.requestTimeout,
      logger: options.logger ?? false,
    })
    const address = await listen(app, options)
    const socket = await answerAlive(options.directory)
    const stopNoting = noteMinutes(engine)
    const close = async (): Promise<void> => {
      stopNoting()
      socket.close()
      await within(1500, app.close())
      app.server.closeAllConnections()
      await engine.close()
    }
    return { engine, app, address, close }
  } catch (error) {
    await engine.close()
    throw error
  }
}
