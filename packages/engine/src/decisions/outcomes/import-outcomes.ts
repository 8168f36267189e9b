import { Day, Problem } from '@sweeps/model'
import Type, { Nullable, type Static } from '@sweeps/model/typebox'
import type { ImportOptions } from '../../published/index.js'
import { EngineError, engineInstant, jsonLine, type Store } from '../../store/index.js'
import { type FileContent, openTable } from '../../tables/index.js'
import { seasonKey } from '../season-name.js'
import { type OutcomeLabel, outcomeLabels } from './outcome-labels.js'
import { readOutcomes, type SeasonOutcome } from './read-outcomes.js'
import { storedOutcomes } from './stored-outcomes.js'

/** What an import of outcomes did, or with `dryRun` would do. */
export const OutcomesImported = Type.Object({
  read: Type.Integer({ description: 'lines of the file' }),
  added: Type.Integer(),
  changed: Type.Integer(),
  unchanged: Type.Integer(),
  released: Nullable(Type.Object({ from: Day, to: Day }), {
    description: 'days of the first and the last release in the file; null: it knows none',
  }),
  outcomes: Type.Partial(Type.Record(Type.Enum(Object.keys(outcomeLabels) as OutcomeLabel[]), Type.Integer()), {
    description: 'lines of the file by outcome',
  }),
  odd: Type.Array(Type.String(), { description: 'what somebody may want to look at; nothing here stopped the import' }),
  dryRun: Type.Optional(Type.Boolean({ description: 'nothing was written: this is what would be done' })),
})
export type OutcomesImported = Static<typeof OutcomesImported>

const columns = [
  ...['title', 'season', 'revision', 'title_name', 'released', 'outcome', 'next_seen', 'runtime_minutes', 'charted', 'address', 'as_of'],
] as const

/**
 * Imports what became of past seasons, a CSV with the columns show, season, released, outcome, next_season_seen, runtime_minutes and
 * charted_top10.
 *
 * A line that differs from what is stored becomes that season's next revision; the same file again changes nothing, and seasons
 * the file does not name stay as they are. Throws `invalid-file` before anything is written; all of it is written or nothing.
 */
export async function importOutcomes(store: Store, content: FileContent, options: ImportOptions = {}): Promise<OutcomesImported> {
  const { read, rows, odd } = readOutcomes(await openTable(content))
  return store.revisions.run(async () => {
    const stored = await storedOutcomes(store)
    const before = new Map(stored.map(row => [seasonKey(row), row]))
    const added = rows.filter(row => !before.has(seasonKey(row)))
    const changed = rows.filter(row => before.has(seasonKey(row)) && print(before.get(seasonKey(row))!) !== print(row))
    if (!options.dryRun && added.length + changed.length > 0) {
      const revision = 1 + stored.reduce((most, row) => Math.max(most, row.revision), 0)
      await write(store, [...added, ...changed], revision, options)
    }
    const days = rows.map(({ released }) => released).sort()
    return {
      read,
      added: added.length,
      changed: changed.length,
      unchanged: rows.length - added.length - changed.length,
      released: days.length > 0 ? { from: days[0]!, to: days.at(-1)! } : null,
      outcomes: counted(rows),
      odd: [...odd, ...undated(rows)],
      ...(options.dryRun && { dryRun: true }),
    }
  })
}

const print = ({ titleName, released, outcome, nextSeen, runtimeMinutes, charted }: SeasonOutcome): string =>
  JSON.stringify([titleName, released, outcome, nextSeen, runtimeMinutes, charted])

/** With one insert, which is there as a whole or not at all. */
async function write(store: Store, rows: readonly SeasonOutcome[], revision: number, options: ImportOptions): Promise<void> {
  const now = options.now?.() ?? new Date()
  const asOf = engineInstant(now.getTime())
  const lines = rows.map(row =>
    jsonLine([
      ...[row.title, row.season, revision, row.titleName, row.released, row.outcome, row.nextSeen, row.runtimeMinutes],
      ...[row.charted === null ? null : Number(row.charted), options.address ?? '', asOf],
    ]),
  )
  try {
    await store.insertLines({ table: 'outcomes', columns, lines: Buffer.from(lines.join('')), rows: rows.length })
  } catch (error) {
    if (!(error instanceof EngineError)) throw error
    const full = error.code === 243
    const reason = full ? 'the disk of the data directory is full: make room and import again' : error.message.split('\n')[0]!
    throw new Problem(full ? 'disk-full' : 'query-failed', reason, {}, { cause: error })
  }
}

function counted(rows: readonly SeasonOutcome[]): Partial<Record<OutcomeLabel, number>> {
  const counts: Partial<Record<OutcomeLabel, number>> = {}
  for (const { outcome } of rows) counts[outcome] = (counts[outcome] ?? 0) + 1
  return counts
}

/** Nobody can say at which day such a season was known to have returned, so nothing is learned from it. */
function undated(rows: readonly SeasonOutcome[]): string[] {
  const some = rows.filter(({ outcome, nextSeen }) => outcome === 'returned' && nextSeen === null)
  if (some.length === 0) return []
  const names = some.slice(0, 5).map(({ titleName }) => titleName)
  return [
    `${some.length} returned without the day their next season was seen, and are not learned from: ${names.join(', ')}${some.length > 5 ? ' …' : ''}`,
  ]
}
