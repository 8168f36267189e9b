import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { bundled } from '../../../../test/bundled.js'

export interface Child {
  pid: number
  /** Lines of its standard output, as they come. */
  lines: AsyncIterator<string>
  kill(signal: NodeJS.Signals): Promise<void>
}

/** Runs a script of this folder in a process of its own: what holds a directory, or is killed. */
export async function child(script: string, ...args: string[]): Promise<Child> {
  const process_: ChildProcess = spawn(process.execPath, [await bundled(new URL(script, import.meta.url)), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, UV_THREADPOOL_SIZE: '64', NODE_OPTIONS: '' },
  })
  const gone = once(process_, 'exit')
  return {
    pid: process_.pid!,
    lines: createInterface({ input: process_.stdout! })[Symbol.asyncIterator](),
    async kill(signal) {
      process_.kill(signal)
      await gone
    },
  }
}

export async function nextLine({ lines }: Child): Promise<string> {
  const { value, done } = await lines.next()
  if (done) throw new Error('the child ended without a word')
  return value
}
