import { addDays, Problem, weekStart } from '@sweeps/model'
import Type, { Compile, type Static } from '@sweeps/model/typebox'
import { hashOf } from '../../canonical-hash.js'
import type { Catalogue } from '../../catalogue/index.js'
import { everyEpoch } from '../../plays/index.js'
import { defineQuery, Int64, type Store } from '../../store/index.js'
import { complete } from '../check-panel.js'
import type { PanelDefinition } from '../definition.js'
import type { PanelVersions, VersionedFiles } from '../panel-versions.js'
import { panelWeekCloses } from '../panel-week.js'
import type { Slice } from '../slices/slice-request.js'
import { type Prepared, SharedSamples, type WeightSets } from '../weight-sets.js'
import { type Before, estimateTitles } from './estimate-titles.js'
import { type TitleTotals, titleTotals } from './title-totals.js'
import { allTitles, dayEdges, type ViewingRow, weekViewing } from './week-viewing.js'

const Range = Type.Object({ low: Type.Number(), high: Type.Number(), level: Type.Number() })
const Estimate = Type.Object({
  title: Type.String(),
  season: Type.Integer(),
  name: Type.String(),
  rank: Type.Integer(),
  value: Type.Number(),
  standardError: Type.Number(),
  interval: Range,
  relativeError: Type.Number(),
  rankRange: Range,
  persons: Type.Integer(),
  households: Type.Integer(),
  withheld: Type.Union([Type.String(), Type.Null()]),
  uncertain: Type.Boolean(),
  moved: Type.Union([Type.Enum(['up', 'down', 'none']), Type.Null()]),
})
const Figures = Type.Object({
  weightSet: Type.Object({ id: Type.String(), number: Type.Integer(), hash: Type.String() }),
  daySets: Type.Array(Type.String()),
  persons: Type.Integer(),
  households: Type.Integer(),
  /** Titles in the order of `replicates`. */
  titles: Type.Array(Type.Tuple([Type.String(), Type.Integer()])),
  values: Type.Array(Type.Number()),
  failed: Type.Integer(),
  estimates: Type.Array(Estimate),
})
type Figures = Static<typeof Figures>
const figuresShape = Compile(Figures)

/** A list of a panel's chart: which titles it takes, by the catalogue. Empty filters take all. */
export interface PanelList {
  id: string
  bySeason: boolean
  filter: { kind?: string; origin?: string; language?: string; exceptLanguage?: string; service?: string }
}

/** One list of one week, or why it cannot be given. */
export interface PanelWeek {
  week: string
  closed: boolean
  figures: Omit<Figures, 'titles' | 'values'> | undefined
  reason: string | undefined
}

/** What was known: viewing and the panel's files up to an epoch, the catalogue of a version; at which instant, in epoch ms. */
export interface PanelAsOf {
  epoch: number
  version: number
  at: number
}

const days = defineQuery({
  tag: 'panel.days-with-viewing',
  sql: `-- one row per UTC day with viewing of a panel: how often that has changed, as of an epoch
SELECT toString(day) AS day, sum(changes) AS changed
FROM panel_changes
WHERE panel = {panel:String} AND epoch <= {epoch:UInt32}
GROUP BY day`,
  row: Type.Object({ day: Type.String(), changed: Int64 }),
})
const cached = defineQuery({
  tag: 'panel.figures',
  sql: '-- at most one row\nSELECT document FROM panel_figures WHERE panel = {panel:String} AND list = {list:String} AND week = {week:Date} AND key = {key:String} LIMIT 1',
  row: Type.Object({ document: Type.String() }),
})
const cachedTotals = defineQuery({
  tag: 'panel.totals',
  sql: '-- at most one row\nSELECT document, replicates FROM panel_figures WHERE panel = {panel:String} AND list = {list:String} AND week = {week:Date} AND totals = {totals:String} LIMIT 1',
  row: Type.Object({ document: Type.String(), replicates: Type.String() }),
})

/** A week whose figures may be asked for. */
interface Week {
  panel: string
  definition: PanelDefinition
  files: VersionedFiles
  list: PanelList
  week: string
  /** How often viewing of its days has changed. */
  changes: number
  epoch: number
  catalogueVersion: number
}

