import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Gives a run of the tests a directory for what `oncePerRun` makes, and removes it after the last. */
export default function runDirectory(): () => void {
  const directory = mkdtempSync(join(tmpdir(), 'sweeps-run-'))
  process.env['SWEEPS_TEST_RUN'] = directory
  return () => rmSync(directory, { recursive: true, force: true })
}
