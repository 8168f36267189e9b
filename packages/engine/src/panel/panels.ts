import { addDays, dayStart, Problem, weekStart } from '@sweeps/model'
import Type, { type Static } from '@sweeps/model/typebox'
import type { Catalogue } from '../catalogue/index.js'
import { Mutex } from '../mutex.js'
import { type BadMessage, type Collected, everyEpoch, type Plays, rejectRecord } from '../plays/index.js'
import type { Store } from '../store/index.js'
import { acceptViewing } from './accept-viewing.js'
import { donorSessions } from './ascription/donors.js'
import { PanelChanges } from './changes/panel-changes.js'
import type { PanelDefinition } from './definition.js'
import { type PanelAsOf, PanelFigures } from './figures/panel-figures.js'
import { dayEdges } from './figures/week-viewing.js'
import { importPanel, type PanelImported, type PanelImportOptions, rosterOf } from './import-panel.js'
import { driftOfWeights } from './management/drift-of-weights.js'
import { managePanel } from './management/manage-panel.js'
import type { PanelManagement } from './management/panel-management.js'
import { originOf, type PanelVersion } from './panel-store.js'
import { PanelVersions } from './panel-versions.js'
import { exportFiles } from './repeat/export-files.js'
import { type PanelReport, panelReport } from './report/panel-report.js'
import { weekReach } from './report/week-reach.js'
import { type AskedSeason, type PanelSeason, panelSeason } from './season/panel-season.js'
import { seasonViewing } from './season/season-viewing.js'
import { type PanelMinutes, sliceMinutes } from './slices/slice-minutes.js'
import { isOfViewing, parseSlice, type SliceRequest } from './slices/slice-request.js'
import type { AscribedCensus } from './together/panel-and-census.js'
import { weekWithCensus } from './together/week-with-census.js'
import { verifyWeights, type WeightsVerified } from './verify-weights.js'
import { viewingRecord } from './viewing-record.js'
import { type PersonWeight, type WeightSet, WeightSets } from './weight-sets.js'
import { withdraw } from './withdraw.js'

/** A panel that was brought back to a version before. */
export const PanelRestored = Type.Object({
  panel: Type.String({ description: 'its id' }),
  version: Type.Integer({ description: 'that holds now' }),
  restored: Type.Integer({ description: 'the version that it brings back; 0: no panel' }),
})
export type PanelRestored = Static<typeof PanelRestored>

/** All viewing by title. */
const allOfIt = { by: ['title'], service: '', title: '' }

/** The panel stage: households that stand for a population, with the error of every figure. */
export class Panels {
  readonly figures: PanelFigures
  readonly changes: PanelChanges
  readonly #store: Store
  readonly #plays: Plays
  readonly #catalogue: Catalogue
  readonly #versions: PanelVersions
  readonly #sets: WeightSets
  #onChange: () => void = () => {}
  #waiting = false
  readonly #mutex = new Mutex()

