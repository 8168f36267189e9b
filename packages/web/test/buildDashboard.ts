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
export const buildDashboard = (): Promise<string> => oncePerRun('dashboard', outDir => build(outDir))

/** The same with a toy page, as its recipe has it. */
export const buildWithNewPage = (): Promise<string> =>
  oncePerRun('dashboard-new-page', outDir => build(outDir, '--config', join(import.meta.dirname, 'new-page/vite.config.ts')))

async function build(outDir: string, ...options: string[]): Promise<void> {
  const env = { ...process.env, NODE_ENV: 'production' }
  const how = ['build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn', ...options]
  await promisify(execFile)(process.execPath, [vite, ...how], { cwd: root, env })
}
