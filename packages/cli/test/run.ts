import { vi } from 'vitest'
import { main } from '../src/index.js'
import type { Ran } from './sweeps.js'

/** Runs `sweeps …` in this process, one at a time: quick, for all that needs no process of its own. */
export async function run(args: string[], env: Record<string, string> = {}): Promise<Ran> {
  const said = { out: '', err: '' }
  const catching = (stream: NodeJS.WriteStream, into: 'out' | 'err') =>
    vi.spyOn(stream, 'write').mockImplementation(text => {
      said[into] += String(text)
      return true
    })
  const caught = [catching(process.stdout, 'out'), catching(process.stderr, 'err')]
  for (const [name, value] of Object.entries({ SWEEPS_MEMORY: '', ...env })) vi.stubEnv(name, value)
  try {
    const status = await main([process.execPath, 'sweeps', ...args])
    return { status, ...said }
  } finally {
    process.exitCode = undefined
    vi.unstubAllEnvs()
    for (const spy of caught) spy.mockRestore()
  }
}