  private constructor(store: Store, plays: Plays, catalogue: Catalogue, versions: PanelVersions) {
    this.#store = store
    this.#plays = plays
    this.#catalogue = catalogue
    this.#versions = versions
    this.#sets = new WeightSets(store)
    this.figures = new PanelFigures({ store, catalogue, versions, sets: this.#sets })
    this.changes = new PanelChanges({ store, catalogue, versions })
  }

  static async open({ store, plays, catalogue }: { store: Store; plays: Plays; catalogue: Catalogue }): Promise<Panels> {
    return new Panels(store, plays, catalogue, await PanelVersions.open(store))
  }

  /** Reads what other programs on the same store have changed. */
  async refresh(): Promise<void> {
    if (await this.#versions.refresh()) this.#onChange()
  }

  /** Definitions of the panels there are, by id. */
  get definitions(): ReadonlyMap<string, PanelDefinition> {
    return this.#versions.definitions
  }

  /** Throws `not-found`. */
  named(panel: string): PanelDefinition {
    return this.#versions.definition(panel)
  }

  /** Called when a panel's files or its viewing have changed. */
  onChange(listener: () => void): void {
    this.#onChange = listener
  }

  /** Imports files, given by name and path. One import after the other. */
  import(files: ReadonlyMap<string, string>, options: PanelImportOptions, by: { actor: string; note: string }): Promise<PanelImported> {
    return this.#changing(() =>
      importPanel({ versions: this.#versions, plays: this.#plays, catalogue: this.#catalogue }, files, options, by),
    )
  }

  /**
   * Takes one message of a meter, or an array of them, parsed. Resolves when the good ones are durable; bad ones are stored as rejects.
   * Throws `not-found` when the panel is not there, and as the collector does when nothing can be taken in.
   */
  async collect(panel: string, body: unknown): Promise<Collected> {
    const messages = Array.isArray(body) ? body : [body]
    if (messages.length === 0) throw new Problem('invalid-message', 'the body is an empty array: send at least one message')
    const roster = rosterOf(await this.#versions.now(panel))
    const records: Buffer[] = []
    const bad: BadMessage[] = []
    // Only hashes of the texts in what is refused are stored.
    const from = { service: `panel ${panel}`, hash: (text: string): string => this.#plays.pseudonyms.ofText(text) }
    let spans = 0
    let late = false
    const today = this.#store.clock.now() - (this.#store.clock.now() % 86_400_000)
    messages.forEach((message, index) => {
      const accepted = acceptViewing(message, roster, this.#plays.pseudonyms)
      if ('field' in accepted) {
        bad.push({ index, ...accepted })
        records.push(rejectRecord(message, accepted, this.#store.clock.now(), from))
        return
      }
      records.push(viewingRecord(panel, accepted))
      spans += accepted.spans.length
      late ||= accepted.spans.some(([start]) => start < today)
    })
    await this.#plays.journal.append(Buffer.concat(records))
    // Weeks that are over may have changed.
    if (late) this.#changedLater()
    return { messages: messages.length - bad.length, spans, bad: bad.slice(0, 100), refused: bad.length }
  }

  /** All versions of a panel's files, the latest first. */
  versions(panel: string): readonly PanelVersion[] {
    const all = this.#versions.of(panel)
    if (all.length === 0) this.#versions.definition(panel)
    return all
  }

  /** Brings back the version before, as a new one; asked again, the one before that. Viewing stays. Throws `not-found`. */
  undo(panel: string, actor: string, only?: number): Promise<PanelRestored> {
    return this.#changing(async () => {
      const all = this.versions(panel)
      if (only !== undefined && all[0]?.version !== only)
        throw new Problem('invalid-request', `version: the panel is at ${all[0]?.version ?? 0} by now, not at ${only}: look again`)
      const standing = originOf(all[0], all)
      if (!standing) throw new Problem('not-found', `there is nothing to undo: panel ${panel} is empty, as it was at first`)
      const before = originOf(all[all.indexOf(standing) + 1], all)
      const version = await this.#versions.nextNumber(panel)
      const restored = before?.version ?? 0
      await this.#versions.add(
        {
          ...{ panel, version, restored, actor },
          note: restored === 0 ? 'undo: back to no panel' : `undo: back to version ${restored}`,
          parts: before?.parts ?? {},
          hashes: before?.hashes ?? {},
        },
        this.#plays,
      )
      return { panel, version, restored }
    })
  }

  /** Makes the weight sets of a week and of each of its days, or finds those there are. Throws `cannot-weigh`. */
  async weigh(panel: string, week: string): Promise<{ week: WeightSet; days: WeightSet[] }> {
    const files = await this.#versions.now(panel)
    const prepared = await this.figures.prepare(files, weekStart(week, files.definition.firstDay))
    return { week: prepared.week.set, days: prepared.days.map(({ set }) => set) }
  }

  /** The weights of a week, or of a day when one is named. */
  async weights(panel: string, { week, day }: { week?: string; day?: string }): Promise<{ rows: PersonWeight[]; set: WeightSet }> {
    const wanted = day ?? week
    if (wanted === undefined) throw new Problem('usage', 'name a week or a day')
    const { week: ofWeek, days } = await this.weigh(panel, wanted)
    const set = day === undefined ? ofWeek : days.find(({ start }) => start === day)!
    return { rows: await this.#sets.weights(panel, set.number), set }
  }

  /** The weight sets of a panel, the latest first. */
  sets(panel: string): Promise<WeightSet[]> {
    this.#versions.definition(panel)
    return this.#sets.list(panel)
  }

  /** Makes weight sets again from the inputs of their time: one by its number, or all. */
  async verify(panel: string, number?: number): Promise<WeightsVerified[]> {
    const sets = (await this.sets(panel)).filter(set => number === undefined || set.number === number)
    if (number !== undefined && sets.length === 0)
      throw new Problem('not-found', `panel ${panel} has no weight set ${number}: \`sweeps panel report ${panel}\` lists them`)
    const verified: WeightsVerified[] = []
    for (const set of sets) verified.push(await verifyWeights(this.#versions, this.#sets, set))
    return verified
  }

  /** The files that a week was made from, as they were known, by name; see `exportFiles`. */
  filesOf(of: { panel: string; week: string; hashes: readonly string[] }, asOf: PanelAsOf): Promise<Map<string, string> | undefined> {
    return exportFiles({ store: this.#store, versions: this.#versions, sets: this.#sets }, of, asOf)
  }

  /** What there is of a panel: its sample day by day in a week, its margins, its weight sets. */
  async report(panel: string, week?: string): Promise<PanelReport> {
    const files = await this.#versions.now(panel)
    const sets = () => this.#sets.list(panel)
    if (week === undefined) return panelReport(files, await sets(), undefined)
    const start = weekStart(week, files.definition.firstDay)
    const prepared = await this.figures.prepare(files, start)
    const reach = weekReach(
      await this.figures.slice(files.definition, { ...allOfIt, from: start, days: 7 }),
      prepared.week.weigher,
      files.definition,
    )
    return panelReport(files, await sets(), { start, end: addDays(start, 6), prepared, reach })
  }

  /** How well a panel is kept in a week: whom it has and lacks, who reports, how weights move. Nothing is weighted for it. */
  async management(panel: string, week: string): Promise<PanelManagement> {
    const files = await this.#versions.now(panel)
    const { zone, firstDay } = files.definition
    const start = weekStart(week, firstDay)
    const edges = dayEdges(start, 7, zone)
    const sessions = await this.#store.run(donorSessions, {
      ...{ panel, epoch: everyEpoch, version: this.#catalogue.version, edges, services: [] },
    })
    return managePanel(files, start, sessions, await driftOfWeights(this.#sets, panel, start))
  }

  /** Minutes over some days of the panel's zone by titles and characteristics, with errors. Throws `cannot-weigh`. */
  async minutes(panel: string, request: SliceRequest): Promise<PanelMinutes> {
    const files = await this.#versions.now(panel)
    const slice = parseSlice(files, request)
    return sliceMinutes(files, slice, await this.figures.slice(files.definition, slice))
  }

  /**
   * A week of a panel together with the census of the services that its definition names; with `ascribe` plays of the census are given to
   * persons as well. Throws `invalid-request` where it names none, and
   * `cannot-weigh`.
   */
  async withCensus(
    panel: string,
    { week, by = '', ascribe = false }: { week: string; by?: string | undefined; ascribe?: boolean | undefined },
  ): Promise<AscribedCensus> {
    const files = await this.#versions.now(panel)
    const stages = { store: this.#store, plays: this.#plays, catalogue: this.#catalogue }
    return weekWithCensus(stages, files, { week, by, ascribe }, slice => this.figures.slice(files.definition, slice))
  }

  /** A season's window as the panel saw it; `by`: comma-separated characteristics. Throws `cannot-weigh`. */
  async season(
    panel: string,
    asked: Omit<AskedSeason, 'by'> & {
      by?: string | undefined
      services: readonly string[]
      contents: readonly string[]
      numbers: readonly number[]
    },
  ): Promise<PanelSeason> {
    const files = await this.#versions.now(panel)
    const { services, contents, numbers, by, ...season } = asked
    const to = addDays(asked.from, asked.days)
    const slice = parseSlice(files, { from: asked.from, to, by })
    const ofViewing = slice.by.find(isOfViewing)
    if (ofViewing !== undefined)
      throw new Problem('invalid-request', `by: "${ofViewing}" is none here; name characteristics of the panel, such as age`)
    const { zone } = files.definition
    const plays = await this.#store.run(seasonViewing, {
      ...{ panel, epoch: everyEpoch, services, contents, numbers },
      ...{ from: dayStart(asked.from, zone), to: dayStart(to, zone) },
    })
    return panelSeason(files, { ...season, by: slice.by }, plays)
  }

  /** Erases a household that withdraws. Published figures stay as they were published. */
  withdraw(panel: string, household: string): Promise<void> {
    return this.#changing(async () => {
      this.#versions.definition(panel)
      await withdraw(this.#store, this.#plays, panel, household)
      this.#sets.forget(panel)
      await this.#versions.reload()
    })
  }

  /** Says so once all that waits has been loaded. */
  #changedLater(): void {
    if (this.#waiting) return
    this.#waiting = true
    const done = () => {
      this.#waiting = false
      this.#onChange()
    }
    this.#plays.loader.drained().then(done, done)
  }

  async #changing<T>(change: () => Promise<T>): Promise<T> {
    const result = await this.#mutex.run(change)
    this.#onChange()
    return result
  }
}
