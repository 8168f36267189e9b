// What `npm test` runs: every test of every package, in Node and in Chromium. The last line says `N passed, N failed`.
// Arguments go to vitest: `npm test -- packages/stats`.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureChromium } from './find-chromium.mjs'
import { readSummary } from './test-summary.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

const chromium = ensureChromium()
if (!chromium) {
  const named = process.env.SWEEPS_CHROMIUM
  process.stderr.write(
    named
      ? `test: SWEEPS_CHROMIUM names ${named}, which cannot be run\n`
      : 'test: Chromium is missing: install it (Debian: apt-get install chromium), or name it in SWEEPS_CHROMIUM\n',
  )
  console.log('0 passed, 1 failed')
  process.exit(1)
}

const directory = mkdtempSync(join(tmpdir(), 'sweeps-test-'))
const report = join(directory, 'report.json')
const vitest = spawn(
  process.execPath,
  [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--maxWorkers=3',
    // Many tests run processes, clocks and a browser beside each other: one that fails is tried a second time, and named below if it then passes.
    '--retry=1',
    '--reporter=default',
    `--reporter=${join(root, 'scripts/second-try-reporter.mjs')}`,
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, SWEEPS_CHROMIUM: chromium } },
)
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => vitest.kill(signal))
vitest.on('close', status => {
  const summary = readSummary(report, status)
  rmSync(directory, { recursive: true, force: true })
  if (summary.note) process.stderr.write(`test: ${summary.note}\n`)
  console.log(summary.line)
  process.exitCode = summary.sound ? 0 : 1
})
