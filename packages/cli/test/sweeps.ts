import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { bundled } from '../../../test/bundled.js'

export interface Ran {
  /** Exit status, or the signal that ended it. */
  status: number | string
  out: string
  err: string
}

/** Starts `sweeps …` as a process of its own. */
export const spawnSweeps = async (args: string[], env: Record<string, string> = {}): Promise<ChildProcess> =>
  spawn(process.execPath, [await bundled(new URL('./main.ts', import.meta.url)), ...args], {
    env: { ...process.env, UV_THREADPOOL_SIZE: '16', NODE_OPTIONS: '', NO_COLOR: '1', ...env },
  })

/** Runs `sweeps …` to its end. */
export async function sweeps(args: string[], { env = {}, input }: { env?: Record<string, string>; input?: string } = {}): Promise<Ran> {
  const child = await spawnSweeps(args, env)
  let out = ''
  let err = ''
  child.stdout!.setEncoding('utf8').on('data', chunk => {
    out += chunk
  })
  child.stderr!.setEncoding('utf8').on('data', chunk => {
    err += chunk
  })
  child.stdin!.end(input)
  const [code, signal] = await once(child, 'close')
  return { status: code ?? signal, out, err }
}

export interface Started {
  address: string
  signIn: string | undefined
  child: ChildProcess
  stop(signal?: NodeJS.Signals): Promise<number | string>
}

/** `sweeps start`, or another command that serves, on a free port, until `stop`. */
export async function startSweeps(
  data: string,
  args: string[] = [],
  { command = 'start', env = {} }: { command?: string; env?: Record<string, string> } = {},
): Promise<Started> {
  const child = await spawnSweeps([command, '--json', '--port', '0', '--data', data, ...args], env)
  const ended = once(child, 'exit').then(([code, signal]) => code ?? signal)
  let err = ''
  child.stderr!.setEncoding('utf8').on('data', chunk => {
    err += chunk
  })
  for await (const line of createInterface({ input: child.stdout! }))
    if (line.startsWith('{"address"')) {
      child.stdout!.resume()
      const { address, signIn } = JSON.parse(line)
      return {
        address,
        signIn,
        child,
        stop: async (signal = 'SIGTERM') => {
          child.kill(signal)
          return ended
        },
      }
    }
  throw new Error(`the server ended: ${err}`)
}

/** A directory that is gone after the test. */
export function scratch(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'sweeps-cli-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** A data directory that is there, and empty: one that is missing is made by some commands only, and with a word. */
export function directory(path: string): string {
  mkdirSync(path, { recursive: true })
  return path
}
