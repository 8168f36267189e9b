import { type Chart, type ChartSummary, metrics, Problem, weekStart } from '@sweeps/model'
import type { Store } from '../store/index.js'
import { type ChartRow, chartRow } from './chart-rows.js'
import type { ChartDefinition, ChartList } from './definition.js'
import type { ChartSource } from './list-figures.js'
import { ListedWeeks } from './listed-weeks.js'
import { loadDefinitions } from './load-definitions.js'
import { publishedSource } from './published-source.js'
import { unknownWeek } from './unknown-week.js'

export interface ChartsOptions {
  store: Store
  /** Sources besides the published ones, by name: `census`. */
  sources?: Readonly<Record<string, ChartSource>>
  /** What a reader must know of a source's week besides its figures, asked when a week is shown. */
  notes?: Readonly<Record<string, (definition: ChartDefinition, week: string) => Promise<string[]>>>
  /** A directory that may hold a `charts.json` with definitions of one's own. */
  userDefinitions?: string | undefined
  /** The clock in epoch milliseconds, for tests. */
  now?: () => number
}

/** The charts stage: figures → ranked lists and their history. */
export interface Charts {
  definitions: ReadonlyMap<string, ChartDefinition>
  /** What charts there are, and the weeks they have. */
  summaries(): Promise<ChartSummary[]>
  /**
   * One list of one week. `week` is any day of it; the latest week when absent. `list` is the first when absent.
   * Answers are shared: do not change them. Throws `unknown-chart`, `unknown-week`.
   */
  chart(request: { chart: string; week?: string | undefined; list?: string | undefined }): Promise<Chart>
  /** Every entry of every list and week, by week, list and rank. Throws `unknown-chart`. */
  export(request: { chart: string }): Promise<ChartRow[]>
  /** Where a title charted: every chart, list and week, oldest week first. Empty when it never did. */
  title(request: { title: string }): Promise<(ChartRow & { chart: string })[]>
  /** Where a definition's figures come from. */
  sourceOf(definition: ChartDefinition): ChartSource
  /** Forgets what is kept of a source, or of all: call it after an import, a late span, a change of the catalogue. */
  changed(source?: string): void
}

/** Opens the charts stage on a store. Throws `invalid-file` when a definition is not as it should be. */
export function openCharts({ store, sources = {}, notes = {}, userDefinitions, now = Date.now }: ChartsOptions): Charts {
  const definitions = loadDefinitions(userDefinitions)
  const published = publishedSource(store)
  const kept = new Map<string, Promise<ListedWeeks>>()

  async function listed(definition: ChartDefinition, list: ChartList): Promise<ListedWeeks> {
    const key = `${definition.id} ${list.id}`
    const own = sources[definition.source]
    const source = own ?? published
    const found = kept.get(key)
    const weeks = await found
    if (weeks?.isFresh(now())) return weeks
    // While this one waited another may have begun to read: then wait for that.
    if (kept.get(key) !== found) return listed(definition, list)
    const reading = weeks ? weeks.refreshed(source, now()) : ListedWeeks.read(source, definition, list, own !== undefined, now())
    kept.set(key, reading)
    try {
      return await reading
    } catch (error) {
      if (kept.get(key) === reading) kept.delete(key)
      throw error
    }
  }

  function definitionOf(id: string): ChartDefinition {
    const definition = definitions.get(id)
    if (!definition) throw new Problem('unknown-chart', `there is no chart "${id}": there are ${[...definitions.keys()].join(', ')}`)
    return definition
  }

  function listOf({ id, lists }: ChartDefinition, wanted: string | undefined): ChartList {
    const list = wanted === undefined ? lists[0] : lists.find(list => list.id === wanted)
    if (!list) throw new Problem('unknown-chart', `${id} has no list "${wanted}": it has ${lists.map(({ id }) => id).join(', ')}`)
    return list
  }

  async function rows(definition: ChartDefinition): Promise<ChartRow[]> {
    const found: ChartRow[] = []
    for (const list of definition.lists)
      for (const { week, entries } of (await listed(definition, list)).weeks.values())
        for (const entry of entries) found.push(chartRow(week, list.id, entry))
    // Sorting keeps the order of lists and ranks within a week.
    return found.sort((one, other) => (one.week < other.week ? -1 : one.week > other.week ? 1 : 0))
  }

  return {
    definitions,

    async summaries() {
      return Promise.all(
        [...definitions.values()].map(async definition => {
          const lists = await Promise.all(definition.lists.map(list => listed(definition, list)))
          const { metric } = definition.measures.at(-1)!
          return {
            id: definition.id,
            name: definition.name,
            source: definition.credit,
            metric,
            unit: metrics[metric].unit,
            note: definition.note,
            lists: definition.lists.map(({ id, name }) => ({ id, name })),
            weeks: [...new Set(lists.flatMap(({ weeks }) => [...weeks.keys()]))].sort(),
          }
        }),
      )
    },

    async chart(request) {
      const definition = definitionOf(request.chart)
      const list = listOf(definition, request.list)
      const wanted = request.week === undefined ? undefined : weekStart(request.week, definition.firstDay)
      const held = await listed(definition, list)
      const week = wanted ?? [...held.weeks.keys()].at(-1)
      const chart = week === undefined ? undefined : held.chart(week)
      if (!chart) throw unknownWeek(definition, list, wanted, [...held.weeks.keys()])
      return held.noted(chart, notes[definition.source])
    },

    async export(request) {
      return rows(definitionOf(request.chart))
    },

    async title({ title }) {
      const found = await Promise.all(
        [...definitions.values()].map(async definition =>
          (await rows(definition)).filter(row => row.title === title).map(row => ({ chart: definition.id, ...row })),
        ),
      )
      return found.flat().sort((one, other) => (one.week < other.week ? -1 : one.week > other.week ? 1 : 0))
    },

    sourceOf: definition => sources[definition.source] ?? published,

    changed(source) {
      for (const { id, source: its, lists } of definitions.values())
        if (source === undefined || its === source) for (const list of lists) kept.delete(`${id} ${list.id}`)
    },
  }
}
