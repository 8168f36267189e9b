import { addDays, Chart, ChartSummary, Day, didYouMean, Edition, Market, Problem, weekStart } from '@sweeps/model'
import Type, { Nullable, type Static } from '@sweeps/model/typebox'
import type { ChartName, Charts } from '../charts.js'
import { statusOfEdition } from '../editions/edition-status.js'
import type { Editions } from '../editions/editions.js'
import { chartKey } from '../of-market.js'

/** A chart in one market as the public may see it: `weeks` are those that may be shown, oldest first. */
export const PublicChart = Type.Object({
  ...ChartSummary.properties,
  key: Type.String({ description: 'what addresses name it by: netflix-country/IL; in its first market by its id alone' }),
  inMarkets: Type.Array(Type.Object({ market: Market, key: Type.String() }), {
    description: 'the same chart in each of its markets, by what addresses name it there',
  }),
})
export type PublicChart = Static<typeof PublicChart>

/** What a page says of the edition it shows. */
const EditionFacts = Type.Omit(Edition, ['lists', 'inputs', 'definition'])
export type EditionFacts = Static<typeof EditionFacts>

/** A week of a chart as the public may see it. */
export const PublicWeek = Type.Object({
  chart: PublicChart,
  week: Type.Object({ start: Day, end: Day }),
  lists: Type.Array(Chart, { description: 'those asked for that have this week' }),
  listIds: Type.Array(Type.String(), { description: 'all lists that have this week, in their order' }),
  edition: Nullable(EditionFacts, {
    description: 'the latest revision that is out; null: nothing was published of this week, so this is what is known now',
  }),
  previous: Nullable(Day),
  next: Nullable(Day),
})
export type PublicWeek = Static<typeof PublicWeek>

/** An edition that is out, as a line of a list. */
export const PublicEdition = Type.Object({
  id: Type.String(),
  chart: Type.String(),
  market: Type.String({ description: 'ISO country, or WW; empty where the chart is defined no more' }),
  key: Type.String({ description: 'what addresses name chart and market by' }),
  week: Day,
  revision: Type.Integer({ minimum: 1 }),
  out: Type.String({ description: 'instant (ISO 8601) from which it is visible: when it was published, or when its embargo ended' }),
})
export type PublicEdition = Static<typeof PublicEdition>

/** A line of a list of a week, as a title's page has it. */
export interface PublicLine {
  /** What addresses name the chart by. */
  key: string
  chartName: string
  list: string
  listName: string
  week: string
  rank: number
  season: number | null
  name: string
}

/** A title as the public may see it. */
export interface PublicTitle {
  title: string
  name: string
  /** The latest week first. */
  lines: PublicLine[]
}

/** An edition as it is listed, with the instant from which it may be seen in epoch milliseconds. */
interface EditionRow {
  id: string
  chart: string
  market: string
  key: string
  week: string
  revision: number
  from: number
  /** When it was published, be it under embargo. */
  made: number
}

/**
 * What anybody may see of the charts, for pages, feeds, pictures and the static site alike: the latest revision of a week whose embargo
 * is over, else what is known now.
 *
 * A week with nothing but revisions under embargo is held back, and so are later weeks that were not published: their ranks of "last
 * week" would tell.
 */
export class PublicCharts {
  readonly #charts: Charts
  readonly #editions: Editions
  readonly #now: () => number
  /** Editions never change: those that were read lately are cached. */
  readonly #cached = new Map<string, Edition>()

  constructor({ charts, editions }: { charts: Charts; editions: Editions }, now: () => number = Date.now) {
    this.#charts = charts
    this.#editions = editions
    this.#now = now
  }

  /** The charts that have a week to show: those over several markets in their first, or in one that has one. */
  async charts(): Promise<PublicChart[]> {
    const rows = await this.#rows()
    const all = (await this.#charts.summaries()).map(chart => this.#publicChart(chart, rows))
    return all.filter(({ weeks }) => weeks.length > 0)
  }

  /** Throws `unknown-chart`, `unknown-market`. */
  async chart(name: ChartName): Promise<PublicChart> {
    return this.#chart(name, await this.#rows(name.chart))
  }

  async #chart(name: ChartName, rows: EditionRow[]): Promise<PublicChart> {
    const { chart: id } = name
    const chart = this.#charts.definitions.has(id) ? this.#publicChart(await this.#charts.summary(name), rows) : undefined
    if (!chart || chart.weeks.length === 0) {
      const visible = chart ? [] : (await this.charts()).map(one => one.id)
      const there = chart?.markets.filter(market => market !== chart.market) ?? []
      const others = there.length > 0 ? `; there is ${there.map(market => `${id}/${market}`).join(', ')}` : ''
      throw new Problem(
        'unknown-chart',
        `there is no chart "${chart?.key ?? id}" here, or no week of it to show yet${others}${didYouMean(id, visible)}`,
      )
    }
    return chart
  }

