import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEngine } from '@sweeps/engine'
import { expect, test } from 'vitest'
import { listenForOperations } from '../src/operations-socket.js'
import { socketAddress } from '../src/socket-path.js'

test('a command that goes away in the midst of its file leaves its import failed, not waiting', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'sweeps-socket-'))
  const engine = await openEngine({ directory })
  const server = await listenForOperations(engine, directory)
  const done = async (): Promise<string[]> => (await engine.people.audit.recent(10)).map(({ action, detail }) => `${action}: ${detail}`)
  const path = `/import-plays?input=${encodeURIComponent('{"service":"s","name":"half"}')}`
  const sending = request({ socketPath: socketAddress(directory), path, method: 'POST', headers: { 'content-length': 100_000 } })
  sending.on('error', () => {})
  sending.write('{"service":"s"')
  await expect.poll(done).toHaveLength(1)
  sending.destroy()
  await expect.poll(done).toContainEqual(expect.stringContaining('went away'))
  server.closeAllConnections()
  await new Promise(closed => server.close(closed))
  await engine.close()
  rmSync(directory, { recursive: true, force: true })
})
