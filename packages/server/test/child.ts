import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { bundled } from '../../../test/bundled.js'

export interface ServerChild {
  address: string
  key: string
  process: ChildProcess
  /** Resolves to the exit status, or the signal that ended it. */
  ended: Promise<number | string>
}

/** The real server in a process of its own: something that can be killed. */
export async function serverChild(directory: string): Promise<ServerChild> {
  const child = spawn(process.execPath, [await bundled(new URL('./serve.ts', import.meta.url)), directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, UV_THREADPOOL_SIZE: '16', NODE_OPTIONS: '' },
  })
  const ended = once(child, 'exit').then(([code, signal]) => code ?? signal)
  for await (const line of createInterface({ input: child.stdout })) return { ...JSON.parse(line), process: child, ended }
  throw new Error('the server ended without a word')
}
