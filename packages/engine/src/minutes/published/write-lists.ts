import { addDays, Problem } from '@sweeps/model'
import { EngineError, jsonLine, type Store } from '../../store/index.js'
import type { HeldLine } from './held-lines.js'
import type { ImportOptions } from './import-result.js'
import { byList, listKey, type PublishedLine } from './published-line.js'

export interface Source {
  id: string
  market: string
}

const columns = [
  ...['source', 'market', 'list', 'period_start', 'period_end', 'revision', 'line', 'title', 'title_name', 'season', 'name', 'service'],
  ...['metric', 'value', 'rank', 'weeks', 'address', 'note', 'as_of'],
] as const

// One insert is one part of the table: a list is there as a whole or not at all.
const rowsPerInsert = 50_000

/**
 * Writes the lists that differ from what is held, each as its next revision, and returns the keys of those.
 * What was held stays: nothing is edited.
 */
export async function writeLists(
  store: Store,
  source: Source,
  lines: readonly PublishedLine[],
  held: readonly HeldLine[],
  options: ImportOptions,
): Promise<Set<string>> {
  const before = byList(held)
  const changed = [...byList(lines)].filter(([key, list]) => !same(list, before.get(key)))
  if (options.dryRun || changed.length === 0) return new Set(changed.map(([key]) => key))

  const now = options.now?.() ?? new Date()
  const asOf = engineInstant(now)
  let batch: unknown[][] = []
  for (const [key, list] of changed) {
    const revision = (before.get(key)?.[0]?.revision ?? 0) + 1
    const rows = list.flatMap(line => rowsOf(line, source, revision, options.address ?? '', asOf))
    if (batch.length > 0 && batch.length + rows.length > rowsPerInsert) {
      await insertAtOnce(store, batch)
      batch = []
    }
    // TRICKY: not `push(...rows)`: a long list has more rows than a call may have arguments.
    batch = batch.concat(rows)
  }
  await insertAtOnce(store, batch)
  const { from, to } = periodsOf(changed.map(([, list]) => list[0]!))
  await recordImport(store, options.actor, now, `${source.id}: ${changed.length} lists, weeks ${from} to ${to}`)
  return new Set(changed.map(([key]) => key))
}

/** Says in the audit log who imported what. */
export async function recordImport(store: Store, actor: string | undefined, at: Date, detail: string): Promise<void> {
  if (actor) await store.insert('audit', ['at', 'actor', 'action', 'detail'], [[engineInstant(at), actor, 'import', detail]])
}

/** First days of the first and the last period that lines are about. There must be a line. */
export function periodsOf(lines: readonly { week: string }[]): { from: string; to: string } {
  const weeks = [...new Set(lines.map(({ week }) => week))].sort()
  return { from: weeks[0]!, to: weeks.at(-1)! }
}

const engineInstant = (at: Date): string => at.toISOString().replace('T', ' ').replace('Z', '')

/** However many rows a list has, they go in with one insert. */
async function insertAtOnce(store: Store, rows: readonly unknown[][]): Promise<void> {
  try {
    await store.insertLines({ table: 'figures', columns, lines: Buffer.from(rows.map(jsonLine).join('')), rows: rows.length })
  } catch (error) {
    if (!(error instanceof EngineError)) throw error
    const full = error.code === 243
    const reason = full ? 'the disk of the data directory is full: make room and import again' : error.message.split('\n')[0]!
    throw new Problem(full ? 'disk-full' : 'query-failed', reason, {}, { cause: error })
  }
}

function rowsOf(line: PublishedLine, source: Source, revision: number, address: string, asOf: string): unknown[][] {
  const who = [line.title, line.titleName, line.season, line.name, line.service]
  return Object.entries(line.figures).map(([metric, value]) => [
    ...[source.id, source.market, line.list, line.week, lastDay(line), revision, line.line, ...who],
    ...[metric, value, line.rank, line.weeks, line.address || address, line.note, asOf],
  ])
}

const sundays = new Map<string, string>()

function lastDay({ week, end }: PublishedLine): string {
  if (end !== undefined) return end
  const known = sundays.get(week) ?? addDays(week, 6)
  sundays.set(week, known)
  return known
}

const same = (list: readonly PublishedLine[], held: readonly HeldLine[] | undefined): boolean =>
  held !== undefined && list.length === held.length && list.every((line, at) => print(line, held[at]!) === print(held[at]!, held[at]!))

/** What makes a line: two that print alike are the same. An address that came with the file and not with the line is no part of it. */
function print(line: PublishedLine, held: HeldLine): string {
  const figures = Object.entries(line.figures).sort(([one], [other]) => (one < other ? -1 : 1))
  const who = [line.title, line.titleName, line.season, line.name, line.service]
  return JSON.stringify([
    listKey(line),
    lastDay(line),
    line.line,
    line.rank,
    line.weeks,
    line.note,
    line.address || held.address,
    who,
    figures,
  ])
}
