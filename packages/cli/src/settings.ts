import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { EngineOptions } from '@sweeps/engine'
import { Problem } from '@sweeps/model/plain'

/** Settings of the environment, checked at once: a wrong one is an error, never a guess. `NAME_FILE` may name a file that holds the value. */
export function engineSettings(data: string | undefined): EngineOptions {
  const url = setting('SWEEPS_CLICKHOUSE_URL')
  const cluster = setting('SWEEPS_CLICKHOUSE_CLUSTER')
  const database = setting('SWEEPS_CLICKHOUSE_DATABASE')
  return {
    directory: dataDirectory(data),
    memory: bytes('SWEEPS_MEMORY', 2_000_000_000),
    seconds: whole('SWEEPS_QUERY_SECONDS', 60),
    maxBacklog: bytes('SWEEPS_BACKLOG', 1024 ** 3),
    fewestAccounts: whole('SWEEPS_FEWEST_ACCOUNTS', 10),
    ...(url ? { url } : {}),
    ...(cluster ? { cluster } : {}),
    ...(database ? { database } : {}),
  }
}

/** Where the data are: `--data`, `SWEEPS_DATA`, or `./data`. */
export const dataDirectory = (data: string | undefined): string => resolve(data ?? setting('SWEEPS_DATA') ?? 'data')

function setting(name: string): string | undefined {
  const file = process.env[`${name}_FILE`]
  if (file) {
    try {
      return readFileSync(file, 'utf8').trim()
    } catch (error) {
      throw new Problem('usage', `${name}_FILE: ${file} cannot be read (${(error as NodeJS.ErrnoException).code})`)
    }
  }
  return process.env[name] || undefined
}

function whole(name: string, otherwise: number): number {
  const text = setting(name)
  if (text === undefined) return otherwise
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new Problem('usage', `${name}: "${text}" is no whole number above 0`)
  return Number(text)
}

/** `2000000000`, `2GB`, `512MB`. */
function bytes(name: string, otherwise: number): number {
  const text = setting(name)
  if (text === undefined) return otherwise
  const match = /^(\d+(?:\.\d+)?)\s*(B|KB|MB|GB|TB)?$/i.exec(text)
  const unit = { B: 1, KB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 }[(match?.[2] ?? 'B').toUpperCase()]
  const size = match && unit ? Math.round(Number(match[1]) * unit) : 0
  if (size < 1e8) throw new Problem('usage', `${name}: "${text}" is no size of at least 100 MB, such as 2GB`)
  return size
}
