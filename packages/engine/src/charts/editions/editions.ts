import {
  addDays,
  dayStart,
  didYouMean,
  type Edition,
  EditionChange,
  EditionStatus,
  PanelCorrection,
  Problem,
  weekStart,
} from '@sweeps/model'
import Type, { Nullable, type Static } from '@sweeps/model/typebox'
import type { Catalogue } from '../../catalogue/index.js'
import { Mutex } from '../../mutex.js'
import type { Panels } from '../../panel/index.js'
import type { Plays } from '../../plays/index.js'
import type { Store } from '../../store/index.js'
import type { ChartName, Charts } from '../charts.js'
import type { ChartDefinition } from '../definition.js'
import type { AsOf, ChartSource } from '../list-figures.js'
import { chartKey, firstMarketOf } from '../of-market.js'
import { panelNamed } from '../panel-source.js'
import { changes } from './changes.js'
import { computeLists, inputsHash, type ListInputs, readInputs } from './compute-week.js'
import { causesThatDiffer, correctPanel, type MadeWeek } from './correct-panel.js'
import { editionFiles } from './edition-files.js'
import { editionHash } from './edition-hash.js'
import { statusAfter, statusesOfLines, statusOfEdition } from './edition-status.js'
import { type EditionLine, EditionStore } from './edition-store.js'
import { erasedSince, withoutTitles } from './erased-since.js'
import { gaps } from './gaps.js'
import { readEdition } from './read-edition.js'
import { refuseDamaged } from './refuse-damaged.js'

/** Raised whenever the rules that turn figures into ranks change: older editions say by which they were made. */
const methodVersion = 1

export interface EditionsOptions {
  store: Store
  plays: Plays
  catalogue: Catalogue
  panels: Panels
  /** Charts as they are defined, and in one market. */
  charts: Pick<Charts, 'definitions' | 'definition'>
  sourceOf(definition: ChartDefinition): ChartSource
}

export interface EditionRequest extends ChartName {
  /** Any day of the week. */
  week: string
  /** ISO 8601: nothing is shown outside before. */
  embargo?: string
  /** The figures go into the file, so that anybody can make it again. */
  inputs?: boolean
}

/** What came of publishing; `file` is where the edition lies. */
export const Published = Type.Object({
  id: Type.String(),
  revision: Type.Integer({ minimum: 1 }),
  hash: Type.String(),
  file: Type.String({ description: 'where it lies' }),
  changes: Type.Array(EditionChange),
  status: Nullable(EditionStatus, { description: 'of a panel’s edition; null: it is of no panel' }),
  correction: Nullable(PanelCorrection, { description: 'of a panel’s edition after another: what is known now that was not' }),
  made: Type.Boolean({ description: 'false when nothing had changed: this is the edition that was there' }),
})
export type Published = Static<typeof Published>

/** What came of making an edition again. */
export const Verified = Type.Object({
  id: Type.String(),
  equal: Type.Boolean(),
  against: Type.Enum(['data', 'inputs', 'hash'], {
    description: 'how it was checked: made again from the data here, from the file’s own figures, or only against its own hash',
  }),
  differences: Type.Array(Type.String(), { description: 'what differs, in words' }),
  incomparable: Type.Array(Type.String(), {
    description:
      'lines that cannot be made again, in words: somebody was erased from their viewing since. The others are compared by their figures',
  }),
})
export type Verified = Static<typeof Verified>

/** Charts frozen for good. A correction is a new revision; anybody can make one again and compare. */
export class Editions {
  readonly #options: EditionsOptions
  readonly #store: EditionStore
  readonly #publishing = new Mutex()

  constructor(options: EditionsOptions) {
    this.#options = options
    this.#store = new EditionStore(options.store)
  }

  /** What was published of all charts, or of one; in a market when it is named. */
  async list(chart?: string, market?: string): Promise<EditionLine[]> {
    const { definitions } = this.#options.charts
    const rows = (await this.#store.list(chart)).map(row => {
      const definition = definitions.get(row.chart)
      return { ...row, market: row.market || (definition ? firstMarketOf(definition) : '') }
    })
    const wanted = market === undefined ? rows : rows.filter(row => row.market === market.toUpperCase())
    const statuses = statusesOfLines(wanted, ({ chart: of }) => this.#zoneOfPanel(of))
    return wanted.map(row => ({ ...row, status: statuses.get(row.id) ?? null }))
  }

