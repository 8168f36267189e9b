import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const shim = fileURLToPath(new URL('../../packages/engine/test/store/shim.ts', import.meta.url))

/** A ClickHouse as the tests have it: its HTTP interface over the embedded engine. */
export class Database {
  readonly #directory: string
  #child: ChildProcess | undefined
  #port = 0

  constructor(directory: string) {
    mkdirSync(directory)
    this.#directory = directory
  }

  get address(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  /** Its process. */
  get pid(): number {
    return this.#child!.pid!
  }

  /** Starts it, on the port it had before. */
  async start(): Promise<void> {
    this.#child = spawn(process.execPath, ['--import', 'tsx', shim, this.#directory, String(this.#port)], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, UV_THREADPOOL_SIZE: '64', NODE_OPTIONS: '' },
    })
    for await (const line of createInterface({ input: this.#child.stdout! })) {
      this.#port = Number(new URL(line).port)
      return
    }
    throw new Error('the database did not come up')
  }

  async kill(): Promise<void> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }
}
