import { addDays, dayStart, Edition, Problem, weekStart } from '@sweeps/model'
import { Compile } from '@sweeps/model/typebox'
import type { Catalogue } from '../../catalogue/index.js'
import type { Plays } from '../../plays/index.js'
import type { Store } from '../../store/index.js'
import type { ChartDefinition } from '../definition.js'
import type { AsOf, ChartSource } from '../list-figures.js'
import { changes } from './changes.js'
import { computeLists, inputsHash, type ListInputs, readInputs } from './compute-week.js'
import { editionHash } from './edition-hash.js'
import { EditionStore } from './edition-store.js'
import { holes } from './holes.js'

/** Raised whenever the rules that turn figures into ranks change: older editions say by which they were made. */
const methodVersion = 1

export interface EditionsOptions {
  store: Store
  plays: Plays
  catalogue: Catalogue
  definitions: ReadonlyMap<string, ChartDefinition>
  sourceOf(definition: ChartDefinition): ChartSource
}

export interface Published {
  id: string
  revision: number
  hash: string
  file: string
  changes: Edition['changes']
  /** False when nothing had changed: this is the edition that was there. */
  made: boolean
}

export interface Verified {
  id: string
  equal: boolean
  /** How it was checked: made again from the data here, from the file's own figures, or only against its own hash. */
  against: 'data' | 'inputs' | 'hash'
  /** What differs, in words. */
  differences: string[]
}

const shape = Compile(Edition)

/** Charts frozen for good. A correction is a new revision; anybody can make one again and compare. */
export class Editions {
  readonly #options: EditionsOptions
  readonly #kept: EditionStore
  #turn: Promise<unknown> = Promise.resolve()

  constructor(options: EditionsOptions) {
    this.#options = options
    this.#kept = new EditionStore(options.store)
  }

  list(chart?: string) {
    return this.#kept.list(chart)
  }

  /** Throws `not-found`. */
  async get(id: string): Promise<Edition> {
    const edition = await this.#kept.get(id)
    if (!edition) throw new Problem('not-found', `there is no edition "${id}": \`sweeps editions\` lists them`)
    return edition
  }

  /** Freezes a chart of a week that is over. When nothing changed since the last revision, that one is the answer. One at a time. */
  publish(request: { chart: string; week: string; embargo?: string; inputs?: boolean }, actor: string): Promise<Published> {
    const done = this.#turn.then(() => this.#publish(request, actor))
    this.#turn = done.catch(() => {})
    return done
  }

  async #publish(request: { chart: string; week: string; embargo?: string; inputs?: boolean }, actor: string): Promise<Published> {
    const { plays, catalogue } = this.#options
    const definition = this.#definition(request.chart)
    const week = weekStart(request.week, definition.firstDay)
    const closes = dayStart(addDays(week, 7), definition.zone)
    if (closes > Date.now())
      throw new Problem(
        'invalid-request',
        `week: the week of ${week} runs until ${new Date(closes).toISOString()}; publish it when it is over`,
      )
    const embargo = request.embargo === undefined ? null : instantOf(request.embargo)
    const epoch = await plays.endEpoch()
    const asOf: AsOf = { epoch, catalogueVersion: catalogue.version, at: new Date().toISOString() }
    const inputs = await readInputs(this.#options.sourceOf(definition), definition, week, asOf)
    const lists = computeLists(definition, inputs, week)
    if (lists.every(list => list.entries.length === 0))
      throw new Problem('unknown-week', `${request.chart} has nothing in the week of ${week}: there is nothing to publish`)
    const [last] = await this.#kept.revisions(definition.id, week)
    const changed = last ? changes(last.lists, lists) : []
    const notes = await holes(this.#options.store, definition, week)
    if (last && changed.length === 0 && last.inputsHash === inputsHash(inputs) && JSON.stringify(last.notes) === JSON.stringify(notes))
      return { id: last.id, revision: last.revision, hash: last.hash, file: this.#kept.write(last), changes: last.changes, made: false }
    const revision = (last?.revision ?? 0) + 1
    const unsigned: Omit<Edition, 'hash'> = {
      format: 'sweeps-edition/1',
      id: `${definition.id}-${week}-r${revision}`,
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
      previous: last?.hash ?? null,
    }
    const edition: Edition = { ...unsigned, hash: editionHash(unsigned) }
    await this.#kept.add(edition, actor)
    return { id: edition.id, revision, hash: edition.hash, file: this.#kept.write(edition), changes: changed, made: true }
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
    const kept = await this.#kept.get(edition.id)
    if (kept && kept.hash !== edition.hash) differences.push(`it is not the edition that was published as ${edition.id}`)
    const recomputed = kept ? await this.#again(kept) : edition.inputs ? ownInputs(edition) : undefined
    if (recomputed) for (const { list, text } of changes(edition.lists, recomputed)) differences.push(`${list}: made again it says ${text}`)
    return { id: edition.id, equal: differences.length === 0, against: kept ? 'data' : recomputed ? 'inputs' : 'hash', differences }
  }

  /** The lists of an edition, made again from what was known when it was published. */
  async #again(edition: Edition): Promise<Edition['lists']> {
    const definition = edition.definition as ChartDefinition
    const inputs = await readInputs(this.#options.sourceOf(definition), definition, edition.week.start, edition.asOf)
    return computeLists(definition, inputs, edition.week.start)
  }

  #definition(id: string): ChartDefinition {
    const definition = this.#options.definitions.get(id)
    if (!definition)
      throw new Problem('unknown-chart', `there is no chart "${id}": there are ${[...this.#options.definitions.keys()].join(', ')}`)
    return definition
  }
}

const ownInputs = (edition: Edition): Edition['lists'] =>
  computeLists(edition.definition as ChartDefinition, edition.inputs as ListInputs[], edition.week.start)

function readEdition(text: string): Edition {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new Problem('invalid-file', `this is no edition: it is no JSON (${(error as Error).message})`)
  }
  if (!shape.Check(value)) {
    const first = [...shape.Errors(value)][0]
    throw new Problem('invalid-file', `this is no edition: ${first?.instancePath || 'the file'} ${first?.message}`)
  }
  return value
}

function instantOf(text: string): string {
  const at = new Date(text)
  if (Number.isNaN(at.getTime())) throw new Problem('invalid-request', `embargo: "${text}" is no instant; write it as 2021-08-24T09:00:00Z`)
  return at.toISOString()
}
