import { addDays, dayStart, type Weekday, weekStart } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import type { Catalogue } from '../../catalogue/index.js'
import type { Plays } from '../../plays/index.js'
import { defineQuery, Int64, type Store, sqlFile } from '../../store/index.js'

const sql = (name: string): string => sqlFile(import.meta.url, `./${name}.sql`)

const days = defineQuery({ tag: 'minutes.census.weeks', sql: sql('weeks'), row: Type.Object({ day: Type.String(), batch: Int64 }) })
const stale = defineQuery({
  tag: 'minutes.census.stale',
  sql: sql('stale'),
  row: Type.Object({ service: Type.String(), content: Type.String() }),
})
const titles = defineQuery({
  tag: 'minutes.census.titles',
  sql: sql('titles'),
  row: Type.Object({ from_ms: Int64, title: Type.String(), season: Type.Integer(), name: Type.String(), value: Type.Number() }),
})
const contents = defineQuery({
  tag: 'minutes.census.contents',
  sql: sql('contents'),
  row: Type.Object({ from_ms: Int64, service: Type.String(), content: Type.String(), watched_ms: Int64 }),
})
const watched = defineQuery({ tag: 'minutes.census.watched', sql: sql('watched'), row: Type.Object({ from_ms: Int64 }) })
const built = defineQuery({
  tag: 'minutes.census.built',
  sql: '-- one row per week that was ever counted\nSELECT from_ms, to_ms, epoch, max(batch) AS batch FROM census_built GROUP BY from_ms, to_ms, epoch',
  row: Type.Object({ from_ms: Int64, to_ms: Int64, epoch: Type.Integer(), batch: Int64 }),
})
const count = sql('count')
const forget = sql('forget')
const later = defineQuery({
  tag: 'minutes.census.later',
  sql: `-- one row: spans that reach into [from, to) and were heard after an epoch
SELECT count() AS spans FROM spans
WHERE epoch > {epoch:UInt32}
    AND start >= fromUnixTimestamp64Milli({from:Int64} - 86400000, 'UTC')
    AND start < fromUnixTimestamp64Milli({to:Int64}, 'UTC')`,
  row: Type.Object({ spans: Int64 }),
})

/** Stands for "all that is known" where a count is kept by epoch. */
const known = 4_294_967_295

/** What was known when an edition was made: viewing heard up to an epoch, the catalogue of a version. */
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

export interface CensusWeek {
  week: string
  closed: boolean
  /** In order, the largest first; `season` is null where the list has one line per title. */
  rows: { title: string; season: number | null; name: string; value: number }[]
}

interface Week {
  name: string
  from: number
  to: number
  /** The latest batch that touched any of its days. */
  batch: number
}

/**
 * The weekly figures of one's own plays. Closed weeks are kept per content and counted again only where late viewing touched them;
 * the running week is counted when asked. Titles are looked up when read, so that a remap moves history.
 */
export class Census {
  readonly #store: Store
  readonly #plays: Plays
  readonly #catalogue: Catalogue
  #built: Map<string, number> | undefined

  constructor(stages: { store: Store; plays: Plays; catalogue: Catalogue }) {
    this.#store = stages.store
    this.#plays = stages.plays
    this.#catalogue = stages.catalogue
  }

