import { addDays, type ChartSummary, didYouMean, metrics, Problem, weekStart } from '@sweeps/model'
import { CachedLists } from './cached-lists.js'
import type { ChartRow } from './chart-rows.js'
import type { ChartName, Charts, ChartsOptions } from './charts.js'
import type { ChartDefinition, ChartList } from './definition.js'
import type { ChartSource } from './list-figures.js'
import { ListedWeeks } from './listed-weeks.js'
import { firstMarketOf, isOfMarkets, ofMarket, readMarket } from './of-market.js'
import { OwnDefinitions } from './own-definitions.js'
import { publishedSource } from './published-source.js'
import { publishedTitle } from './published-title.js'
import { PublishedWeeks, type WeeksByList } from './published-weeks.js'
import { rowsOfMarkets } from './rows-of-markets.js'
import { unknownWeek } from './unknown-week.js'

/** How long all rows of one's own plays in every market may be repeated, in milliseconds. */
const patienceOfRows = 5000

/** Opens the charts stage on a store. Throws `invalid-file` when a definition is not as it should be. */
export function openCharts({ store, sources = {}, notes = {}, more, userDefinitions, onRedefined, now = Date.now }: ChartsOptions): Charts {
  const own = new OwnDefinitions(userDefinitions)
  const definitions = new Map(own.held)
  const takeUpMore = () => {
    for (const definition of more?.definitions() ?? []) if (!own.held.has(definition.id)) definitions.set(definition.id, definition)
  }
  takeUpMore()
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
      const charted = await publishedTitle(store, title, all.filter(isPublished), publishedWeeks, listed)
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

    own,

    reread() {
      if (!own.look()) return
      const before = [...definitions.values()]
      for (const definition of before) {
        if (own.held.get(definition.id) === definition) continue
        cached.forget(definition)
        publishedWeeks.forget(definition)
        readRows.delete(definition.id)
      }
      definitions.clear()
      for (const [id, definition] of own.held) definitions.set(id, definition)
      for (const definition of definitions.values()) publishedWeeks.forget(definition)
      takeUpMore()
      onRedefined?.()
    },

    async preview(definition) {
      const one = ofMarket(definition, firstMarketOf(definition))
      const live = !isPublished(one)
      const read = await ListedWeeks.read(sourceOf(one), one, one.lists[0]!, live, { fingerprint: undefined, now: now() })
      const week = [...read.weeks.keys()].at(-1)
      return week === undefined ? null : (read.chart(week) ?? null)
    },

    isPublished,

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
      for (const id of [...definitions.keys()]) if (!own.held.has(id)) definitions.delete(id)
      takeUpMore()
      onRedefined?.()
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
