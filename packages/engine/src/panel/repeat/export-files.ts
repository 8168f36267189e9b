import { addDays, dayStart } from '@sweeps/model'
import { stringify } from 'csv-stringify/sync'
import type { Store } from '../../store/index.js'
import type { PanelAsOf } from '../figures/panel-figures.js'
import { rosterOf } from '../import-panel.js'
import type { PanelVersions } from '../panel-versions.js'
import type { PanelFiles } from '../read/panel-files.js'
import { fileOf } from '../read/panel-part.js'
import type { WeightSet, WeightSets } from '../weight-sets.js'
import { type ReportedRow, reportedCatalogue, reportedViewing } from './reported-viewing.js'

/** The most stretches that one message may have. */
const mostSpans = 500

const dayMs = 86_400_000

/**
 * The files that a week of a panel was made from, as they were known: panel.json and its tables, what meters told in the week and the one
 * before it, the catalogue of what they told, and weights.csv, the weights that came of it. By name, as text.
 *
 * Devices and plays go by the hashes under which they are stored. Undefined: there was no panel then.
 *
 * @param hashes of the weight sets of the week and of its days
 */
export async function exportFiles(
  stages: { store: Store; versions: PanelVersions; sets: WeightSets },
  { panel, week, hashes }: { panel: string; week: string; hashes: readonly string[] },
  { epoch, version }: PanelAsOf,
): Promise<Map<string, string> | undefined> {
  const { store, versions, sets } = stages
  const files = await versions.at(panel, epoch)
  if (!files) return undefined
  const parts = await versions.rowsAt(panel, epoch)
  const { definition } = files
  const factors = definition.replicates.method === 'given' ? [definition.replicates.file] : []
  const found = new Map([['panel.json', parts.get('definition')![0]!.cells['document']!]])
  for (const part of ['households', 'persons', 'targets', 'days', ...factors]) {
    const rows = parts.get(part)
    if (rows) found.set(fileOf(part), table(rows.map(({ cells }) => cells)))
  }
  const reported = await store.run(reportedViewing, {
    ...{ panel, epoch },
    from: dayStart(addDays(week, -7), definition.zone) - dayMs,
    to: dayStart(addDays(week, 7), definition.zone),
  })
  found.set('viewing.ndjson', messagesOf(reported, files))
  found.set('catalogue.csv', table(await store.run(reportedCatalogue, { panel, version })))
  found.set('weights.csv', table(await weightsOf(sets, panel, week, hashes)))
  return found
}

/** What is told of households and persons that are of the panel; who is not has no weight either. */
function messagesOf(rows: readonly ReportedRow[], files: PanelFiles): string {
  const { households, householdsOf } = rosterOf(files)
  const lines = rows
    .filter(({ household }) => households.has(household))
    .flatMap(({ of_screen: screen, spans, was_there: presence, ...row }) =>
      Array.from({ length: Math.ceil(spans.length / mostSpans) }, (_, at) => ({
        ...row,
        ...(screen !== '' && { screen }),
        sentAt: instant(Math.max(...spans.map(([, stop]) => stop))),
        spans: spans
          .slice(at * mostSpans, (at + 1) * mostSpans)
          .map(([start, stop]) => ({ start: instant(start), stop: instant(stop), position: 0 })),
        presence: presence
          .filter(([who, guest]) => guest === 1 || householdsOf.get(who)?.has(row.household))
          .map(([who, guest, start, stop]) => ({ [guest === 1 ? 'guest' : 'person']: who, start: instant(start), stop: instant(stop) })),
      })),
    )
  return lines.map(line => `${JSON.stringify(line)}\n`).join('')
}

const instant = (ms: number): string => new Date(ms).toISOString()

/** A line per person of each weight set. */
async function weightsOf(sets: WeightSets, panel: string, week: string, hashes: readonly string[]) {
  const wanted = (await sets.list(panel)).filter(({ hash, start }) => hashes.includes(hash) && start >= week)
  const lines: Record<string, string | number>[] = []
  for (const set of wanted.toSorted(byPeriod))
    for (const { person, household, weight } of await sets.weights(panel, set.number))
      lines.push({ kind: set.kind, start: set.start, person, household, weight })
  return lines
}

const byPeriod = (one: WeightSet, other: WeightSet): number => (`${one.kind} ${one.start}` < `${other.kind} ${other.start}` ? -1 : 1)

/** Cells as they are: these files are for programs, and no cell may be changed. */
function table(rows: readonly Readonly<Record<string, string | number>>[]): string {
  const columns = [...new Set(rows.flatMap(row => Object.keys(row)))]
  return stringify([columns, ...rows.map(row => columns.map(column => row[column] ?? ''))])
}
