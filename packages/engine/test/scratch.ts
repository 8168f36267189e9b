import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A directory of its own. */
export const scratch = (): string => mkdtempSync(join(tmpdir(), 'sweeps-test-'))
