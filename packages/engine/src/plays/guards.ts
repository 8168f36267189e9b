import Type from '@sweeps/model/typebox'
import { defineQuery, Int64, type Store, sqlFile } from '../store/index.js'
import type { Loader } from './loader.js'

const stale = defineQuery({
  tag: 'plays.guards.stale',
  sql: sqlFile(import.meta.url, './guards-stale.sql'),
  row: Type.Object({ day: Type.String() }),
})

const latest = defineQuery({
  tag: 'plays.guards.latest',
  sql: sqlFile(import.meta.url, './guards-latest.sql'),
  row: Type.Object({ batch: Int64 }),
})

const overfull = sqlFile(import.meta.url, './guards-overfull.sql')
const touchOverfull = sqlFile(import.meta.url, './guards-touch.sql')

const report = defineQuery({
  tag: 'plays.guards',
  sql: sqlFile(import.meta.url, './guards-report.sql'),
  row: Type.Object({ rule: Type.String(), spans: Int64, watchedMs: Int64 }),
})

/** What each guard rule set aside in a period: spans, and their summed length in milliseconds. */
export interface GuardCount {
  rule: 'lead' | 'stop-before-start' | 'overfull-day' | 'bot' | 'test-viewer' | 'test-key'
  spans: number
  watchedMs: number
}

/** Beyond this it is quicker to look at everybody. */
const mostNamed = 20_000
/** Days looked at together: of millions of viewers they fit the memory. */
const daysAtOnce = 14
/** Reports kept in memory. */
const mostReports = 100

/** The guard rules that need looking at all plays of a viewer. The others are in the view `valid_spans` alone. */
export class Guards {
  readonly #store: Store
  readonly #loader: Loader
  #checked = -1
  /** Viewers touched since the last look; undefined when that is not known (after a start) or they are too many to name. */
  #touched: Set<string> | undefined
  /** The last reports, and at which batch they were made: they hold until something touches one of their days. */
  readonly #reports = new Map<string, { batch: number; counts: GuardCount[] }>()

  constructor(store: Store, loader: Loader) {
    this.#store = store
    this.#loader = loader
  }

  /** Viewing of these has reached the engine. */
  touch(viewers: ReadonlySet<string>): void {
    if (!this.#touched) return
    for (const viewer of viewers) this.#touched.add(viewer)
    if (this.#touched.size > mostNamed) this.#touched = undefined
  }

  /** Viewing of nobody knows whom has changed: everybody is looked at again. */
  touchAll(): void {
    this.#touched = undefined
  }

  /** Makes sure that viewers with more than 24 hours in a day are known for everything loaded so far. */
  async ensure(epoch: number): Promise<void> {
    if (this.#checked !== this.#loader.batch) await this.#loader.between(() => this.ensureInTurn(epoch))
  }

  /** The same for work that has the loader's turn already: nothing arrives between the look and what is derived from it. */
  async ensureInTurn(epoch: number): Promise<void> {
    const { batch } = this.#loader
    if (this.#checked === batch) return
    const days = (await this.#store.run(stale, {})).map(row => row.day)
    for (let at = 0; at < days.length; at += daysAtOnce) await this.#look(days.slice(at, at + daysAtOnce), epoch, batch)
    this.#checked = batch
    this.#touched = new Set()
  }

  /** What was set aside between two instants, rule by rule: shown beside the figures, never dropped in silence. */
  async report(from: number, to: number, epoch: number): Promise<GuardCount[]> {
    await this.ensure(epoch)
    const name = `${from} ${to} ${epoch}`
    const { batch } = this.#loader
    const last = this.#reports.get(name)
    if (last && (last.batch === batch || (await this.#store.one(latest, { from, to })).batch <= last.batch)) return last.counts
    const counts = (await this.#store.run(report, { from, to, epoch })) as GuardCount[]
    if (this.#reports.size >= mostReports) this.#reports.clear()
    this.#reports.set(name, { batch, counts })
    return counts
  }

  async #look(days: string[], epoch: number, batch: number): Promise<void> {
    const viewers = [...(this.#touched ?? [])]
    await this.#store.command('plays.guards.overfull', overfull, { days, epoch, batch, every: this.#touched === undefined, viewers })
    // What was derived from viewing that is set aside now, or counts again, is stale.
    await this.#store.command('plays.guards.touch', touchOverfull, { days, batch })
    await this.#store.insert(
      'guarded_days',
      ['day', 'batch'],
      days.map(day => [day, batch]),
    )
  }
}
