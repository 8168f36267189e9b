import { randomUUID } from 'node:crypto'
import { addDays, dayStart, type Weekday, weekStart } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import type { Catalogue } from '../../catalogue/index.js'
import { changeCount, everyEpoch, type Plays } from '../../plays/index.js'
import { defineQuery, Int64, type Store, SummedMs, sqlFile } from '../../store/index.js'

const sql = (name: string): string => sqlFile(import.meta.url, `./${name}.sql`)

const days = defineQuery({ tag: 'minutes.census.weeks', sql: sql('weeks'), row: Type.Object({ day: Type.String(), changes: Int64 }) })
const dueEpochs = defineQuery({
  tag: 'minutes.census.due',
  sql: '-- one row per epoch in which contents last changed that a count is about to count\nSELECT DISTINCT epoch FROM census_due WHERE count = {count:UUID} ORDER BY epoch',
  row: Type.Object({ epoch: Type.Integer() }),
})
const titles = defineQuery({
  tag: 'minutes.census.titles',
  sql: sql('titles'),
  row: Type.Object({
    from_ms: Int64,
    market: Type.String(),
    title: Type.String(),
    season: Type.Integer(),
    name: Type.String(),
    value: Type.Number(),
  }),
})
const contents = defineQuery({
  tag: 'minutes.census.contents',
  sql: sql('contents'),
  row: Type.Object({ from_ms: Int64, service: Type.String(), content: Type.String(), watched_ms: Int64 }),
})
const watched = defineQuery({
  tag: 'minutes.census.watched',
  sql: sql('watched'),
  row: Type.Object({ from_ms: Int64, place: Type.String() }),
})
const watchedBetween = defineQuery({
  tag: 'minutes.census.between',
  sql: sql('watched-between'),
  row: Type.Object({ watchedMs: SummedMs }),
})
const knownMarkets = defineQuery({
  tag: 'minutes.census.markets',
  sql: "-- one row per market in which anything was watched in a counted week\nSELECT DISTINCT market FROM census_counts WHERE market != '' AND watched_ms > 0 ORDER BY market",
  row: Type.Object({ market: Type.String() }),
})
const counted = defineQuery({
  tag: 'minutes.census.counted',
  sql: '-- one row per week and count of changes at which all of it was counted\nSELECT DISTINCT from_ms, to_ms, changes FROM census_weeks_counted',
  row: Type.Object({ from_ms: Int64, to_ms: Int64, changes: Int64 }),
})
const changesOf = defineQuery({
  tag: 'minutes.census.changes',
  sql: `-- one row: how often anything has changed in the days of [from, to), as of an epoch
SELECT sum(changes) AS changes
FROM viewing_changes
WHERE day >= toDate(fromUnixTimestamp64Milli({from:Int64}, 'UTC'))
    AND day <= toDate(fromUnixTimestamp64Milli({to:Int64} - 1, 'UTC'))
    AND epoch <= {epoch:UInt32}`,
  row: Type.Object({ changes: Int64 }),
})
const due = sql('due')
const count = sql('count')

/** What was known when an edition was made: what is stamped with an epoch or less, the catalogue of a version. */
export interface CensusAsOf {
  epoch: number
  version: number
}

/** Which lines of one's own census a list takes, and in what. Empty filters take all. */
export interface CensusList {
  zone: string
  firstDay: Weekday
  metric: 'minutes' | 'hours' | 'views' | 'plays' | 'viewers'
  bySeason: boolean
  /** Lines kept per week; those tied with the last are kept too. */
  size: number
  filter: { kind?: string; origin?: string; language?: string; exceptLanguage?: string; service?: string; market?: string }
}

/** Weeks by their first days, both included. */
type WeekNames = { from?: string; to?: string }

export interface CensusWeek {
  week: string
  closed: boolean
  /** In order, the largest first; `season` is null where the list has one line per title. */
  rows: { title: string; season: number | null; name: string; value: number }[]
}

/** A week ends at a full quarter of an hour, wherever. */
const weeksEndMs = 15 * 60_000

interface Week {
  name: string
  from: number
  to: number
  /** How often anything has changed in its days. */
  changes: number
}

