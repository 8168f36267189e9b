import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const usual = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome', '/usr/lib/chromium']
const onMac = ['Google Chrome', 'Chromium'].map(name => `/Applications/${name}.app/Contents/MacOS/${name}`)

/** The Chromium of this machine: the one SWEEPS_CHROMIUM names, or one on PATH, or one in a usual place. */
export function findChromium(environment = process.env) {
  const named = environment.SWEEPS_CHROMIUM
  if (named) return runs(named) ? named : undefined
  const folders = [...(environment.PATH ?? '').split(delimiter).filter(Boolean), ...usual]
  return [...names.flatMap(name => folders.map(folder => join(folder, name))), ...onMac].find(runs)
}

/**
 * The Chromium of this machine; on a Debian system, and as root, it is installed when it is not there. Undefined when there is none.
 * Playwright's own downloads are not used: the tests run in the browser that people get from their system.
 */
export function ensureChromium() {
  const found = findChromium()
  if (found || process.env.SWEEPS_CHROMIUM || process.getuid?.() !== 0 || !onPath('apt-get')) return found
  process.stderr.write('test: there is no Chromium here; installing it with apt-get…\n')
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const done = spawnSync('apt-get', args, { env: environment, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' })
    if (done.status !== 0) process.stderr.write(`apt-get ${args[0]} failed:\n${done.stderr}`)
  }
  return findChromium()
}

const onPath = name => (process.env.PATH ?? '').split(delimiter).some(folder => runs(join(folder, name)))

function runs(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