  #publicChart(chart: ChartSummary, rows: EditionRow[]): PublicChart {
    const keyOf = (market: string): string => this.#keyOf(chart.id, market)
    const inMarkets = chart.markets.map(market => ({ market, key: keyOf(market) }))
    return { ...chart, key: keyOf(chart.market), inMarkets, weeks: this.#visibleWeeks(chart, rows) }
  }

  /**
   * `day` is any day of it, or `latest`: the latest that is over. All lists, unless `only` names one: `{ list: undefined }` is the first that
   * has the week. Throws `unknown-chart`, `unknown-week`.
   */
  async week(name: ChartName, day: string, only?: { list: string | undefined }): Promise<PublicWeek> {
    const { chart: id } = name
    const rows = await this.#rows(id)
    const chart = await this.#chart(name, rows)
    const { key, market } = chart
    const week = day === 'latest' ? await this.#latest(chart) : weekStart(day, this.#charts.definitions.get(id)!.firstDay)
    if (!chart.weeks.includes(week))
      throw new Problem(
        'unknown-week',
        `${key} has no week of ${week} to show: its weeks go from ${chart.weeks[0]} to ${chart.weeks.at(-1)}`,
      )
    const row = rows.find(row => row.market === market && row.week === week && this.#isOut(row))
    const edition = row ? await this.#edition(row.id) : undefined
    const listIds = edition ? edition.lists.map(({ list }) => list) : await this.#charts.listsOf({ chart: id, market, week })
    const wanted = only ? listIds.filter(list => list === (only.list ?? listIds[0])) : listIds
    const lists = edition?.lists.filter(({ list }) => wanted.includes(list)) ?? (await this.#lists(chart, week, wanted))
    const at = chart.weeks.indexOf(week)
    return {
      chart,
      week: { start: week, end: addDays(week, 6) },
      lists,
      listIds,
      edition: edition ? editionFacts(edition) : null,
      previous: chart.weeks[at - 1] ?? null,
      next: chart.weeks[at + 1] ?? null,
    }
  }

  /**
   * Where a title stands in what may be seen, charts over several markets in their first. Of a week that was published it is the edition that is
   * asked. Throws `not-found` for a title that stands nowhere.
   */
  async title(title: string): Promise<PublicTitle> {
    const rows = await this.#rows()
    const charted = await this.#charts.title({ title })
    const lines: PublicLine[] = []
    for (const chart of await this.charts()) {
      const nameOf = (list: string): string => chart.lists.find(({ id }) => id === list)?.name ?? list
      const place = { key: chart.key, chartName: chart.name }
      const visible = new Set(chart.weeks)
      const own = charted.filter(row => row.chart === chart.id && (row.market ?? chart.market) === chart.market && visible.has(row.week))
      for (const week of new Set(own.map(row => row.week))) {
        const published = rows.find(row => row.chart === chart.id && row.market === chart.market && row.week === week && this.#isOut(row))
        const entries = published
          ? (await this.#edition(published.id)).lists.flatMap(({ list, entries }) => entries.map(entry => ({ list, ...entry })))
          : own.filter(row => row.week === week)
        for (const { list, rank, season, name, title: of } of entries)
          if (of === title && rank !== null) lines.push({ ...place, list, listName: nameOf(list), week, rank, season, name: name ?? title })
      }
    }
    if (lines.length === 0) throw new Problem('not-found', `no chart here has had "${title}"`)
    lines.sort((one, other) => (one.week === other.week ? 0 : one.week > other.week ? -1 : 1))
    return { title, name: lines[0]!.name, lines }
  }

  /** Every edition that is out, the latest first; of one chart in one market when it is named. */
  async editions(of?: Pick<PublicChart, 'id' | 'market'>): Promise<PublicEdition[]> {
    const out = (await this.#rows(of?.id)).filter(row => this.#isOut(row) && (of === undefined || row.market === of.market))
    return out
      .map(({ from, made: _made, ...row }) => ({ ...row, out: new Date(from).toISOString() }))
      .sort((one, other) => (one.out > other.out ? -1 : one.out < other.out ? 1 : one.id < other.id ? -1 : 1))
  }

  /** An edition that is out, without the figures it was made from. Throws `not-found`: what is under embargo looks like what does not exist. */
  async edition(id: string): Promise<Edition> {
    const edition = await this.#edition(id)
    if (Date.parse(edition.embargo ?? edition.published) > this.#now()) throw noEdition(id)
    return edition
  }

  /** The same as it was published, with the figures if they were published with it. */
  async wholeEdition(id: string): Promise<Edition> {
    await this.edition(id)
    return this.#editions.get(id)
  }

  /** Editions under embargo, the chart by its key: that they will come is no secret, what is in them is. */
  async embargoed(): Promise<{ chart: string; week: string; from: number; made: number }[]> {
    const before = new Set<string>()
    // Of a week the latest revision alone: it comes first.
    const rows = (await this.#rows()).filter(row => {
      const week = `${row.key} ${row.week}`
      const latest = !before.has(week)
      before.add(week)
      return latest && !this.#isOut(row)
    })
    return rows.map(({ key, week, from, made }) => ({ chart: key, week, from, made }))
  }

  /** The latest revision of a week comes first. */
  async #rows(chart?: string): Promise<EditionRow[]> {
    const rows = (await this.#editions.list(chart)).map(({ id, chart, market, week, revision, ...row }) => ({
      ...{ id, chart, market, week, revision, key: this.#keyOf(chart, market) },
      from: instant(row.embargo ?? row.published),
      made: instant(row.published),
    }))
    return rows.sort((one, other) => other.revision - one.revision)
  }

  /** Of a chart that is not defined any more its id. */
  #keyOf(chart: string, market: string): string {
    const definition = this.#charts.definitions.get(chart)
    return definition ? chartKey(definition, market) : chart
  }

  #isOut = ({ from }: { from: number }): boolean => from <= this.#now()

  #visibleWeeks(chart: ChartSummary, all: EditionRow[]): string[] {
    const rows = all.filter(row => row.chart === chart.id && row.market === chart.market)
    const out = new Set(rows.filter(this.#isOut).map(({ week }) => week))
    const firstStored = rows
      .filter(({ week }) => !out.has(week))
      .map(({ week }) => week)
      .sort()[0]
    const weeks = [...new Set([...chart.weeks, ...out])].sort()
    return weeks.filter(week => out.has(week) || firstStored === undefined || week < firstStored)
  }

  async #latest(chart: PublicChart): Promise<string> {
    const last = chart.weeks.at(-1)!
    if (chart.weeks.length === 1) return last
    // An edition may be of a week that is not stored any more; it is over.
    const name = { chart: chart.id, market: chart.market }
    const [list] = await this.#charts.listsOf({ ...name, week: last })
    const runs = list !== undefined && !(await this.#charts.chart({ ...name, week: last, list })).closed
    return runs ? chart.weeks.at(-2)! : last
  }

  #lists({ id, market }: PublicChart, week: string, lists: readonly string[]): Promise<Chart[]> {
    return Promise.all(lists.map(list => this.#charts.chart({ chart: id, market, week, list })))
  }

  async #edition(id: string): Promise<Edition> {
    const cached = this.#cached.get(id)
    if (cached) return cached
    const { inputs: _inputs, ...edition } = await this.#editions.get(id).catch((error: unknown) => {
      throw error instanceof Problem && error.code === 'not-found' ? noEdition(id) : error
    })
    if (this.#cached.size >= 100) this.#cached.delete(this.#cached.keys().next().value!)
    this.#cached.set(id, edition)
    return edition
  }
}

function editionFacts(edition: Edition): EditionFacts {
  const { lists: _lists, definition: _definition, ...facts } = edition
  const status = statusOfEdition(edition)
  return { ...facts, ...(status && { status }) }
}

const noEdition = (id: string): Problem => new Problem('not-found', `there is no edition "${id}" here`)

/** The engine writes instants without their zone, which is UTC. */
const instant = (text: string): number => Date.parse(`${text.replace(' ', 'T')}Z`)
