import { awaitingFinal, type ChartName, dueWeeks, type Engine, firstMarketOf, operations, type PublishingSchedule } from '@sweeps/engine'
import { Problem } from '@sweeps/model'

export interface PublishingOptions {
  engine: Engine
  schedule: PublishingSchedule
  onTrouble(message: string): void
  /** The clock in epoch milliseconds, for tests. */
  now?: () => number
}

/** What failed is tried again this much later, in milliseconds. */
const again = 10 * 60_000
/** The longest sleep: clocks are set, machines are suspended, and a timer may run 24.8 days at most. */
const longest = 60 * 60_000
/** How often it is looked whether publishing has become this program's, in milliseconds. */
const whoOwns = 5000

/** Publishes charts by the schedule. What was missed while nothing ran is made up for; a week that has an edition is left alone. */
export class ScheduledPublishing {
  readonly #options: PublishingOptions
  /** What was reported: a week whose figures are late is reported once. */
  readonly #reported = new Set<string>()
  #timer: NodeJS.Timeout | undefined
  #stopped = false
  #running: Promise<void> | undefined

  constructor(options: PublishingOptions) {
    this.#options = options
  }

  /** Publishes what is due, now and from then on. */
  start(): void {
    this.#running = this.publishDue().then(wait => {
      if (!this.#stopped) this.#timer = setTimeout(() => this.start(), wait)
    })
  }

  /** Resolves when nothing is being published any more. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#running
  }

  /** Publishes every week that is due; resolves with the milliseconds until it is to be called again. */
  async publishDue(): Promise<number> {
    const { schedule, now = Date.now } = this.#options
    // Of several programs on one store one publishes; should it end, another looks what is due.
    if (!this.#options.engine.ownership.owned) return whoOwns
    const waits = [longest]
    for (const chart of schedule.charts) if (!this.#stopped) waits.push(await this.#publishChart(chart, now()))
    return Math.max(1, Math.min(...waits))
  }

  async #publishChart(chart: string, now: number): Promise<number> {
    try {
      const { engine, schedule } = this.#options
      const name = readKey(chart)
      const definition = engine.charts.definitions.get(name.chart)!
      const published = await engine.editions.list(name.chart, name.market ?? firstMarketOf(definition))
      const last = published
        .map(({ week }) => week)
        .sort()
        .at(-1)
      const due = dueWeeks(definition, schedule, { now, last })
      let failed = false
      const weeks = [...new Set([...awaitingFinal(published, definition, now), ...due.weeks])]
      for (const week of weeks) if (!(await this.#publish(chart, week))) failed = true
      return failed ? Math.min(again, due.next - now) : due.next - now
    } catch (error) {
      this.#tell(`${chart} was not published`, error)
      return again
    }
  }

  async #publish(chart: string, week: string): Promise<boolean> {
    const { engine } = this.#options
    try {
      await operations.publish.run(engine, { ...readKey(chart), week }, { actor: 'schedule', progress: () => {} })
      return true
    } catch (error) {
      this.#tell(`the week of ${week} of ${chart} was not published`, error)
      return false
    }
  }

  #tell(what: string, error: unknown): void {
    const reason = error instanceof Problem && error.code === 'unknown-week' ? 'there is nothing in it yet' : (error as Error).message
    const message = `${what}: ${reason}; it is tried again every ${again / 60_000} minutes`
    if (this.#reported.has(message)) return
    this.#reported.add(message)
    this.#options.onTrouble(message)
  }
}

/** A chart as a schedule names it: `census`, `netflix-country/IL`. */
function readKey(key: string): ChartName {
  const [chart = '', market] = key.split('/')
  return market === undefined ? { chart } : { chart, market }
}
