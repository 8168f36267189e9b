import { addDays } from '@sweeps/model'
import type { Store } from '../../store/index.js'
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
const rowsPerInsert = 10_000

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

  const asOf = (options.now?.() ?? new Date()).toISOString().replace('T', ' ').replace('Z', '')
  let batch: unknown[][] = []
  for (const [key, list] of changed) {
    const revision = (before.get(key)?.[0]?.revision ?? 0) + 1
    const rows = list.flatMap(line => rowsOf(line, source, revision, options.address ?? '', asOf))
    if (batch.length + rows.length > rowsPerInsert) {
      await store.insert('figures', columns, batch)
      batch = []
    }
    batch.push(...rows)
  }
  await store.insert('figures', columns, batch)
  if (options.actor) {
    const weeks = changed.map(([, list]) => list[0]!.week)
    const detail = `${source.id}: ${changed.length} lists, weeks ${weeks[0]} to ${weeks.at(-1)}`
    await store.insert('audit', ['at', 'actor', 'action', 'detail'], [[asOf, options.actor, 'import', detail]])
  }
  return new Set(changed.map(([key]) => key))
}

function rowsOf(line: PublishedLine, source: Source, revision: number, address: string, asOf: string): unknown[][] {
  const who = [line.title, line.titleName, line.season, line.name, line.service]
  return Object.entries(line.figures).map(([metric, value]) => [
    ...[source.id, source.market, line.list, line.week, addDays(line.week, 6), revision, line.line, ...who],
    ...[metric, value, line.rank, line.weeks, line.address || address, line.note, asOf],
  ])
}

const same = (list: readonly PublishedLine[], held: readonly HeldLine[] | undefined): boolean =>
  held !== undefined && list.length === held.length && list.every((line, at) => print(line, held[at]!) === print(held[at]!, held[at]!))

/** What makes a line: two that print alike are the same. An address that came with the file and not with the line is no part of it. */
function print(line: PublishedLine, held: HeldLine): string {
  const figures = Object.entries(line.figures).sort(([one], [other]) => (one < other ? -1 : 1))
  const who = [line.title, line.titleName, line.season, line.name, line.service]
  return JSON.stringify([listKey(line), line.line, line.rank, line.weeks, line.note, line.address || held.address, who, figures])
}
