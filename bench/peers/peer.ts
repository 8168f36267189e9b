import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface Answer {
  /** Milliseconds from the question to the last row. */
  ms: number
  rows: Record<string, unknown>[]
}

/** A program of this folder that answers SQL, in a process of its own. */
export interface Peer {
  ask(sql: string): Promise<Answer>
  /** Resolves when it has ended. */
  stop(): Promise<void>
}

/** Starts `postgres.mjs` or `duckdb.mjs`. */
export function startPeer(script: string, args: string[]): Peer {
  const child = spawn(process.execPath, [fileURLToPath(new URL(script, import.meta.url)), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, UV_THREADPOOL_SIZE: '16' },
  })
  const ended = once(child, 'exit')
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    ask: async sql => {
      child.stdin.write(`${JSON.stringify(sql)}\n`)
      const { done, value } = await lines.next()
      if (done) throw new Error(`${script} ended at: ${sql.slice(0, 200)}`)
      return JSON.parse(value) as Answer
    },
    stop: async () => {
      child.stdin.end()
      await ended
    },
  }
}
