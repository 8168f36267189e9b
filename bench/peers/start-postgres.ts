import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { postgresPrograms } from './install.js'

export interface Postgres {
  /** `postgres://…` */
  url: string
  /** The process that starts all others. */
  pid: number
  version: string
  /** Loads a CSV file without a head into a table. */
  copy(table: string, file: string): void
  stop(): void
}

/**
 * As a team would set it up on a machine of its own: durable commits as they are by default, memory raised from what a laptop of 2005
 * had. The programs refuse to run as root, so root runs them as Debian's user `postgres`.
 */
const settings = {
  listen_addresses: `'127.0.0.1'`,
  unix_socket_directories: `''`,
  max_connections: 100,
  shared_buffers: `'512MB'`,
  work_mem: `'256MB'`,
  maintenance_work_mem: `'512MB'`,
  max_wal_size: `'4GB'`,
  max_parallel_workers_per_gather: 2,
}

/** A PostgreSQL of our own in a directory, on a free port of this machine only. */
export async function startPostgres(directory: string): Promise<Postgres> {
  const programs = postgresPrograms()
  const asRoot = process.getuid?.() === 0
  const run = (program: string, args: string[], env: NodeJS.ProcessEnv = {}): string => {
    const path = join(programs, program)
    const [command, all] = asRoot ? ['runuser', ['-u', 'postgres', '--', path, ...args]] : [path, args]
    return execFileSync(command, all, { encoding: 'utf8', cwd: '/', env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] })
  }
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const data = join(directory, 'data')
  const password = randomBytes(18).toString('hex')
  const secret = join(directory, 'password')
  writeFileSync(secret, password, { mode: 0o600 })
  if (asRoot) {
    const owner = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
    for (const path of [directory, secret]) chownSync(path, owner('-u'), owner('-g'))
  }
  run('initdb', ['--pgdata', data, '--username', 'bench', '--auth', 'scram-sha-256', '--pwfile', secret, '--locale', 'C.UTF-8'])
  const port = await freePort()
  const lines = Object.entries({ ...settings, port }).map(([name, value]) => `${name} = ${value}`)
  writeFileSync(join(data, 'postgresql.auto.conf'), `${lines.join('\n')}\n`)
  run('pg_ctl', ['--pgdata', data, '--log', join(directory, 'log'), '--wait', 'start'])
  const url = `postgres://bench:${password}@127.0.0.1:${port}/postgres`
  return {
    url,
    pid: Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]),
    version: run('postgres', ['--version']).trim(),
    copy: (table, file) => {
      execFileSync(join(programs, 'psql'), [url, '--quiet', '--command', `\\copy ${table} FROM '${file}' CSV`], { stdio: 'inherit' })
    },
    stop: () => {
      run('pg_ctl', ['--pgdata', data, '--mode', 'fast', '--wait', 'stop'])
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port is free'))))
    })
  })
}
