import { addDays, Problem } from '@sweeps/model'
import { type Stamped, stampedAlone } from '../plays/index.js'
import { EngineError, engineInstant, jsonLine, type Store } from '../store/index.js'
import type { ImportOptions } from './import-result.js'
import { byList, listKey, type PublishedLine } from './published-line.js'
import type { StoredLine } from './stored-lines.js'

export interface Source {
  id: string
  market: string
}

const columns = [
  ...['source', 'market', 'list', 'period_start', 'period_end', 'revision', 'line', 'title', 'title_name', 'season', 'name', 'service'],
  ...['metric', 'value', 'rank', 'weeks', 'address', 'note', 'as_of', 'epoch'],
] as const

// One insert is one part of the table: a list is there as a whole or not at all.
const rowsPerInsert = 50_000

/** The lists of a source that differ from what is stored, oldest first: rows of the table, a list each. */
export interface Revisions {
  /** Keys of the lists. */
  changed: Set<string>
  lists: unknown[][][]
}

/** Makes the next revision of each list that differs from what is stored. Nothing is written. */
export function revisions(
  source: Source,
  lines: readonly PublishedLine[],
  stored: readonly StoredLine[],
  { address = '', now }: { address?: string | undefined; now: Date },
): Revisions {
  const before = byList(stored)
  const changed = [...byList(lines)].filter(([key, list]) => !same(list, before.get(key)))
  const lists = changed.map(([key, list]) => {
    const revision = (before.get(key)?.[0]?.revision ?? 0) + 1
    const asOf = engineInstant(now.getTime())
    const last = lastDay(list)
    return list.flatMap(line => rowsOf(line, source, { revision, last, address, asOf }))
  })
  return { changed: new Set(changed.map(([key]) => key)), lists }
}

/** Writes lists, each as a whole or not at all. What was stored stays: nothing is edited. */
export function insertLists(store: Store, lists: readonly unknown[][][], stamped: Stamped = stampedAlone(store)): Promise<void> {
  return stamped(async epoch => {
    let batch: unknown[][] = []
    for (const rows of lists) {
      if (batch.length > 0 && batch.length + rows.length > rowsPerInsert) {
        await insertAtOnce(store, batch)
        batch = []
      }
      for (const row of rows) batch.push([...row, epoch])
    }
    if (batch.length > 0) await insertAtOnce(store, batch)
  })
}

/**
 * Writes the lists that differ from what is stored, each as its next revision, and returns the keys of those.
 * What was stored stays: nothing is edited.
 */
export async function writeLists(
  store: Store,
  source: Source,
  lines: readonly PublishedLine[],
  stored: readonly StoredLine[],
  options: ImportOptions,
): Promise<Set<string>> {
  const now = options.now?.() ?? new Date(store.clock.now())
  const { changed, lists } = revisions(source, lines, stored, { address: options.address, now })
  if (options.dryRun || changed.size === 0) return changed
  await insertLists(store, lists, options.stamped)
  return changed
}

/** First days of the first and the last period that lines are about. There must be a line. */
export function periodsOf(lines: readonly { week: string }[]): { from: string; to: string } {
  const weeks = [...new Set(lines.map(({ week }) => week))].sort()
  return { from: weeks[0]!, to: weeks.at(-1)! }
}

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

/** What the lines of a list have in common. */
interface OfList {
  revision: number
  /** The last day of its period. */
  last: string
  address: string
  asOf: string
}

function rowsOf(line: PublishedLine, source: Source, { revision, last, address, asOf }: OfList): unknown[][] {
  const who = [line.title, line.titleName, line.season, line.name, line.service]
  return Object.entries(line.figures).map(([metric, value]) => [
    ...[source.id, source.market, line.list, line.week, last, revision, line.line, ...who],
    ...[metric, value, line.rank, line.weeks, line.address || address, line.note, asOf],
  ])
}

/** All lines of a list are of one period. */
function lastDay(list: readonly PublishedLine[]): string {
  const { week, end } = list[0]!
  return end ?? addDays(week, 6)
}

const same = (list: readonly PublishedLine[], stored: readonly StoredLine[] | undefined): boolean =>
  stored !== undefined &&
  list.length === stored.length &&
  lastDay(list) === lastDay(stored) &&
  list.every((line, at) => print(line, stored[at]!) === print(stored[at]!, stored[at]!))

/** What makes a line: two that print alike are the same. An address that came with the file and not with the line is no part of it. */
function print(line: PublishedLine, stored: StoredLine): string {
  const figures = Object.entries(line.figures).sort(([one], [other]) => (one < other ? -1 : 1))
  const who = [line.title, line.titleName, line.season, line.name, line.service]
  return JSON.stringify([listKey(line), line.line, line.rank, line.weeks, line.note, line.address || stored.address, who, figures])
}