  /** The top lines of every week that has viewing, up to now; from a week on when one is named; as they were known when `asOf` is given. */
  async weeks(list: CensusList, range: { from?: string; to?: string } = {}, now = Date.now(), asOf?: CensusAsOf): Promise<CensusWeek[]> {
    await this.#plays.guards.ensure(this.#plays.epoch)
    const weeks = (await this.#weeks(list)).filter(({ name }) => name >= (range.from ?? '') && name <= (range.to ?? name))
    if (weeks.length === 0) return []
    const epochs: number[] = []
    for (const week of weeks) epochs.push(asOf ? await this.#countAsOf(week, asOf.epoch) : await this.#count(week))
    const { kind = '', origin = '', language = '', exceptLanguage = '', service = '' } = list.filter
    const ends = { froms: weeks.map(week => week.from), tos: weeks.map(week => week.to), epochs }
    const seen = new Set((await this.#store.run(watched, ends)).map(row => row.from_ms))
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
    const byWeek = new Map<number, typeof rows>()
    for (const row of rows) byWeek.set(row.from_ms, [...(byWeek.get(row.from_ms) ?? []), row])
    const held = weeks.filter(week => seen.has(week.from))
    return held.map(({ name, from, to }) => ({
      week: name,
      closed: to <= now,
      rows: (byWeek.get(from) ?? []).map(({ title, season, name, value }) => ({ title, season: season || null, name, value })),
    }))
  }

  /** What was watched of some contents, week by week, up to now: a row where there was anything, in milliseconds. */
  async contents(
    calendar: Pick<CensusList, 'zone' | 'firstDay'>,
    of: readonly { service: string; content: string }[],
  ): Promise<{ week: string; service: string; content: string; watchedMs: number }[]> {
    await this.#plays.guards.ensure(this.#plays.epoch)
    const weeks = await this.#weeks(calendar)
    if (weeks.length === 0 || of.length === 0) return []
    const epochs: number[] = []
    for (const week of weeks) epochs.push(await this.#count(week))
    const names = new Map(weeks.map(({ from, name }) => [from, name]))
    const rows = await this.#store.run(contents, {
      ...{ froms: weeks.map(week => week.from), tos: weeks.map(week => week.to), epochs },
      ...{ services: of.map(({ service }) => service), contents: of.map(({ content }) => content) },
    })
    return rows.map(({ from_ms, watched_ms, ...row }) => ({ week: names.get(from_ms)!, ...row, watchedMs: watched_ms }))
  }

  /** The weeks in which something may have been watched. */
  async #weeks({ zone, firstDay }: Pick<CensusList, 'zone' | 'firstDay'>): Promise<Week[]> {
    const latest = new Map<string, number>()
    for (const { day, batch } of await this.#store.run(days, {})) {
      // A UTC day reaches into two days of a zone, and so perhaps into two weeks.
      for (const near of [addDays(day, -1), day, addDays(day, 1)]) {
        const name = weekStart(near, firstDay)
        latest.set(name, Math.max(latest.get(name) ?? 0, batch))
      }
    }
    return [...latest.keys()]
      .sort()
      .map(name => ({ name, from: dayStart(name, zone), to: dayStart(addDays(name, 7), zone), batch: latest.get(name)! }))
  }

  /** Counts the contents of a week that changed since it was last counted. Returns the epoch it is kept under. */
  async #count({ from, to, batch: touchedLast }: Week): Promise<number> {
    const counted = await this.#counted()
    const id = `${from}-${to}-${known}`
    if ((counted.get(id) ?? -1) >= touchedLast) return known
    await this.#plays.loader.between(async () => {
      const batch = this.#plays.loader.batch
      const touched = await this.#store.run(stale, { from, to, held: known })
      if (touched.length > 0) {
        const params = {
          from,
          to,
          batch,
          held: known,
          services: touched.map(row => row.service),
          contents: touched.map(row => row.content),
        }
        await this.#store.command('minutes.census.forget', forget, params)
        await this.#store.command('minutes.census.count', count, { ...params, epoch: this.#plays.epoch, every: !counted.has(id) })
      }
      await this.#store.insert('census_built', ['from_ms', 'to_ms', 'epoch', 'batch'], [[from, to, known, batch]])
      counted.set(id, batch)
    })
    return known
  }

  /** Counts a week as it was known at an epoch, once: nothing more is ever heard up to it. Where nothing came later, all that is known will do. */
  async #countAsOf(week: Week, epoch: number): Promise<number> {
    const { from, to } = week
    const counted = await this.#counted()
    const id = `${from}-${to}-${epoch}`
    if (counted.has(id)) return epoch
    if ((await this.#store.one(later, { from, to, epoch })).spans === 0) {
      await this.#count(week)
      // Something may have come while it was counted.
      if ((await this.#store.one(later, { from, to, epoch })).spans === 0) return known
    }
    const batch = this.#plays.loader.batch
    await this.#store.command('minutes.census.count', count, {
      from,
      to,
      batch,
      held: epoch,
      epoch,
      every: true,
      services: [],
      contents: [],
    })
    await this.#store.insert('census_built', ['from_ms', 'to_ms', 'epoch', 'batch'], [[from, to, epoch, batch]])
    counted.set(id, batch)
    return epoch
  }

  /** The latest batch that each week was counted at, by its ends and epoch. */
  async #counted(): Promise<Map<string, number>> {
    this.#built ??= new Map((await this.#store.run(built, {})).map(row => [`${row.from_ms}-${row.to_ms}-${row.epoch}`, row.batch]))
    return this.#built
  }
}
