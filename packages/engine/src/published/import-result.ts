import Type, { type Static } from '@sweeps/model/typebox'
import type { Stamped } from '../plays/index.js'

/** What an import did, or with `dryRun` would do. A list is one list of one week. */
export const ImportResult = Type.Object({
  source: Type.String(),
  read: Type.Integer({ description: 'lines of the file' }),
  lists: Type.Integer({ description: 'lists in the file' }),
  changedLists: Type.Integer({ description: 'lists that got a new revision; it may be more than the file has: see odd' }),
  unchangedLists: Type.Integer(),
  weeks: Type.Object(
    { from: Type.String(), to: Type.String() },
    {
      description: 'first days of the first and the last week, or longer period, of the file',
    },
  ),
  odd: Type.Array(Type.String(), { description: 'what somebody may want to look at; nothing here stopped the import' }),
  dryRun: Type.Optional(Type.Boolean({ description: 'nothing was written: this is what would be done' })),
})
export type ImportResult = Static<typeof ImportResult>

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
