import Type, { type Static } from '@sweeps/model/typebox'
import type { Catalogue } from '../../catalogue/index.js'
import { Mutex } from '../../mutex.js'
import { defineQuery, Int64, type Store, SummedMs, sqlFile } from '../../store/index.js'
import { changeCount, changeCountBetween, changing } from '../changes.js'

const sql = (name: string): string => sqlFile(import.meta.url, `./${name}.sql`)

const dueDays = defineQuery({
  tag: 'plays.guards.due',
  sql: sql('due-days'),
  row: Type.Object({ day: Type.String(), count: Int64 }),
})
const lastLook = defineQuery({
  tag: 'plays.guards.last',
  sql: `-- one row: the number of the last look that found anything
SELECT greatest(
    (SELECT max(look) FROM overfull_viewer_days), (SELECT max(look) FROM cut_stretches), (SELECT max(look) FROM guarded_runtimes),
    (SELECT max(look) FROM found_overfull), (SELECT max(look) FROM found_stretches), (SELECT max(look) FROM found_runtimes)) AS look`,
  row: Type.Object({ look: Int64 }),
})
const found = defineQuery({
  tag: 'plays.guards.found',
  sql: sql('found'),
  row: Type.Object({ runtimes: Int64, stretches: Int64, overfull: Int64 }),
})
const suspects = defineQuery({
  tag: 'plays.guards.suspects',
  sql: `-- one row: does anybody come to a day by plain addition, or had one set aside? Who does not is not over it without what overlaps
SELECT toUInt8(
    (SELECT count() FROM (
        SELECT 1
        FROM spans
        ARRAY JOIN [toDate(start), toDate(start) + 1] AS day
        WHERE viewer != 0
            AND epoch <= {epoch:UInt32}
            AND start >= fromUnixTimestamp64Milli({from:Int64} - 86400000, 'UTC')
            AND start < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
            AND stop > start
        GROUP BY viewer, day
        HAVING sum(least(toUnixTimestamp64Milli(stop), toInt64(toUnixTimestamp(toDateTime(day + 1, 'UTC'))) * 1000)
            - greatest(toUnixTimestamp64Milli(start), toInt64(toUnixTimestamp(toDateTime(day, 'UTC'))) * 1000)) > 86400000
        LIMIT 1)) > 0
    OR (SELECT count() FROM overfull_viewer_days WHERE day >= toDate(fromUnixTimestamp64Milli({from:Int64}, 'UTC')) AND day < toDate(fromUnixTimestamp64Milli({to:Int64}, 'UTC'))) > 0) AS any`,
  row: Type.Object({ any: Type.Integer() }),
})
/** What each guard rule set aside in a period: spans, and their summed length in milliseconds. */
export const GuardCount = Type.Object({
  rule: Type.Enum(['lead', 'stop-before-start', 'overfull-day', 'longer-than-content', 'bot', 'test-viewer', 'test-key', 'other-source']),
  spans: Type.Integer(),
  watchedMs: Type.Integer({ description: 'their summed length in milliseconds' }),
})
export type GuardCount = Static<typeof GuardCount>

const report = defineQuery({
  tag: 'plays.guards',
  sql: sql('report'),
  row: Type.Object({ rule: GuardCount.properties.rule, spans: Int64, watchedMs: SummedMs }),
})

const anythingNamed = defineQuery({
  tag: 'plays.guards.named',
  sql: sql('anything-named'),
  row: Type.Object({ anything: Type.Integer() }),
})

const findRuntimes = sql('find-runtimes')
const findStretches = sql('find-stretches')
const countStretches = sql('count-stretches')
const cutStretches = sql('cut-stretches')
const findOverfull = sql('find-overfull')
const countOverfull = sql('count-overfull')
const setAsideOverfull = sql('set-aside-overfull')
const keepRuntimes = `-- one row per content of this look
INSERT INTO guarded_runtimes (service, content, look, runtime) SELECT service, content, look, runtime FROM found_runtimes WHERE look = {look:UInt64}`

/** Days looked at together: of millions of viewers they fit the memory. */
const daysAtOnce = 14
/** One round may find what makes another day due: a stretch that is cut shortens the day after, too. */
const mostRounds = 4
/** Reports kept in memory. */
const mostReports = 100
const hourMs = 3_600_000
/** The engine's days end in 2149. */
const endOfDays = Date.parse('2149-01-01T00:00:00.000Z')

export interface GuardsOptions {
  store: Store
  catalogue: Pick<Catalogue, 'version'>
  /** What is stamped now. */
  epoch: () => number
  /** True where somebody calls `keepUp`, here or in another program: then readers do not wait for what is due. */
  behind: () => boolean
}

/**
 * The guard rules that a span alone does not decide: stretches that outlast their content, and viewer-days of more than 24 hours. What
 * they find is written down with the epoch as of which it was found, so it is part of what is known at a cutoff. They run behind: who
 * reads does not wait for them, unless nobody else runs them.
 */
export class Guards {
  readonly #options: GuardsOptions
  readonly #looks = new Mutex()
  #look: number | undefined
  /** What there was when nothing was left to look at. */
  #settled = ''
  /** The hour in which each day was last looked at by `keepUp`. */
  readonly #hours = new Map<string, number>()
  /** The last reports, and at which count of changes they were made. */
  readonly #reports = new Map<string, { changes: number; counts: GuardCount[] }>()

  constructor(options: GuardsOptions) {
    this.#options = options
  }

