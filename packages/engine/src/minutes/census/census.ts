import { addDays, dayStart, type Weekday, weekStart } from '@sweeps/model'
import Type from 'typebox'
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
const built = defineQuery({
  tag: 'minutes.census.built',
  sql: '-- one row per week that was ever counted\nSELECT from_ms, to_ms, max(batch) AS batch FROM census_built GROUP BY from_ms, to_ms',
  row: Type.Object({ from_ms: Int64, to_ms: Int64, batch: Int64 }),
})
const count = sql('count')
const forget = sql('forget')

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

  /** The top lines of every week that has viewing, up to now; from a week on when one is named. */
  async weeks(list: CensusList, range: { from?: string; to?: string } = {}, now = Date.now()): Promise<CensusWeek[]> {
    await this.#plays.guards.ensure(this.#plays.epoch)
    const weeks = (await this.#weeks(list)).filter(({ name }) => name >= (range.from ?? '') && name <= (range.to ?? name))
    if (weeks.length === 0) return []
    for (const week of weeks) await this.#count(week)
    const { kind = '', origin = '', language = '', exceptLanguage = '', service = '' } = list.filter
    const rows = await this.#store.run(titles, {
      froms: weeks.map(week => week.from),
      tos: weeks.map(week => week.to),
      version: this.#catalogue.version,
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
    return weeks.map(({ name, from, to }) => ({
      week: name,
      closed: to <= now,
      rows: (byWeek.get(from) ?? []).map(({ title, season, name, value }) => ({ title, season: season || null, name, value })),
    }))
  }

  /** The weeks in which anything was watched. */
  async #weeks({ zone, firstDay }: CensusList): Promise<Week[]> {
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

  /** Counts the contents of a week that changed since it was last counted. */
  async #count({ from, to, batch: touchedLast }: Week): Promise<void> {
    this.#built ??= new Map((await this.#store.run(built, {})).map(row => [`${row.from_ms}-${row.to_ms}`, row.batch]))
    const id = `${from}-${to}`
    if ((this.#built.get(id) ?? -1) >= touchedLast) return
    await this.#plays.loader.between(async () => {
      const batch = this.#plays.loader.batch
      const touched = await this.#store.run(stale, { from, to })
      if (touched.length > 0) {
        const params = { from, to, batch, services: touched.map(row => row.service), contents: touched.map(row => row.content) }
        await this.#store.command('minutes.census.forget', forget, params)
        await this.#store.command('minutes.census.count', count, { ...params, epoch: this.#plays.epoch, every: !this.#built!.has(id) })
      }
      await this.#store.insert('census_built', ['from_ms', 'to_ms', 'batch'], [[from, to, batch]])
      this.#built!.set(id, batch)
    })
  }
}
