import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

export interface Running {
  port: number
  pid: number
  /** Resident memory now, bytes. */
  resident(): number
  stop(): Promise<void>
}

/** The bare server, in a process of its own. */
export const startBare = (): Promise<Running> => startScript('bare-server.mjs', [])

/** A script of this folder that prints its port when it is ready. */
export async function startScript(script: string, args: string[]): Promise<Running> {
  const child = spawn(process.execPath, [`${root}bench/${script}`, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  return running(child, Number(await firstLine(child)))
}

/** Sweeps as people run it, on a data directory. */
export async function startSweeps(data: string): Promise<Running> {
  const child = spawn(
    process.execPath,
    [`${root}packages/cli/bin/sweeps.js`, 'start', '--port', '0', '--json', '--open-reading', '--data', data],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const { address } = JSON.parse(await firstLine(child)) as { address: string }
  return running(child, Number(new URL(address).port))
}

async function firstLine(child: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: child.stdout! })) return line
  throw new Error('the server ended before it was ready')
}

function running(child: ChildProcess, port: number): Running {
  return {
    port,
    pid: child.pid!,
    resident: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) * 1024,
    stop: () =>
      new Promise(resolve => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}
