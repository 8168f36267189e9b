import { addDays, type Chart, type ChartSummary, didYouMean, metrics, Problem, weekStart } from '@sweeps/model'
import type { Store } from '../store/index.js'
import { CachedLists } from './cached-lists.js'
import type { ChartRow } from './chart-rows.js'
import type { ChartDefinition, ChartList } from './definition.js'
import type { ChartSource } from './list-figures.js'
import type { ListedWeeks } from './listed-weeks.js'
import { loadDefinitions } from './load-definitions.js'
import { firstMarketOf, isOfMarkets, ofMarket, readMarket } from './of-market.js'
import { publishedSource } from './published-source.js'
import { publishedTitle } from './published-title.js'
import { PublishedWeeks, type WeeksByList } from './published-weeks.js'
import { rowsOfMarkets } from './rows-of-markets.js'
import { unknownWeek } from './unknown-week.js'

export interface ChartsOptions {
  store: Store
  /** Sources besides the published ones, by name: `census`. */
  sources?: Readonly<Record<string, ChartSource>>
  /** What a reader must know of a source's week besides its figures, asked when a week is shown. */
  notes?: Readonly<Record<string, (definition: ChartDefinition, week: string) => Promise<string[]>>>
  /** Charts that come and go, as those of panels do, and where the figures of a source of theirs come from. */
  more?: { definitions(): ChartDefinition[]; sourceOf(source: string): ChartSource | undefined }
  /** A directory that may hold a `charts.json` with definitions of one's own. */
  userDefinitions?: string | undefined
  /** The clock in epoch milliseconds, for tests. */
  now?: () => number
}

/** A chart; of a chart over several markets, in which of them: the first when none is named. Codes may be written in small letters. */
export interface ChartName {
  chart: string
  market?: string | undefined
}

/** The charts stage: figures → ranked lists and their history. */
export interface Charts {
  /** As they are defined: the market of a chart over all markets is `each`. */
  definitions: ReadonlyMap<string, ChartDefinition>
  /** The definition of a chart in one market. Throws `unknown-chart`, `unknown-market`. */
  definition(name: ChartName): Promise<ChartDefinition>
  /** The markets that a chart over several has figures of, in order; empty for a chart of one. Throws `unknown-chart`. */
  marketsOf(chart: string): Promise<readonly string[]>
  /** What charts there are, and the weeks they have: in a market those of several markets that have it, else in their first, or another that has any. */
  summaries(request?: { market?: string | undefined }): Promise<ChartSummary[]>
  /** The same of one. Throws `unknown-chart`, `unknown-market`. */
  summary(name: ChartName): Promise<ChartSummary>
  /** Ids of the lists that have a week, given by its first day; in their order. Throws `unknown-chart`, `unknown-market`. */
  listsOf(request: ChartName & { week: string }): Promise<string[]>
  /**
   * One list of one week. `week` is any day of it; the latest week when absent. `list` is the first when absent, `size` the definition's.
   * Answers are shared: do not change them. Throws `unknown-chart`, `unknown-market`, `unknown-week`.
   */
  chart(request: ChartName & { week?: string | undefined; list?: string | undefined; size?: number | undefined }): Promise<Chart>
  /**
   * Every entry of every list, or of one, and week, by week, list and rank; with the market `all` those of every market, one after the other,
   * read at once. Throws `unknown-chart`, `unknown-market`.
   */
  export(request: ChartName & { list?: string | undefined }): Promise<ChartRow[]>
  /**
   * One list of one week in every market, by market and rank, read at once. Weeks on the chart and peaks are left out: of one week they are
   * not known. Throws `unknown-chart`, `unknown-week`.
   */
  weekOfMarkets(request: { chart: string; week: string; list?: string | undefined }): Promise<ChartRow[]>
  /**
   * Where a title charted: every chart, list and week, oldest week first. Charts over several markets answer for their first, for the one
   * named, or for `all`. Empty when it never did.
   */
  title(request: { title: string; market?: string | undefined }): Promise<(ChartRow & { chart: string })[]>
  /** Where a definition's figures come from. */
  sourceOf(definition: ChartDefinition): ChartSource
  /** Forgets what is cached of a source, or of all: call it after an import, a late span, a change of the catalogue. */
  changed(source?: string): void
  /** Takes up the charts that came, drops those that went, and forgets what is kept of all that come and go. */
  redefined(): void
}

/** How long all rows of one's own plays in every market may be repeated, in milliseconds. */
const patienceOfRows = 5000