/** The weekly figures of panels: computed once for what is known, and again when an input has changed. */
export class PanelFigures {
  readonly #stages: { store: Store; catalogue: Catalogue; versions: PanelVersions; sets: WeightSets }

  constructor(stages: { store: Store; catalogue: Catalogue; versions: PanelVersions; sets: WeightSets }) {
    this.#stages = stages
  }

  /** Every week of a list that has viewing, up to now. */
  async weeks(panel: string, list: PanelList, range: { from?: string; to?: string } = {}, asOf?: PanelAsOf): Promise<PanelWeek[]> {
    const files = await this.#stages.versions.at(panel, asOf?.epoch)
    if (!files) return []
    const { definition } = files
    const changes = await this.#changes(definition, asOf?.epoch ?? everyEpoch)
    const found: PanelWeek[] = []
    for (const week of [...changes.keys()].sort()) {
      if (week < (range.from ?? '') || week > (range.to ?? week)) continue
      const closed = panelWeekCloses(week, definition.zone) <= (asOf?.at ?? this.#stages.store.clock.now())
      const one = (start: string): Week => ({
        ...{ panel, definition, files, list, week: start, changes: changes.get(start) ?? 0 },
        epoch: asOf?.epoch ?? everyEpoch,
        catalogueVersion: asOf?.version ?? this.#stages.catalogue.version,
      })
      try {
        const figures = await this.#figures(one(week), changes.has(addDays(week, -7)) ? one(addDays(week, -7)) : undefined)
        if (figures) found.push({ week, closed, figures, reason: undefined })
      } catch (error) {
        if (!(error instanceof Problem && (error.code === 'cannot-weigh' || error.code === 'invalid-request'))) throw error
        found.push({ week, closed, figures: undefined, reason: error.message })
      }
    }
    return found
  }

  /** The weight sets of a week and of its days, made if need be. */
  async prepare(files: VersionedFiles, week: string): Promise<{ week: Prepared; days: Prepared[] }> {
    const { sets } = this.#stages
    const shared = new SharedSamples()
    complete(files)
    const ofWeek = await sets.prepare(files, files.version, { kind: 'week', start: week }, shared)
    const ofDays: Prepared[] = []
    for (let day = 0; day < 7; day++)
      ofDays.push(await sets.prepare(files, files.version, { kind: 'day', start: addDays(week, day) }, shared))
    const counts = new Set(ofDays.map(({ weigher }) => weigher.replicates.factors.length))
    if (counts.size > 1)
      throw new Problem(
        'cannot-weigh',
        `the week of ${week}: its days have different replicates, since ${files.definition.replicates.method} has one for each unit in-tab: use jk1 or bootstrap`,
      )
    return { week: ofWeek, days: ofDays }
  }

  /** What the persons of a panel watched over some days, as far as it is known now. */
  slice({ id, zone }: PanelDefinition, { from, days, by, service, title }: Slice): Promise<ViewingRow[]> {
    const { store, catalogue } = this.#stages
    return store.run(weekViewing, {
      ...{ ...allTitles, panel: id, epoch: everyEpoch, version: catalogue.version, edges: dayEdges(from, days, zone), service, title },
      ...{
        byTitle: by.includes('title'),
        bySeason: by.includes('season'),
        byService: by.includes('service'),
        byScreen: by.includes('screen'),
      },
    })
  }

  async #figures(week: Week, before: Week | undefined): Promise<Figures | undefined> {
    const { store } = this.#stages
    const own = totalsKey(week)
    const earlier = before && totalsKey(before)
    const key = hashOf([own, earlier ?? null])
    const [found] = await store.run(cached, { panel: week.panel, list: listKey(week.list), week: week.week, key })
    if (found) return readFigures(found.document)
    const prepared = await this.prepare(week.files, week.week)
    const totals = await this.#totals(week, prepared)
    if (totals.titles.length === 0) return undefined
    const { replicates } = prepared.days[0]!.weigher
    const past = before && (await this.#before(before, earlier!))
    const figures: Figures = {
      weightSet: { id: prepared.week.set.id, number: prepared.week.set.number, hash: prepared.week.set.hash },
      daySets: prepared.days.map(({ set }) => set.hash),
      persons: prepared.week.set.persons,
      households: prepared.week.set.households,
      titles: totals.titles.map(({ title, season }) => [title, season]),
      values: Array.from(totals.values),
      failed: totals.failed,
      estimates: estimateTitles(week.definition, totals, replicates, past),
    }
    await store.insert(
      'panel_figures',
      ['panel', 'list', 'week', 'key', 'totals', 'document', 'replicates'],
      [[week.panel, listKey(week.list), week.week, key, own, JSON.stringify(figures), packed(totals.replicates)]],
    )
    return figures
  }

  async #totals(week: Week, prepared: { days: Prepared[] }): Promise<TitleTotals> {
    const { kind = '', origin = '', language = '', exceptLanguage = '', service = '' } = week.list.filter
    const edges = dayEdges(week.week, 7, week.definition.zone)
    const rows = await this.#stages.store.run(weekViewing, {
      ...{ ...allTitles, panel: week.panel, epoch: week.epoch, version: week.catalogueVersion, bySeason: week.list.bySeason, edges },
      ...{ kind, origin, language, exceptLanguage, service },
    })
    return titleTotals(
      rows,
      prepared.days.map(({ weigher }) => weigher),
    )
  }

  /** The minutes of the week before and its replicates, from the cache or made anew. A week that cannot be weighted is none. */
  async #before(week: Week, totals: string): Promise<Before | undefined> {
    const query = { panel: week.panel, list: listKey(week.list), week: week.week, totals }
    const [found] = await this.#stages.store.run(cachedTotals, query)
    if (found) {
      const { titles, values, failed } = readFigures(found.document)
      return failed > 0 ? undefined : beforeOf(titles, values, unpacked(found.replicates, titles.length))
    }
    try {
      const made = await this.#totals(week, await this.prepare(week.files, week.week))
      const titles = made.titles.map(({ title, season }): [string, number] => [title, season])
      return made.failed > 0 ? undefined : beforeOf(titles, made.values, made.replicates)
    } catch (error) {
      if (error instanceof Problem && error.code === 'cannot-weigh') return undefined
      throw error
    }
  }

  /** Weeks with viewing, and how often that has changed. */
  async #changes({ id, zone, firstDay }: PanelDefinition, epoch: number): Promise<Map<string, number>> {
    const weeks = new Map<string, number>()
    for (const { day, changed } of await this.#stages.store.run(days, { panel: id, epoch })) {
      // A UTC day reaches into two days of a zone, and so perhaps into two weeks.
      const near = zone === 'UTC' ? [day] : [addDays(day, -1), day, addDays(day, 1)]
      for (const name of new Set(near.map(one => weekStart(one, firstDay)))) weeks.set(name, (weeks.get(name) ?? 0) + changed)
    }
    return weeks
  }
}

