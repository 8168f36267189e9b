import { rmSync } from 'node:fs'
import { newDirectory } from '../../engine/test/new-directory.js'
import { type RunningServer, type ServerOptions, startServer } from '../src/index.js'

export interface RealServer extends RunningServer {
  directory: string
  /** A write key of the service `noa`. */
  key: string
  /** A read key. */
  readKey: string
  /** Ends it and starts it again on the same directory. */
  restart(): Promise<RealServer>
}

/** The whole server on a directory of its own, as `sweeps start` runs it, with a key of each kind. */
export async function realServer(options: Partial<ServerOptions> = {}): Promise<RealServer> {
  const directory = options.directory ?? (await newDirectory())
  const server = await startServer({ port: 0, host: '127.0.0.1', openReading: false, ...options, directory })
  const { keys } = server.engine.people
  const { secret: key } = await keys.create({ kind: 'write', service: 'noa', name: 'test' }, 'test')
  const { secret: readKey } = await keys.create({ kind: 'read', name: 'test' }, 'test')
  const close = async (): Promise<void> => {
    await server.close()
    rmSync(directory, { recursive: true, force: true })
  }
  const restart = async (): Promise<RealServer> => {
    await server.close()
    return realServer({ ...options, directory })
  }
  return { ...server, directory, key, readKey, close, restart }
}
