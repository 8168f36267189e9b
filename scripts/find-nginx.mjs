import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const usual = ['/usr/sbin', '/usr/local/sbin', '/usr/bin', '/usr/local/bin', '/usr/local/nginx/sbin']

/** The nginx of this machine: the one SWEEPS_NGINX names, or one on PATH, or one in a usual place. */
export function findNginx(environment = process.env) {
  const named = environment.SWEEPS_NGINX
  if (named) return runs(named) ? named : undefined
  return [...(environment.PATH ?? '').split(delimiter).filter(Boolean), ...usual].map(folder => join(folder, 'nginx')).find(runs)
}

/** The nginx of this machine; on a Debian system, and as root, it is installed when it is not there. Undefined when there is none. */
export function ensureNginx() {
  const found = findNginx()
  if (found || process.env.SWEEPS_NGINX || process.getuid?.() !== 0) return found
  process.stderr.write('test: there is no nginx here; installing it with apt-get…\n')
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'nginx-light']]) {
    const done = spawnSync('apt-get', args, { env: environment, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' })
    if (done.status !== 0) process.stderr.write(`apt-get ${args[0]} failed:\n${done.stderr ?? done.error}\n`)
  }
  return findNginx()
}

function runs(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
