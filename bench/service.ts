import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** How `sweeps` is run: the built program of this checkout. */
export const launcher = [process.execPath, fileURLToPath(new URL('../packages/cli/bin/sweeps.js', import.meta.url))]

/**
 * Milliseconds after which a command or a server is taken to hang. A machine may have much else to do: how long something takes is measured,
 * and not judged by this.
 */
export const hangMs = 180_000

export interface ServiceOptions {
  /** How `sweeps` is run; the built program when absent. */
  command?: readonly string[] | undefined
  env?: Record<string, string>
  /** The command that serves, and its options; `start` with reading open to all when absent. */
  serve?: readonly string[]
  signal?: AbortSignal | undefined
}

export interface Ran {
  /** Undefined when it was ended, by us or because it took too long. */
  status: number | undefined
  tookTooLong: boolean
  ms: number
  out: string
  err: string
}

/** `sweeps` on one data directory, from outside: its server and its commands, as people run them. */
export class Service {
  readonly data: string
  readonly #command: readonly string[]
  readonly #env: Readonly<Record<string, string>>
  readonly #serve: readonly string[]
  readonly #signal: AbortSignal | undefined
  #server: ChildProcess | undefined
  #port = 0
  /** What the server of now, or the last one, wrote on stderr. */
  err = ''

  /** Whatever runs is killed when `signal` says so: a test that takes too long leaves no server behind. */
  constructor(data: string, { command = launcher, env = {}, serve = ['start', '--open-reading'], signal }: ServiceOptions = {}) {
    this.data = data
    this.#serve = serve
    this.#signal = signal
    this.#command = command
    this.#env = env
  }

  get port(): number {
    return this.#port
  }

  get pid(): number {
    return this.#server!.pid!
  }

  /** Starts the server; resolves when it says where it is. Throws when it ends before, or hangs. */
  async start(): Promise<void> {
    const server = this.begin()
    const address = await Promise.race([firstAddress(server), sleep(hangMs, undefined, { ref: false })])
    if (!address) {
      server.kill('SIGKILL')
      throw new Error(`the server did not come up: ${this.err.trim().split('\n').at(-1) ?? ''}`)
    }
    this.#port = Number(new URL(address).port)
  }

  /** Starts the server and does not wait for it. */
  begin(): ChildProcess {
    const server = this.#spawn([...this.#serve, '--port', '0'])
    this.#server = server
    this.err = ''
    server.stderr!.setEncoding('utf8').on('data', text => {
      this.err = (this.err + text).slice(-20_000)
    })
    return server
  }

  /** Ends the server; resolves to its exit status, or the signal that ended it. */
  async end(signal: NodeJS.Signals): Promise<number | string> {
    const server = this.#server!
    if (server.exitCode !== null || server.signalCode !== null) return server.exitCode ?? server.signalCode!
    const ended = once(server, 'exit')
    server.kill(signal)
    const [code, by] = await ended
    return code ?? by
  }

  /** Runs a command to its end; one that takes longer than `patience` milliseconds is ended. `onStarted` is given its process. */
  async run(args: string[], { onStarted = (_: ChildProcess): void => {}, patience = hangMs } = {}): Promise<Ran> {
    const began = performance.now()
    const child = this.#spawn(args)
    onStarted(child)
    let [out, err, tookTooLong] = ['', '', false]
    child.stdout!.setEncoding('utf8').on('data', text => {
      out += text
    })
    child.stderr!.setEncoding('utf8').on('data', text => {
      err += text
    })
    const timer = Number.isFinite(patience)
      ? setTimeout(() => {
          tookTooLong = true
          child.kill('SIGKILL')
        }, patience)
      : undefined
    const [code] = await once(child, 'close')
    clearTimeout(timer)
    return { status: code ?? undefined, tookTooLong, ms: performance.now() - began, out, err }
  }

  /** What a command answers. Throws when it fails. */
  async ask<Answer>(args: string[]): Promise<Answer> {
    const { status, tookTooLong, out, err } = await this.run(args)
    if (tookTooLong) throw new Error(`sweeps ${args.join(' ')} did not end within ${hangMs / 1000} s`)
    if (status !== 0) throw new Error(`sweeps ${args.join(' ')} failed: ${err.trim() || out.trim()}`)
    return JSON.parse(out) as Answer
  }

  /** Resident memory of the server now, MB. */
  get residentMB(): number {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.pid}/status`, 'utf8'))?.[1] ?? 0) / 1000
  }

  /** Bytes that the server has acknowledged and not loaded. */
  async backlog(): Promise<number> {
    const text = await (await fetch(`http://127.0.0.1:${this.#port}/metrics`)).text()
    return Number(/^sweeps_journal_backlog_bytes (\d+)$/m.exec(text)?.[1] ?? Number.NaN)
  }

  /** Resolves when all that was acknowledged is loaded: to the milliseconds it took. Throws when that takes too long. */
  async loaded(patience = hangMs): Promise<number> {
    const began = Date.now()
    while ((await this.backlog()) !== 0) {
      if (Date.now() - began > patience) throw new Error(`${await this.backlog()} bytes were not loaded within ${patience / 1000} s`)
      await sleep(50)
    }
    return Date.now() - began
  }

  #spawn(args: string[]): ChildProcess {
    const [program, ...first] = this.#command
    const child = spawn(program!, [...first, ...args, '--json', '--data', this.data], {
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(this.#signal && { signal: this.#signal, killSignal: 'SIGKILL' as const }),
      env: { ...process.env, UV_THREADPOOL_SIZE: '16', NODE_OPTIONS: '', NO_COLOR: '1', ...this.#env },
    })
    // That it was ended shows in how it ended.
    child.on('error', () => {})
    return child
  }
}

async function firstAddress(server: ChildProcess): Promise<string | undefined> {
  for await (const line of createInterface({ input: server.stdout! }))
    if (line.startsWith('{"address"')) {
      server.stdout!.resume()
      return (JSON.parse(line) as { address: string }).address
    }
  return undefined
}
