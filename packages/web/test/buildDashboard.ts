import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { oncePerRun } from '../../../test/once-per-run'

const root = dirname(import.meta.dirname)
const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js')

/**
 * The dashboard as it ships, built once in a run of the tests: it is never stale. Only to be read.
 * In a process of its own, because a test's NODE_ENV would make it a development build.
 */
export const buildDashboard = (): Promise<string> =>
  oncePerRun('dashboard', async outDir => {
    const env = { ...process.env, NODE_ENV: 'production' }
    await promisify(execFile)(process.execPath, [vite, 'build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'], {
      cwd: root,
      env,
    })
  })
