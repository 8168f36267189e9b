import { randomBytes } from 'node:crypto'
import { type AppOptions, buildApp } from '../src/index.js'
import type { RealServer } from './real-server.js'

/** A second server on the same data, with options and a cookie key of its own. */
export async function anotherApp(
  { engine }: RealServer,
  options: Partial<AppOptions>,
  port = 0,
): Promise<{ address: string; close: () => Promise<void> }> {
  const app = await buildApp({ engine, openReading: false, cookieKey: randomBytes(32), ...options })
  const address = await app.listen({ port, host: '127.0.0.1' })
  return { address, close: () => app.close() }
}
