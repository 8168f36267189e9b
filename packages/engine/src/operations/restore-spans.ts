import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Day, Problem } from '@sweeps/model'
import Type, { Compile, type Static } from '@sweeps/model/typebox'
import type { Engine } from '../engine.js'
import { changing, eraseAgain } from '../plays/index.js'
import { restoreTable } from '../store/index.js'

/** What was brought back. */
export const SpansRestored = Type.Object({
  rows: Type.Integer(),
  weeks: Type.Array(Day, { description: 'first days of the weeks that were damaged; empty when all weeks were restored' }),
  made: Type.String({ description: 'when the backup was made' }),
})
export type SpansRestored = Static<typeof SpansRestored>

const Backup = Compile(
  Type.Object({ made: Type.String(), copy: Type.Optional(Type.Object({ name: Type.String(), database: Type.String() })) }),
)

/**
 * Brings viewing back from a backup into a directory that is in use: of the weeks that are damaged, or of all when none is known to be. Spans
 * are unions, so what is there and comes again counts once. Who was erased since the backup is erased again.
 */
export async function restoreSpans(engine: Engine, input: { directory: string }): Promise<SpansRestored> {
  const { store, plays } = engine
  const directory = resolve(input.directory)
  const { made, copy } = backupMade(directory)
  const damaged = store.damage.filter(damage => damage.table === 'spans')
  const weeks = damaged.every(damage => damage.week !== undefined) ? [...new Set(damaged.map(damage => damage.week!))] : []
  const from = { backup: { directory: join(directory, 'tables'), name: copy?.name }, database: copy?.database ?? 'sweeps' }
  const rows = await restoreTable(store, from, 'spans', (restored, columns) => {
    const of = `FROM ${restored} WHERE empty({weeks:Array(Date)}) OR has({weeks:Array(Date)}, toMonday(start))`
    // Under the epochs they had: what editions were made of is there again.
    const count = () =>
      store.command(
        'spans.restore',
        `INSERT INTO viewing_changes (day, service, content, epoch, changes)
SELECT DISTINCT arrayJoin([toDate(start), toDate(greatest(start, stop))]), service, content, epoch, 1 ${of}`,
        { weeks },
      )
    return changing(count, () => store.command('spans.restore', `INSERT INTO spans (${columns}) SELECT ${columns} ${of}`, { weeks }))
  })
  await eraseAgain(store, plays)
  engine.census.forget()
  await engine.rollup.forgetErased()
  engine.charts.changed('census')
  store.settle('spans')
  return { rows, weeks, made }
}

function backupMade(directory: string): { made: string; copy?: { name: string; database: string } | undefined } {
  const path = join(directory, 'backup.json')
  if (!existsSync(path)) throw new Problem('usage', `${directory} is no complete backup: it has no backup.json`)
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (Backup.Check(value)) return value
  } catch {
    // Said below.
  }
  throw new Problem('usage', `${path} is not as a backup writes it: name another backup`)
}
