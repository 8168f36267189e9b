import { type Chart, type ChartSummary, metrics, Problem, weekStart } from '@sweeps/model'
import type { Store } from '../store/index.js'
import type { ChartRow } from './chart-rows.js'
import type { ChartDefinition, ChartList } from './definition.js'
import { KeptLists } from './kept-lists.js'
import type { ChartSource } from './list-figures.js'
import type { ListedWeeks } from './listed-weeks.js'
import { loadDefinitions } from './load-definitions.js'
import { publishedSource } from './published-source.js'
import { publishedTitle } from './published-title.js'
import { PublishedWeeks, type WeeksByList } from './published-weeks.js'
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
  /** The same of one. Throws `unknown-chart`. */
  summary(id: string): Promise<ChartSummary>
  /** Ids of the lists that have a week, given by its first day; in their order. Throws `unknown-chart`. */
  listsOf(request: { chart: string; week: string }): Promise<string[]>
  /**
   * One list of one week. `week` is any day of it; the latest week when absent. `list` is the first when absent.
   * Answers are shared: do not change them. Throws `unknown-chart`, `unknown-week`.
   */
  chart(request: { chart: string; week?: string | undefined; list?: string | undefined }): Promise<Chart>
  /** Every entry of every list, or of one, and week, by week, list and rank. Throws `unknown-chart`. */
  export(request: { chart: string; list?: string | undefined }): Promise<ChartRow[]>
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
  const publishedWeeks = new PublishedWeeks(store)
  const kept = new KeptLists(now)
  const isPublished = ({ source }: ChartDefinition): boolean => !Object.hasOwn(sources, source)
  const sourceOf = ({ source }: ChartDefinition): ChartSource => sources[source] ?? published
  const listed = (definition: ChartDefinition, list: ChartList): Promise<ListedWeeks> =>
    kept.get(sourceOf(definition), definition, list, !isPublished(definition))

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

  async function weeksOf(definition: ChartDefinition): Promise<WeeksByList> {
    if (isPublished(definition)) return publishedWeeks.of(definition)
    const lists = await Promise.all(
      definition.lists.map(async list => [list.id, [...(await listed(definition, list)).weeks.keys()]] as const),
    )
    return new Map(lists)
  }

  async function rows(definition: ChartDefinition, lists: readonly ChartList[] = definition.lists): Promise<ChartRow[]> {
    const found: ChartRow[] = []
    // TRICKY: not `push(...rows)`: a long list has more rows than a call may have arguments.
    for (const list of lists) for (const row of (await listed(definition, list)).rows()) found.push(row)
    // Sorting keeps the order of lists and ranks within a week.
    return lists.length > 1 ? found.sort(byWeek) : found
  }

  async function summary(definition: ChartDefinition): Promise<ChartSummary> {
    const weeks = await weeksOf(definition)
    const { metric } = definition.measures.at(-1)!
    return {
      id: definition.id,
      name: definition.name,
      source: definition.credit,
      metric,
      unit: metrics[metric].unit,
      note: definition.note,
      lists: definition.lists.map(({ id, name }) => ({ id, name })),
      weeks: [...new Set(definition.lists.flatMap(({ id }) => weeks.get(id) ?? []))].sort(),
    }
  }

  return {
    definitions,

    async summaries() {
      const all = [...definitions.values()]
      await publishedWeeks.read(all.filter(isPublished))
      return Promise.all(all.map(summary))
    },

    summary: async id => summary(definitionOf(id)),

    async listsOf({ chart, week }) {
      const definition = definitionOf(chart)
      const weeks = await weeksOf(definition)
      return definition.lists.flatMap(({ id }) => (weeks.get(id)?.includes(week) ? [id] : []))
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

    async export({ chart, list }) {
      const definition = definitionOf(chart)
      return rows(definition, list === undefined ? definition.lists : [listOf(definition, list)])
    },

    async title({ title }) {
      const all = [...definitions.values()]
      const charted = await publishedTitle(store, title, all.filter(isPublished), weeksOf)
      const own = await Promise.all(
        all
          .filter(definition => !isPublished(definition))
          .map(async definition =>
            (await rows(definition)).filter(row => row.title === title).map(row => ({ chart: definition.id, ...row })),
          ),
      )
      const order = [...definitions.keys()]
      const found = [...own.flat(), ...charted].sort((one, other) => order.indexOf(one.chart) - order.indexOf(other.chart))
      return found.sort(byWeek)
    },

    sourceOf,

    changed(source) {
      for (const definition of definitions.values())
        if (source === undefined || definition.source === source) {
          kept.forget(definition)
          publishedWeeks.forget(definition)
        }
    },
  }
}

const byWeek = (one: { week: string }, other: { week: string }): number => (one.week < other.week ? -1 : one.week > other.week ? 1 : 0)
