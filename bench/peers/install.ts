import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const bench = fileURLToPath(new URL('..', import.meta.url))
const debian = '/usr/lib/postgresql'

/** Installs the peers' clients, which are no dependencies of the project, into `bench/node_modules`. */
export function installClients(): void {
  const { resolve } = createRequire(join(bench, 'package.json'))
  try {
    for (const name of ['pg', '@duckdb/node-api']) resolve(name)
  } catch {
    run('npm', ['install', '--no-package-lock', '--no-audit', '--no-fund', '--silent'])
  }
}

/** Where PostgreSQL's programs are. Installs Debian's package when there is none and we may; throws when we may not. */
export function postgresPrograms(): string {
  const found = (): string | undefined =>
    existsSync(debian)
      ? readdirSync(debian)
          .sort((a, b) => Number(b) - Number(a))
          .map(version => join(debian, version, 'bin'))
          .find(path => existsSync(join(path, 'initdb')))
      : undefined
  const there = found()
  if (there) return there
  if (process.getuid?.() !== 0) throw new Error('PostgreSQL is missing: install it (Debian: apt-get install postgresql)')
  run('apt-get', ['install', '--yes', '--no-install-recommends', 'postgresql'])
  const installed = found()
  if (!installed) throw new Error(`PostgreSQL was installed, but there is no initdb below ${debian}`)
  return installed
}

function run(program: string, args: string[]): void {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: bench, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed: ${stdout}${stderr}`)
}
