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

/** The lists of a source that differ from what is held, oldest first: rows of the table, a list each. */
export interface Revisions {
  /** Keys of the lists. */
  changed: Set<string>
  lists: unknown[][][]
}

/** Makes the next revision of each list that differs from what is held. Nothing is written. */
export function revisions(
  source: Source,
  lines: readonly PublishedLine[],
  held: readonly HeldLine[],
  { address = '', now }: { address?: string | undefined; now: Date },
): Revisions {
  const before = byList(held)
  const changed = [...byList(lines)].filter(([key, list]) => !same(list, before.get(key)))
  const lists = changed.map(([key, list]) => {
    const revision = (before.get(key)?.[0]?.revision ?? 0) + 1
    return list.flatMap(line => rowsOf(line, source, revision, address, engineInstant(now)))
  })
  return { changed: new Set(changed.map(([key]) => key)), lists }
}

/** Writes lists, each as a whole or not at all. What was held stays: nothing is edited. */
export async function insertLists(store: Store, lists: readonly unknown[][][]): Promise<void> {
  let batch: unknown[][] = []
  for (const rows of lists) {
    if (batch.length > 0 && batch.length + rows.length > rowsPerInsert) {
      await insertAtOnce(store, batch)
      batch = []
    }
    for (const row of rows) batch.push(row)
  }
  if (batch.length > 0) await insertAtOnce(store, batch)
}

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
  const now = options.now?.() ?? new Date()
  const { changed, lists } = revisions(source, lines, held, { address: options.address, now })
  if (options.dryRun || changed.size === 0) return changed
  await insertLists(store, lists)
  const { from, to } = periodsOf(lines.filter(line => changed.has(listKey(line))))
  await recordImport(store, options.actor, now, `${source.id}: ${changed.size} lists, weeks ${from} to ${to}`)
  return changed
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