/**
 * The weekly figures of one's own plays. They are stored per content, with the count of changes at which each is right, and counted again
 * only where that has moved on. Titles are looked up when read, so that a remap moves history.
 */
export class Census {
  readonly #store: Store
  readonly #plays: Plays
  readonly #catalogue: Catalogue
  /** Weeks all of which is counted, by their ends and count of changes. */
  #counted: Promise<Set<string>> | undefined
  /** Counts under way: who wants the same waits for it. */
  readonly #counting = new Map<string, Promise<void>>()

  constructor(stages: { store: Store; plays: Plays; catalogue: Catalogue }) {
    this.#store = stages.store
    this.#plays = stages.plays
    this.#catalogue = stages.catalogue
  }

  /** What all figures rest on: how often viewing has changed, the version of the catalogue, and which weeks have ended. */
  async fingerprint(now = Date.now()): Promise<string> {
    await this.#plays.guards.beforeReading()
    return `${await changeCount(this.#store)} ${this.#catalogue.version} ${Math.floor(now / weeksEndMs)}`
  }

  /** The top lines of every week that has viewing, up to now; from a week on when one is named; as they were known when `asOf` is given. */
  async weeks(list: CensusList, range: WeekNames = {}, now = Date.now(), asOf?: CensusAsOf): Promise<CensusWeek[]> {
    return (await this.#read(list, range, now, { asOf, each: false })).get('') ?? []
  }

  /** The same of every market by itself, by its code, read at once. What was watched where nobody knows is in none of them. */
  async weeksOfMarkets(list: CensusList, range: WeekNames = {}, now = Date.now()): Promise<Map<string, CensusWeek[]>> {
    const found = await this.#read(list, range, now, { each: true })
    found.delete('')
    return found
  }

  /** The markets in which anything was watched, in order. */
  async markets(calendar: Pick<CensusList, 'zone' | 'firstDay'>): Promise<string[]> {
    await this.#plays.guards.beforeReading()
    for (const week of await this.#weeks(calendar, everyEpoch)) await this.#count(week, everyEpoch)
    return (await this.#store.run(knownMarkets, {})).map(({ market }) => market)
  }

  async #read(
    list: CensusList,
    range: WeekNames,
    now: number,
    { asOf, each }: { asOf?: CensusAsOf | undefined; each: boolean },
  ): Promise<Map<string, CensusWeek[]>> {
    const epoch = asOf?.epoch ?? everyEpoch
    await this.#plays.guards.beforeReading()
    const weeks = (await this.#weeks(list, epoch)).filter(({ name }) => name >= (range.from ?? '') && name <= (range.to ?? name))
    const found = new Map<string, CensusWeek[]>()
    if (weeks.length === 0) return found
    for (const week of weeks) await this.#count(week, epoch)
    const { kind = '', origin = '', language = '', exceptLanguage = '', service = '', market = '' } = list.filter
    const ends = { froms: weeks.map(week => week.from), tos: weeks.map(week => week.to), epoch, each, market }
    const rows = await this.#store.run(titles, {
      ...ends,
      version: asOf?.version ?? this.#catalogue.version,
      bySeason: list.bySeason,
      metric: list.metric,
      size: list.size,
      kind,
      origin,
      language,
      exceptLanguage,
      service,
    })
    const byWeek = new Map<string, CensusWeek['rows']>()
    for (const { from_ms, market, title, season, name, value } of rows) {
      const key = `${market} ${from_ms}`
      const lines = byWeek.get(key) ?? []
      byWeek.set(key, lines)
      lines.push({ title, season: season || null, name, value })
    }
    const charted = await this.#store.run(watched, ends)
    const names = new Map(weeks.map(week => [week.from, week]))
    for (const { from_ms, place } of charted.sort((one, other) => one.from_ms - other.from_ms)) {
      const { name, to } = names.get(from_ms)!
      const ofPlace = found.get(place) ?? []
      found.set(place, ofPlace)
      ofPlace.push({ week: name, closed: to <= now, rows: byWeek.get(`${place} ${from_ms}`) ?? [] })
    }
    return found
  }

  /** Hours watched of everything between two instants, in epoch milliseconds. Nothing of it is stored. */
  async hoursBetween(from: number, to: number): Promise<number> {
    await this.#plays.guards.beforeReading()
    return (await this.#store.one(watchedBetween, { from, to, epoch: everyEpoch })).watchedMs / 3_600_000
  }

  /** What was watched of some contents, week by week, up to now: a row where there was anything, in milliseconds. */
  async contents(
    calendar: Pick<CensusList, 'zone' | 'firstDay'>,
    of: readonly { service: string; content: string }[],
  ): Promise<{ week: string; service: string; content: string; watchedMs: number }[]> {
    await this.#plays.guards.beforeReading()
    const weeks = await this.#weeks(calendar, everyEpoch)
    if (weeks.length === 0 || of.length === 0) return []
    for (const week of weeks) await this.#count(week, everyEpoch)
    const names = new Map(weeks.map(({ from, name }) => [from, name]))
    const rows = await this.#store.run(contents, {
      ...{ froms: weeks.map(week => week.from), tos: weeks.map(week => week.to) },
      ...{ services: of.map(({ service }) => service), contents: of.map(({ content }) => content) },
    })
    return rows.map(({ from_ms, watched_ms, ...row }) => ({ week: names.get(from_ms)!, ...row, watchedMs: watched_ms }))
  }