const listKey = ({ id, bySeason, filter }: PanelList): string => `${id} ${hashOf({ bySeason, filter }).slice(0, 16)}`

/** Raised whenever figures or errors are made another way from the same inputs: 2 draws the bootstrap among all homes of the panel. */
const figuresVersion = 2

const totalsKey = ({ panel, files, list, week, changes, epoch, catalogueVersion }: Week): string =>
  hashOf({
    method: figuresVersion,
    panel,
    files: files.version,
    erased: files.erased,
    list: { ...list },
    week,
    changes,
    epoch,
    catalogueVersion,
  })

function readFigures(text: string): Figures {
  const value: unknown = JSON.parse(text)
  if (!figuresShape.Check(value)) throw new Problem('query-failed', 'figures of a panel are not as they were written: `sweeps doctor`')
  return value
}

export function beforeOf(titles: readonly [string, number][], values: ArrayLike<number>, replicates: readonly Float64Array[]): Before {
  return {
    of: new Map(
      titles.map(([title, season], at) => [`${title}\0${season}`, { value: values[at]!, replicates: replicates.map(one => one[at]!) }]),
    ),
    count: replicates.length,
  }
}

const packed = (replicates: readonly Float64Array[]): string =>
  Buffer.concat(replicates.map(one => Buffer.from(one.buffer, one.byteOffset, one.byteLength))).toString('base64')

function unpacked(text: string, width: number): Float64Array[] {
  const bytes = new Uint8Array(Buffer.from(text, 'base64'))
  const all = new Float64Array(bytes.buffer)
  return Array.from({ length: width === 0 ? 0 : all.length / width }, (_, at) => all.subarray(at * width, (at + 1) * width))
}
