import { addDays, type Chart, type ChartSummary, type Edition, Problem, weekStart } from '@sweeps/model'
import type { Editions } from '../editions/editions.js'
import type { Charts } from '../open-charts.js'

/** A chart as the public may see it: `weeks` are those that may be shown, oldest first. */
export type PublicChart = ChartSummary

/** What a page says of the edition it shows. */
export type EditionFacts = Omit<Edition, 'lists' | 'inputs' | 'definition'>

/** A week of a chart as the public may see it. */
export interface PublicWeek {
  chart: PublicChart
  week: Chart['week']
  /** The lists that were asked for and have this week. */
  lists: Chart[]
  /** Ids of all lists that have this week, in their order. */
  held: string[]
  /** The latest revision that is out; null: nothing was published of this week, so this is what is known now. */
  edition: EditionFacts | null
  previous: string | null
  next: string | null
}

/** An edition that is out, as a line of a list. */
export interface PublicEdition {
  id: string
  chart: string
  week: string
  revision: number
  /** ISO instant from which it may be seen: when it was published, or when its embargo ended. */
  out: string
}

/** An edition as it is listed, with the instant from which it may be seen in epoch milliseconds. */
interface EditionRow {
  id: string
  chart: string
  week: string
  revision: number
  from: number
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
  /** Editions never change: the ones that were asked for lately are kept. */
  readonly #kept = new Map<string, Edition>()

  constructor({ charts, editions }: { charts: Charts; editions: Editions }, now: () => number = Date.now) {
    this.#charts = charts
    this.#editions = editions
    this.#now = now
  }

  /** The charts that have a week to show. */
  async charts(): Promise<PublicChart[]> {
    const rows = await this.#rows()
    const shown = (await this.#charts.summaries()).map(chart => ({ ...chart, weeks: this.#shownWeeks(chart, rows) }))
    return shown.filter(({ weeks }) => weeks.length > 0)
  }

  /** Throws `unknown-chart`. */
  async chart(id: string): Promise<PublicChart> {
    return this.#chart(id, await this.#rows(id))
  }

  async #chart(id: string, rows: EditionRow[]): Promise<PublicChart> {
    const chart = this.#charts.definitions.has(id) ? await this.#charts.summary(id) : undefined
    const weeks = chart ? this.#shownWeeks(chart, rows) : []
    if (!chart || weeks.length === 0) throw new Problem('unknown-chart', `there is no chart "${id}" here, or no week of it to show yet`)
    return { ...chart, weeks }
  }

  /**
   * `week` is any day of it, or `latest`: the latest that is over. All lists, unless `only` names one: `{ list: undefined }` is the first that
   * has the week. Throws `unknown-chart`, `unknown-week`.
   */
  async week(id: string, asked: string, only?: { list: string | undefined }): Promise<PublicWeek> {
    const rows = await this.#rows(id)
    const chart = await this.#chart(id, rows)
    const week = asked === 'latest' ? await this.#latest(chart) : weekStart(asked, this.#charts.definitions.get(id)!.firstDay)
    if (!chart.weeks.includes(week))
      throw new Problem(
        'unknown-week',
        `${id} has no week of ${week} to show: its weeks go from ${chart.weeks[0]} to ${chart.weeks.at(-1)}`,
      )
    const row = rows.find(row => row.week === week && this.#isOut(row))
    const edition = row ? await this.#edition(row.id) : undefined
    const held = edition ? edition.lists.map(({ list }) => list) : await this.#charts.listsOf({ chart: id, week })
    const wanted = only ? held.filter(list => list === (only.list ?? held[0])) : held
    const lists = edition?.lists.filter(({ list }) => wanted.includes(list)) ?? (await this.#lists(chart, week, wanted))
    const at = chart.weeks.indexOf(week)
    return {
      chart,
      week: { start: week, end: addDays(week, 6) },
      lists,
      held,
      edition: edition ? factsOf(edition) : null,
      previous: chart.weeks[at - 1] ?? null,
      next: chart.weeks[at + 1] ?? null,
    }
  }

  /** Every edition that is out, the latest first. */
  async editions(chart?: string): Promise<PublicEdition[]> {
    const out = (await this.#rows(chart)).filter(row => this.#isOut(row))
    return out
      .map(({ id, chart, week, revision, from }) => ({ id, chart, week, revision, out: new Date(from).toISOString() }))
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

  /** Editions under embargo: that they will come is no secret, what is in them is. */
  async embargoed(): Promise<{ chart: string; week: string; from: number }[]> {
    return (await this.#rows()).filter(row => !this.#isOut(row))
  }

  /** The latest revision of a week comes first. */
  async #rows(chart?: string): Promise<EditionRow[]> {
    const rows = (await this.#editions.list(chart)).map(row => ({ ...row, from: instant(row.embargo ?? row.published) }))
    return rows.sort((one, other) => other.revision - one.revision)
  }

  #isOut = ({ from }: { from: number }): boolean => from <= this.#now()

  #shownWeeks(chart: ChartSummary, all: EditionRow[]): string[] {
    const rows = all.filter(row => row.chart === chart.id)
    const out = new Set(rows.filter(this.#isOut).map(({ week }) => week))
    const firstHeld = rows
      .filter(({ week }) => !out.has(week))
      .map(({ week }) => week)
      .sort()[0]
    const weeks = [...new Set([...chart.weeks, ...out])].sort()
    return weeks.filter(week => out.has(week) || firstHeld === undefined || week < firstHeld)
  }

  async #latest(chart: PublicChart): Promise<string> {
    const last = chart.weeks.at(-1)!
    if (chart.weeks.length === 1) return last
    // An edition may be of a week that is not held any more; it is over.
    const [list] = await this.#charts.listsOf({ chart: chart.id, week: last })
    const runs = list !== undefined && !(await this.#charts.chart({ chart: chart.id, week: last, list })).closed
    return runs ? chart.weeks.at(-2)! : last
  }

  #lists({ id }: PublicChart, week: string, lists: readonly string[]): Promise<Chart[]> {
    return Promise.all(lists.map(list => this.#charts.chart({ chart: id, week, list })))
  }

  async #edition(id: string): Promise<Edition> {
    const kept = this.#kept.get(id)
    if (kept) return kept
    const { inputs: _inputs, ...edition } = await this.#editions.get(id).catch((error: unknown) => {
      throw error instanceof Problem && error.code === 'not-found' ? noEdition(id) : error
    })
    if (this.#kept.size >= 100) this.#kept.delete(this.#kept.keys().next().value!)
    this.#kept.set(id, edition)
    return edition
  }
}

function factsOf({ lists: _lists, definition: _definition, ...facts }: Edition): EditionFacts {
  return facts
}

const noEdition = (id: string): Problem => new Problem('not-found', `there is no edition "${id}" here`)

/** The engine writes instants without their zone, which is UTC. */
const instant = (text: string): number => Date.parse(`${text.replace(' ', 'T')}Z`)