  /** Called before figures are read. Where nobody runs the guards behind, runs what is due. */
  async beforeReading(): Promise<void> {
    if (!this.#options.behind()) await this.runDue()
  }

  /** Looks at all that is due now. */
  runDue(): Promise<void> {
    return this.run(this.#options.epoch())
  }

  /** Looks at all that is due as of an epoch: what is stamped higher is not looked at. What is found counts when it resolves. */
  run(epoch: number): Promise<void> {
    return this.#looks.run(async () => {
      const { store, catalogue } = this.#options
      const state = `${await changeCount(store)} ${catalogue.version} ${epoch}`
      if (state === this.#settled) return
      await this.#runtimes(epoch)
      let changed = true
      for (let round = 0; round < mostRounds && changed; round++) changed = await this.#days(epoch, await store.run(dueDays, { epoch }))
      // Nothing may have come meanwhile: what there was before the look is what was looked at.
      if (!changed && `${await changeCount(store)} ${catalogue.version} ${epoch}` === state) this.#settled = state
    })
  }

  /** The same behind, as of now; a day that may still run is looked at once when an hour of it has closed. */
  keepUp(now = this.#options.store.clock.now()): Promise<void> {
    return this.#looks.run(async () => {
      const { store } = this.#options
      const epoch = this.#options.epoch()
      await this.#runtimes(epoch)
      const hour = Math.floor(now / hourMs)
      const running = new Date(now - 24 * hourMs).toISOString().slice(0, 10)
      const due = (await store.run(dueDays, { epoch })).filter(({ day }) => day < running || this.#hours.get(day) !== hour)
      await this.#days(epoch, due)
      for (const day of this.#hours.keys()) if (day < running) this.#hours.delete(day)
      for (const { day } of due) if (day >= running) this.#hours.set(day, hour)
    })
  }

  /**
   * What was set aside between two instants (epoch milliseconds), rule by rule, of some services or, when none is named, of all: shown beside the
   * figures, never dropped in silence.
   */
  async report(from: number, to: number, epoch: number, services: readonly string[] = []): Promise<GuardCount[]> {
    const { store } = this.#options
    await this.beforeReading()
    const name = JSON.stringify([from, to, epoch, services])
    const changes = await changeCountBetween(store, { from, to, epoch })
    const last = this.#reports.get(name)
    if (last?.changes === changes) return last.counts
    const { anything } = await store.one(anythingNamed, { from, to })
    const counts = anything === 1 ? await store.run(report, { from, to, epoch, services }) : []
    if (this.#reports.size >= mostReports) this.#reports.clear()
    this.#reports.set(name, { changes, counts })
    return counts
  }

  /** Looks again at contents whose length is known otherwise: what was cut by the other may count again, all through their history. */
  async #runtimes(epoch: number): Promise<void> {
    const { store, catalogue } = this.#options
    const look = await this.#nextLook()
    await store.command('plays.guards.runtimes', findRuntimes, { look, epoch, version: catalogue.version })
    if ((await store.one(found, { look })).runtimes === 0) return
    await this.#cut(look, epoch, { whole: true, days: [], from: 0, to: endOfDays })
    await store.command('plays.guards.runtimes', keepRuntimes, { look })
  }

  /** Looks at days, a few at a time. Resolves to whether anything was found: then another day may be due. */
  async #days(epoch: number, due: readonly { day: string; count: number }[]): Promise<boolean> {
    const { store } = this.#options
    let changed = false
    for (let at = 0; at < due.length; at += daysAtOnce) {
      const part = due.slice(at, at + daysAtOnce)
      const days = part.map(({ day }) => day)
      const look = await this.#nextLook()
      const bounds = { from: Date.parse(days[0]!), to: Date.parse(days.at(-1)!) + 24 * hourMs }
      const cut = await this.#cut(look, epoch, { whole: false, days, ...bounds })
      const overfull = await this.#findOverfull(look, epoch, days, bounds)
      if (overfull)
        await changing(
          () => store.command('plays.guards.count', countOverfull, { look, epoch, days }),
          () => store.command('plays.guards.set-aside', setAsideOverfull, { look, epoch }),
        )
      // At the count before the look: what has come since makes the day due again.
      await store.insert(
        'looked_days',
        ['day', 'changes'],
        part.map(({ day, count }) => [day, count]),
      )
      changed ||= cut || overfull
    }
    return changed
  }

  /** Whether a viewer-day has come to be overfull, or no longer is. */
  async #findOverfull(look: number, epoch: number, days: string[], bounds: { from: number; to: number }): Promise<boolean> {
    const { store } = this.#options
    if ((await store.one(suspects, { epoch, ...bounds })).any === 0) return false
    await store.command('plays.guards.overfull', findOverfull, { look, epoch, days })
    return (await store.one(found, { look })).overfull > 0
  }

  async #cut(look: number, epoch: number, of: { whole: boolean; days: string[]; from: number; to: number }): Promise<boolean> {
    const { store, catalogue } = this.#options
    await store.command('plays.guards.stretches', findStretches, { look, epoch, version: catalogue.version, ...of })
    if ((await store.one(found, { look })).stretches === 0) return false
    await changing(
      () => store.command('plays.guards.count', countStretches, { look, epoch }),
      () => store.command('plays.guards.cut', cutStretches, { look, epoch }),
    )
    return true
  }

  /** By the clock of the store, so that looks of several programs have different numbers and the later one is higher. */
  async #nextLook(): Promise<number> {
    this.#look ??= (await this.#options.store.one(lastLook, {})).look
    this.#look = Math.max(this.#look + 1, this.#options.store.clock.now() * 1024 + Math.floor(Math.random() * 1024))
    return this.#look
  }
}