  /** The zone of a chart whose figures are a panel's. */
  #zoneOfPanel(chart: string): string | undefined {
    const definition = this.#options.charts.definitions.get(chart)
    return definition && panelNamed(this.#options.panels, definition.source) ? definition.zone : undefined
  }

  /** Throws `not-found`. */
  async get(id: string): Promise<Edition> {
    const edition = await this.#store.get(id)
    if (!edition) {
      const ids = (await this.#store.list()).map(one => one.id)
      throw new Problem('not-found', `there is no edition "${id}": \`sweeps editions\` lists them${didYouMean(id, ids)}`)
    }
    return edition
  }

  /** Freezes a chart of a week that is over. When nothing changed since the last revision, that one is the answer. One at a time. */
  publish(request: EditionRequest, actor: string): Promise<Published> {
    return this.#publishing.run(() => this.#publish(request, actor))
  }

  async #publish(request: EditionRequest, actor: string): Promise<Published> {
    const { store, plays, catalogue, charts } = this.#options
    const definition = await charts.definition(request)
    const { market } = definition
    const key = chartKey(charts.definitions.get(definition.id)!, market)
    const week = weekStart(request.week, definition.firstDay)
    const closes = dayStart(addDays(week, 7), definition.zone)
    if (closes > store.clock.now())
      throw new Problem(
        'invalid-request',
        `week: the week of ${week} runs until ${new Date(closes).toISOString()}; publish it when it is over`,
      )
    refuseDamaged(this.#options.store, definition, week)
    const embargo = request.embargo === undefined ? null : instantOf(request.embargo)
    const { epoch, at, silent } = await plays.cutoff()
    const asOf: AsOf = { epoch, catalogueVersion: catalogue.version, at }
    const inputs = await readInputs(this.#options.sourceOf(definition), definition, week, asOf)
    const lists = computeLists(definition, inputs, week)
    if (lists.every(list => list.entries.length === 0))
      throw new Problem('unknown-week', `${key} has nothing in the week of ${week}: there is nothing to publish`)
    const revisions = await this.#store.revisions({ chart: definition.id, market, first: key === definition.id }, week)
    const [last] = revisions
    const notes = [...(await gaps(store, definition, week)), ...silent.map(silentNode)]
    if (
      last &&
      changes(last.lists, lists).length === 0 &&
      last.inputsHash === inputsHash(inputs) &&
      JSON.stringify(last.notes) === JSON.stringify(notes)
    )
      return publishedAs(last, this.#store.write(last), false)
    const revision = (last?.revision ?? 0) + 1
    const { changed, ...standing } = await this.#standing({ definition, week, asOf, inputs, lists }, revisions.toReversed())
    const unsigned: Omit<Edition, 'hash'> = {
      format: 'sweeps-edition/1',
      id: `${key.replace('/', '-')}-${week}-r${revision}`,
      chart: definition.id,
      name: definition.name,
      week: { start: week, end: addDays(week, 6) },
      revision,
      published: asOf.at,
      embargo,
      asOf,
      method: { version: methodVersion, page: 'docs/methods/charts.md' },
      definition,
      lists,
      notes,
      inputsHash: inputsHash(inputs),
      ...(request.inputs ? { inputs } : {}),
      changes: changed,
      ...standing,
      previous: last?.hash ?? null,
    }
    const edition: Edition = { ...unsigned, hash: editionHash(unsigned) }
    await this.#store.add(edition, market, actor)
    return publishedAs(edition, this.#store.write(edition), true)
  }

  /** All files that an edition of a panel is repeated from, by name; see `editionFiles`. */
  async files(id: string): Promise<Map<string, string>> {
    const edition = await this.get(id)
    return editionFiles(this.#options.panels, this.#options.sourceOf(edition.definition as ChartDefinition), edition)
  }

  /** What an edition changes against the revisions before, the first one first; of a panel's where it stands, and why. */
  async #standing(made: MadeWeek, revisions: Edition[]): Promise<Pick<Edition, 'status' | 'correction'> & { changed: EditionChange[] }> {
    const { definition, week, asOf, lists } = made
    const last = revisions.at(-1)
    if (!lists.some(({ panel }) => panel)) return { changed: last ? changes(last.lists, lists) : [] }
    const status = statusAfter(revisions, { week, published: asOf.at, zone: definition.zone })
    return { status, ...(last ? await correctPanel(this.#options.sourceOf(definition), made, revisions) : { changed: [] }) }
  }

  /** Checks an edition, by id or as the text of a file: is it whole, is it what was published, does the data give it again? */
  async verify(request: { id: string } | { text: string }): Promise<Verified> {
    const edition = 'text' in request ? readEdition(request.text) : await this.get(request.id)
    const differences: string[] = []
    if (editionHash(edition) !== edition.hash)
      differences.push(
        `its hash is ${edition.hash.slice(0, 12)}…, its content gives ${editionHash(edition).slice(0, 12)}…: the file was changed after it was published`,
      )
    if (edition.inputs && inputsHash(edition.inputs as ListInputs[]) !== edition.inputsHash)
      differences.push('the figures in the file are not those it was made from')
    const published = await this.#store.get(edition.id)
    if (published) await this.#options.plays.guards.runDue()
    if (published && published.hash !== edition.hash) differences.push(`it is not the edition that was published as ${edition.id}`)
    const made = published ? await this.#again(published) : undefined
    const recomputed = made?.lists ?? (edition.inputs ? ownInputs(edition) : undefined)
    const compared =
      recomputed &&
      (published ? await this.#comparable(published, edition.lists, recomputed) : { before: edition.lists, after: recomputed, erased: [] })
    if (compared)
      for (const { list, text } of changes(compared.before, compared.after)) differences.push(`${list}: made again it says ${text}`)
    if (published && made && differences.length === 0) differences.push(...(await this.#otherCauses(edition, published, made)))
    return {
      id: edition.id,
      equal: differences.length === 0,
      against: published ? 'data' : recomputed ? 'inputs' : 'hash',
      differences,
      incomparable: compared?.erased ?? [],
    }
  }

  /** The lists of an edition with what goes into them, made again from what was known when it was published. */
  async #again(edition: Edition): Promise<MadeWeek> {
    const definition = edition.definition as ChartDefinition
    const week = edition.week.start
    refuseDamaged(this.#options.store, definition, week)
    const inputs = await readInputs(this.#options.sourceOf(definition), definition, week, edition.asOf)
    return { definition, week, asOf: edition.asOf, inputs, lists: computeLists(definition, inputs, week) }
  }

  /** Where an edition of a panel gives other causes for what it changed than its data do. */
  async #otherCauses(edition: Edition, published: Edition, made: MadeWeek): Promise<string[]> {
    if (!edition.correction) return []
    const { market } = made.lists[0]!
    const name = { chart: edition.chart, market: market ?? '', first: true }
    const before = (await this.#store.revisions(name, made.week)).filter(({ revision }) => revision < published.revision)
    const again = await correctPanel(this.#options.sourceOf(made.definition), made, before.toReversed())
    return causesThatDiffer(edition.changes, again.changed)
  }

  /** What of the lists of an edition can be compared with what is made again; all of it, where nobody was erased or nothing came of it. */
  async #comparable(edition: Edition, lists: Edition['lists'], recomputed: Edition['lists']) {
    const whole = { before: lists, after: recomputed, erased: [] as string[] }
    if ((edition.definition as ChartDefinition).source !== 'census' || changes(lists, recomputed).length === 0) return whole
    const titles = await erasedSince(this.#options.store, edition)
    if (titles.size === 0) return whole
    const before = withoutTitles(lists, titles)
    const names = new Map(before.map(({ list, entries }) => [list, new Set(entries.map(({ title }) => title))]))
    // What was below the list may have come up in the place of what is left out.
    const after = withoutTitles(recomputed, titles).map(list => ({
      ...list,
      entries: list.entries.filter(({ title }) => names.get(list.list)?.has(title)),
    }))
    const erased = lists.flatMap(({ list, entries }) =>
      entries
        .filter(({ title }) => title !== null && titles.has(title))
        .map(({ name, title }) => `${list}: ${name ?? title} cannot be compared: somebody was erased from its viewing since`),
    )
    return { before, after, erased }
  }
}

const publishedAs = (edition: Edition, file: string, made: boolean): Published => ({
  ...{ id: edition.id, revision: edition.revision, hash: edition.hash, file, changes: edition.changes, made },
  status: statusOfEdition(edition) ?? null,
  correction: edition.correction ?? null,
})

const silentNode = (node: string): string =>
  `Collector ${node} was silent when this was published: what it had received and not handed on by then is not in it.`

const ownInputs = (edition: Edition): Edition['lists'] =>
  computeLists(edition.definition as ChartDefinition, edition.inputs as ListInputs[], edition.week.start)

function instantOf(text: string): string {
  const at = new Date(text)
  if (Number.isNaN(at.getTime())) throw new Problem('invalid-request', `embargo: "${text}" is no instant; write it as 2021-08-24T09:00:00Z`)
  return at.toISOString()
}
