import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { OperationName } from '@sweeps/engine'
import { makeDirectory } from '@sweeps/model/make-directory'
import { didYouMean, Problem } from '@sweeps/model/plain'

/** What brings something in, and a data directory for it where there is none; whatever else reads or changes what is stored needs one. */
const makes: ReadonlySet<string> = new Set<OperationName | 'start'>([
  ...(['start', 'import-plays', 'import-catalogue', 'import-record', 'import-outcomes', 'import-panel', 'import-figures'] as const),
  ...([
    'import-netflix-top10',
    'fetch-netflix-top10',
    'import-netflix-country',
    'import-netflix-engagement',
    'import-nielsen-top10',
  ] as const),
  ...(['keys-create', 'users-link', 'test-viewer', 'match-set', 'sources-speak', 'terms-set'] as const),
])
/** What asks of files only. */
const ofFiles: ReadonlySet<string> = new Set<OperationName>(['verify', 'panel-repeat'])

/** Whether an operation may use a directory that is not there yet; `aside`: one that is gone afterwards. A directory that is there and empty is not missing. */
export type Missing = 'made' | 'not-missing' | 'aside'

/**
 * Makes a missing data directory for what brings something in, and says so on stderr. Throws `store-missing` for what only reads: of a name
 * that is misspelt it would say that there is nothing. A dry run leaves nothing behind, no directory either.
 */
export function ensureDirectory(
  directory: string,
  name: string,
  { elsewhere = false, dryRun = false }: { elsewhere?: boolean; dryRun?: boolean } = {},
): Missing {
  if (existsSync(directory)) return 'not-missing'
  if (ofFiles.has(name)) return 'aside'
  // With a ClickHouse server the directory has secrets and definitions only: what is asked for is not in it.
  if (!makes.has(name) && !elsewhere) throw missing(directory)
  if (dryRun && !elsewhere) return 'aside'
  try {
    makeDirectory(directory, 0o700)
  } catch {
    // Whoever opens it says why it cannot be made, and what to do.
    return 'not-missing'
  }
  process.stderr.write(`sweeps: ${directory} was not there and is made\n`)
  return 'made'
}

function missing(directory: string): Problem {
  const beside = dirname(directory)
  const others = existsSync(beside)
    ? readdirSync(beside, { withFileTypes: true }).flatMap(entry => (entry.isDirectory() ? [entry.name] : []))
    : []
  const near = didYouMean(basename(directory), others)
  return new Problem(
    'store-missing',
    `there is no data directory ${directory}: name it with --data or SWEEPS_DATA, or bring something in first, as with sweeps import or sweeps start${near}`,
  )
}
