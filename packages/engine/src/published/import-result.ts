import type { Stamped } from '../plays/index.js'

/** What an import did, or with `dryRun` would do. A list is one list of one week. */
export interface ImportResult {
  source: string
  /** Lines of the file. */
  read: number
  /** Lists in the file. */
  lists: number
  /** Lists that got a new revision. It may be more than the file has: see `odd`. */
  changedLists: number
  unchangedLists: number
  /** First days of the first and the last week, or longer period, of the file. */
  weeks: { from: string; to: string }
  /** What somebody may want to look at. Nothing here stopped the import. */
  odd: string[]
  /** Nothing was written: this is what would be done. */
  dryRun?: boolean
}

export interface ImportOptions {
  /** Where the file was had from. */
  address?: string
  /** Check and compare, write nothing. */
  dryRun?: boolean
  /** Stamps what is imported, so that editions know whether they had it; `Plays.stamped`. */
  stamped?: Stamped
  /** The clock, for tests. */
  now?: () => Date
}