/** Opens the charts stage on a store. Throws `invalid-file` when a definition is not as it should be. */
export function openCharts({ store, sources = {}, notes = {}, more, userDefinitions, now = Date.now }: ChartsOptions): Charts {
  const definitions = loadDefinitions(userDefinitions)
  const fixed = new Set(definitions.keys())
  for (const definition of more?.definitions() ?? []) if (!fixed.has(definition.id)) definitions.set(definition.id, definition)
  const published = publishedSource(store)
  const publishedWeeks = new PublishedWeeks(store)
  const cached = new CachedLists(now)
  const ownSource = (source: string): ChartSource | undefined => (Object.hasOwn(sources, source) ? sources[source] : more?.sourceOf(source))
  const isPublished = ({ source }: ChartDefinition): boolean => ownSource(source) === undefined
  const sourceOf = ({ source }: ChartDefinition): ChartSource => ownSource(source) ?? published
  const listed = (definition: ChartDefinition, list: ChartList): Promise<ListedWeeks> =>
    cached.get(sourceOf(definition), definition, list, !isPublished(definition))

  function definitionOf(id: string): ChartDefinition {
    const definition = definitions.get(id)
    if (!definition)
      throw new Problem(
        'unknown-chart',
        `there is no chart "${id}": there are ${[...definitions.keys()].join(', ')}${didYouMean(id, definitions.keys())}`,
      )
    return definition
  }

  function listOf({ id, lists }: ChartDefinition, wanted: string | undefined): ChartList {
    const list = wanted === undefined ? lists[0] : lists.find(list => list.id === wanted)
    if (!list)
      throw new Problem(
        'unknown-chart',
        `${id} has no list "${wanted}": it has ${lists.map(({ id }) => id).join(', ')}${didYouMean(
          wanted ?? '',
          lists.map(({ id }) => id),
        )}`,
      )
    return list
  }

  async function marketsOf(definition: ChartDefinition): Promise<readonly string[]> {
    if (!isOfMarkets(definition)) return []
    return isPublished(definition) ? publishedWeeks.markets(definition) : ((await sourceOf(definition).markets?.(definition)) ?? [])
  }

  async function definitionIn({ chart, market }: ChartName): Promise<ChartDefinition> {
    const definition = definitionOf(chart)
    // Which markets there are matters only where one is named.
    return ofMarket(definition, readMarket(definition, market, market === undefined ? [] : await marketsOf(definition)))
  }

  /** Of a definition of one market. */
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

  /** Of a definition of one market, or over several, as far as any is known. */
  async function rowsIn(definition: ChartDefinition): Promise<ChartRow[]> {
    if (!isOfMarkets(definition)) return rows(definition)
    if ((await marketsOf(definition)).length === 0) return rows(ofMarket(definition, firstMarketOf(definition)))
    return rowsOfMarkets(sourceOf(definition), definition, definition.lists)
  }

  /**
   * The same of one's own plays, which a title's page wants all of for a few lines: what was read a moment ago, as figures of weeks move slowly,
   * unless something has changed that was counted before.
   */
  const readRows = new Map<string, { until: number; fingerprint: string | undefined; rows: Promise<ChartRow[]> }>()
  async function ownRows(definition: ChartDefinition): Promise<ChartRow[]> {
    if (!isOfMarkets(definition)) return rows(definition)
    const known = readRows.get(definition.id)
    if (known && now() < known.until) return known.rows
    const fingerprint = await sourceOf(definition).fingerprint?.()
    const last = readRows.get(definition.id)
    if (last && (last !== known || (fingerprint !== undefined && fingerprint === last.fingerprint))) {
      last.until = now() + patienceOfRows
      return last.rows
    }
    const read = { until: now() + patienceOfRows, fingerprint, rows: rowsIn(definition) }
    readRows.set(definition.id, read)
    read.rows.catch(() => readRows.get(definition.id) === read && readRows.delete(definition.id))
    return read.rows
  }

  async function summary(definition: ChartDefinition, markets: readonly string[]): Promise<ChartSummary> {
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
      market: definition.market,
      markets: [...markets],
      firstMarket: firstMarketOf(definition),
      weeks: [...new Set(definition.lists.flatMap(({ id }) => weeks.get(id) ?? []))].sort(),
    }
  }

  return {
    definitions,

    definition: definitionIn,

    marketsOf: async chart => marketsOf(definitionOf(chart)),

    async summaries({ market } = {}) {
      const all = [...definitions.values()]
      await publishedWeeks.read(all.filter(isPublished))
      return Promise.all(
        all.map(async definition => {
          const markets = await marketsOf(definition)
          const first = firstMarketOf(definition)
          // Where there is nothing of the first market, there is something of another.
          const visible = [market?.toUpperCase(), first, markets[0]].find(one => one !== undefined && markets.includes(one)) ?? first
          return summary(ofMarket(definition, visible), markets)
        }),
      )
    },

    summary: async name => summary(await definitionIn(name), await marketsOf(definitionOf(name.chart))),

    async listsOf({ week, ...name }) {
      const definition = await definitionIn(name)
      const weeks = await weeksOf(definition)
      return definition.lists.flatMap(({ id }) => (weeks.get(id)?.includes(week) ? [id] : []))
    },

    async chart(request) {
      const defined = await definitionIn(request)
      const definition = request.size === undefined ? defined : { ...defined, size: request.size }
      const list = listOf(definition, request.list)
      const wanted = request.week === undefined ? undefined : weekStart(request.week, definition.firstDay)
      const stored = await listed(definition, list)
      const week = wanted ?? [...stored.weeks.keys()].at(-1)
      const chart = week === undefined ? undefined : stored.chart(week)
      if (!chart) throw unknownWeek(definition, list, wanted, [...stored.weeks.keys()], await marketsOf(definitionOf(request.chart)))
      return stored.noted(chart, notes[definition.source])
    },

    async export({ list, ...name }) {
      const generic = definitionOf(name.chart)
      const lists = list === undefined ? generic.lists : [listOf(generic, list)]
      if (name.market?.toLowerCase() === 'all' && isOfMarkets(generic)) return rowsOfMarkets(sourceOf(generic), generic, lists)
      return rows(await definitionIn(name.market?.toLowerCase() === 'all' ? { chart: name.chart } : name), lists)
    },

    async weekOfMarkets(request) {
      const definition = definitionOf(request.chart)
      const list = listOf(definition, request.list)
      const week = weekStart(request.week, definition.firstDay)
      if (!isOfMarkets(definition)) return (await rows(await definitionIn(request), [list])).filter(row => row.week === week)
      // With the week before, which tells the previous ranks.
      const found = await rowsOfMarkets(sourceOf(definition), definition, [list], { from: addDays(week, -7), to: week })
      const ofWeek = found.filter(row => row.week === week).map(row => ({ ...row, weeks_on_chart: null, peak_rank: null }))
      if (ofWeek.length > 0) return ofWeek
      throw new Problem('unknown-week', `${definition.id}, list ${list.id}: no market has a week of ${week}`)
    },

    async title({ title, market }) {
      const all = [...definitions.values()].flatMap(definition => inMarket(definition, market))
      const charted = await publishedTitle(store, title, all.filter(isPublished), weeksOf)
      const own = await Promise.all(
        all
          .filter(definition => !isPublished(definition))
          .map(async definition => {
            return (await ownRows(definition)).filter(row => row.title === title).map(row => ({ chart: definition.id, ...row }))
          }),
      )
      const order = new Map([...definitions.keys()].map((id, at) => [id, at]))
      const found = [...own.flat(), ...charted].sort((one, other) => order.get(one.chart)! - order.get(other.chart)!)
      return found.sort(byWeek)
    },

    sourceOf,

    changed(source) {
      for (const definition of definitions.values())
        if (source === undefined || definition.source === source) {
          cached.forget(definition)
          publishedWeeks.forget(definition)
          readRows.delete(definition.id)
        }
    },

    redefined() {
      readRows.clear()
      for (const definition of definitions.values()) if (more?.sourceOf(definition.source)) cached.forget(definition)
      for (const id of [...definitions.keys()]) if (!fixed.has(id)) definitions.delete(id)
      for (const definition of more?.definitions() ?? []) if (!fixed.has(definition.id)) definitions.set(definition.id, definition)
    },
  }
}

/** The definitions that answer for a market: over all markets for `all`; none where a chart is of another. */
function inMarket(definition: ChartDefinition, market: string | undefined): ChartDefinition[] {
  if (market === undefined) return [ofMarket(definition, firstMarketOf(definition))]
  if (market.toLowerCase() === 'all') return [definition]
  const wanted = market.toUpperCase()
  return isOfMarkets(definition) || definition.market === wanted ? [ofMarket(definition, wanted)] : []
}

const byWeek = (one: { week: string }, other: { week: string }): number => (one.week < other.week ? -1 : one.week > other.week ? 1 : 0)