  /** The weeks in which something may have been watched, as of an epoch. */
  async #weeks({ zone, firstDay }: Pick<CensusList, 'zone' | 'firstDay'>, epoch: number): Promise<Week[]> {
    const changes = new Map((await this.#store.run(days, { epoch })).map(row => [row.day, row.changes]))
    const names = new Set<string>()
    // A UTC day reaches into two days of a zone, and so perhaps into two weeks.
    for (const day of changes.keys()) for (const near of [addDays(day, -1), day, addDays(day, 1)]) names.add(weekStart(near, firstDay))
    return [...names].sort().map(name => {
      const from = dayStart(name, zone)
      const to = dayStart(addDays(name, 7), zone)
      let sum = 0
      for (let day = utcDay(from); day <= utcDay(to - 1); day = addDays(day, 1)) sum += changes.get(day) ?? 0
      return { name, from, to, changes: sum }
    })
  }

  /** Forgets which weeks are counted: rows were taken out. */
  forget(): void {
    this.#counted = undefined
  }

  /** Counts the contents of a week that have changed since they were last counted; as of an epoch those that had by then. */
  async #count(week: Week, epoch: number): Promise<void> {
    this.#counted ??= this.#store.run(counted, {}).then(
      rows => new Set(rows.map(row => `${row.from_ms} ${row.to_ms} ${row.changes}`)),
      error => {
        this.#counted = undefined
        throw error
      },
    )
    const all = await this.#counted
    const { from, to, changes } = week
    const id = `${from} ${to} ${changes}`
    if (changes === 0 || all.has(id)) return
    const running = this.#counting.get(id)
    if (running) return running
    const counting = this.#countDue({ from, to, epoch })
      .then(async found => {
        // TRICKY: what was due when that was written down may be of a later state than the week was found in. Then the earlier one is not
        // counted, and an edition may need it.
        if (found !== changes) return
        await this.#store.insert('census_weeks_counted', ['from_ms', 'to_ms', 'changes'], [[from, to, changes]])
        all.add(id)
      })
      .finally(() => this.#counting.delete(id))
    this.#counting.set(id, counting)
    return counting
  }

  /**
   * What is due is written down before anything is read: what comes in meanwhile makes it due again. The same may be counted twice, by
   * others or after a crash: it gives the same row. Resolves to the count of changes of the week once that was written down.
   */
  async #countDue(week: { from: number; to: number; epoch: number }): Promise<number> {
    const params = { ...week, count: randomUUID() }
    await this.#store.command('minutes.census.due', due, params)
    const { changes } = await this.#store.one(changesOf, week)
    // TRICKY: each as of its own last epoch. What is stamped later and came in just now is not part of what was written down as due; in a
    // row that is not newer it would be taken for what an earlier edition knew.
    for (const { epoch } of await this.#store.run(dueEpochs, { count: params.count }))
      await this.#store.command('minutes.census.count', count, { ...params, epoch })
    return changes
  }
}

const utcDay = (at: number): string => new Date(at).toISOString().slice(0, 10)
