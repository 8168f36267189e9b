import { addDays, Day, Problem } from '@sweeps/model'
import Type, { Compile, Nullable, type Static } from '@sweeps/model/typebox'
import { hashOf } from '../canonical-hash.js'
import { Mutex } from '../mutex.js'
import { defineQuery, engineInstant, Int64, type Store } from '../store/index.js'
import type { PanelDefinition } from './definition.js'
import { householdsInTab, householdsOn } from './in-tab.js'
import type { PanelFiles } from './read/panel-files.js'
import { holdsOn } from './read/roster.js'
import { weighing } from './weighing/cannot-weigh.js'
import { type Sample, sampleOn } from './weighing/sample.js'
import { Weigher } from './weighing/weigher.js'

/** Raised whenever the rules that turn a sample into weights change. */
const methodVersion = 1

/** A day, or the week that begins on it. */
export interface WeightPeriod {
  kind: 'day' | 'week'
  start: string
}

const Document = Type.Object({
  version: Type.Integer({ description: 'of the panel’s files that it was made from' }),
  methodVersion: Type.Integer(),
  weighting: Type.Unknown({ description: 'as the panel’s definition had it' }),
  replicates: Type.Unknown({ description: 'as the panel’s definition had it' }),
  seed: Nullable(Type.Integer(), { description: 'null: replicates are not drawn' }),
  persons: Type.Integer(),
  households: Type.Integer(),
  population: Type.Number({ description: 'the sum of all weights' }),
  effectiveSize: Type.Number({ description: 'persons of a simple random sample that would tell as much' }),
  rounds: Type.Integer({ description: 'of the adjustment' }),
  cut: Type.Integer({ description: 'how many weights were cut' }),
  collapsed: Type.Array(Type.Object({ margin: Type.String(), level: Type.String(), into: Type.String(), households: Type.Integer() }), {
    description: 'levels of too few households, and into which each was merged',
  }),
  residuals: Type.Array(Type.Object({ margin: Type.String(), level: Type.String(), target: Type.Number(), achieved: Type.Number() })),
})

/** A weight set: numbered, never changed. */
export const WeightSet = Type.Object({
  id: Type.String(),
  panel: Type.String(),
  number: Type.Integer(),
  kind: Type.Enum(['day', 'week']),
  start: Day,
  end: Day,
  hash: Type.String({ description: 'over inputs and method' }),
  made: Type.String({ description: 'ISO 8601, UTC' }),
  ...Document.properties,
  withdrawn: Type.Integer({
    description: 'persons of it whose households have withdrawn since: their weights are erased, the hash stays',
  }),
})
export type WeightSet = Static<typeof WeightSet>

export const PersonWeight = Type.Object({ person: Type.String(), household: Type.String(), weight: Type.Number() })
export type PersonWeight = Static<typeof PersonWeight>

/** The weights of a period, ready to be replicated. */
export interface Prepared {
  set: WeightSet
  content: string
  weigher: Weigher
}

const SetRow = Type.Object({
  number: Type.Integer(),
  kind: Type.Enum(['day', 'week']),
  start: Type.String(),
  hash: Type.String(),
  content: Type.String(),
  made: Int64,
  document: Type.String(),
  withdrawn: Int64,
})

const sets = defineQuery({
  tag: 'panel.weight-sets',
  sql: `-- one row per weight set, the latest first
SELECT
    number, kind, toString(start) AS start, hash, content, toUnixTimestamp64Milli(made) AS made, document,
    (SELECT groupArray((content, persons)) FROM (SELECT content, sum(persons) AS persons FROM panel_withdrawals WHERE panel = {panel:String} GROUP BY content)) AS lost,
    arraySum(one -> if(one.1 = content, one.2, 0), lost) AS withdrawn
FROM panel_weight_sets
WHERE panel = {panel:String}
ORDER BY number DESC`,
  row: SetRow,
})

const weightsOf = defineQuery({
  tag: 'panel.weights',
  sql: `-- one row per person of a weight set
SELECT person, any(household) AS household, any(weight) AS weight
FROM panel_weights
WHERE panel = {panel:String} AND content = {content:String}
GROUP BY person
ORDER BY person`,
  row: PersonWeight,
})

const document = Compile(Document)

/** The weight sets of panels: made when a period is first asked for, and again as the next one when an input has changed. */
export class WeightSets {
  readonly #store: Store
  readonly #rows = new Map<string, Promise<Static<typeof SetRow>[]>>()
  readonly #mutex = new Mutex()

  constructor(store: Store) {
    this.#store = store
  }

  /** All of a panel, the latest first. */
  async list(panel: string): Promise<WeightSet[]> {
    return (await this.#of(panel)).map(row => setOf(panel, row))
  }

  async weights(panel: string, number: number): Promise<PersonWeight[]> {
    const row = (await this.#of(panel)).find(one => one.number === number)
    if (!row) throw new Problem('not-found', `panel ${panel} has no weight set ${number}: \`sweeps panel report ${panel}\` lists them`)
    return this.#store.run(weightsOf, { panel, content: row.content })
  }

  /** Forgets what is in memory of a panel's sets: some of their rows were erased. */
  forget(panel: string): void {
    this.#rows.delete(panel)
  }

  /** The weights of a period as of a version of the files, made if there are none of these inputs yet. Throws `cannot-weigh`. */
  prepare(files: PanelFiles, version: number, period: WeightPeriod, shared: SharedSamples = new SharedSamples()): Promise<Prepared> {
    return this.#mutex.run(() => this.#prepare(files, version, period, shared))
  }

  async #prepare(files: PanelFiles, version: number, period: WeightPeriod, shared: SharedSamples): Promise<Prepared> {
    const panel = files.definition.id
    const { weigher, content } = shared.of(files, period)
    const hash = hashOf({ content, period })
    const known = (await this.#of(panel)).find(row => row.hash === hash)
    if (known) return { set: setOf(panel, known), content, weigher }
    const { weights, residuals, rounds, cut, effectiveSize } = weighing(inWords(period), 'cannot-weigh', () => weigher.full())
    const { sample } = weigher
    const { weighting, replicates } = files.definition
    const made: Static<typeof Document> = {
      version,
      methodVersion,
      weighting,
      replicates,
      seed: seedOf(files.definition),
      persons: sample.persons.length,
      households: sample.households.length,
      population: weights.reduce((sum, weight) => sum + weight, 0),
      effectiveSize,
      rounds,
      cut,
      collapsed: [...weigher.collapsed],
      residuals: [...residuals],
    }
    const rows = await this.#of(panel)
    if (!rows.some(row => row.content === content)) await this.#writeWeights(panel, content, sample, weights)
    const number = (rows[0]?.number ?? 0) + 1
    const now = this.#store.clock.now()
    const row = { number, ...period, hash, content, made: now, document: JSON.stringify(made), withdrawn: 0 }
    await this.#store.insert(
      'panel_weight_sets',
      ['panel', 'number', 'kind', 'start', 'hash', 'content', 'made', 'document'],
      [[panel, number, period.kind, period.start, hash, content, engineInstant(now), row.document]],
    )
    rows.unshift(row)
    return { set: setOf(panel, row), content, weigher }
  }

  async #writeWeights(panel: string, content: string, sample: Sample, weights: Float64Array): Promise<void> {
    await this.#store.insert(
      'panel_weights',
      ['panel', 'content', 'person', 'household', 'weight'],
      sample.persons.map((person, at) => [panel, content, person, sample.households[sample.householdOf[at]!]!.household, weights[at]]),
    )
  }

  #of(panel: string): Promise<Static<typeof SetRow>[]> {
    const found = this.#rows.get(panel)
    if (found) return found
    const reading = this.#store.run(sets, { panel })
    this.#rows.set(panel, reading)
    reading.catch(() => this.#rows.delete(panel))
    return reading
  }
}

/** Samples of the periods of a week: those of days on which the same homes are in-tab are one. */
export class SharedSamples {
  readonly #known = new Map<string, { weigher: Weigher; readonly content: string }>()

  /** Throws `cannot-weigh`. */
  of(files: PanelFiles, period: WeightPeriod): { weigher: Weigher; readonly content: string } {
    const day = period.kind === 'day' ? period.start : addDays(period.start, 6)
    const inTab = inTabOf(files, period)
    const targets = (files.targets ?? []).filter(target => holdsOn(target, day))
    const signature = [
      inTab ? [...inTab].sort().join('\n') : 'all',
      (files.persons ?? []).flatMap(member => (holdsOn(member, day) ? [member.line] : [])).join(),
      targets.map(({ line }) => line).join(),
    ].join('\0')
    const known = this.#known.get(signature)
    if (known) return known
    const made = weighing(inWords(period), 'cannot-weigh', () => {
      const sample = sampleOn(files, day, inTab)
      if (sample.persons.length === 0)
        throw new Problem('cannot-weigh', `${inWords(period)} has no in-tab home: import its days, or change inTab in panel.json`)
      let content: string | undefined
      return {
        weigher: new Weigher(sample, files, day),
        // Hashing takes longer than weighting: where nothing is stored nobody asks for it.
        get content() {
          content ??= contentHash(sample, files, targets)
          return content
        },
      }
    })
    this.#known.set(signature, made)
    return made
  }
}

function inTabOf({ definition, days }: PanelFiles, { kind, start }: WeightPeriod): Set<string> | undefined {
  if (!days) return undefined
  return kind === 'day' ? householdsOn(days, start) : householdsInTab(definition, days, start)
}

/** The hash over all that decides the weights of a sample and of its replicates, in an order that does not depend on the files'. */
function contentHash(sample: Sample, files: PanelFiles, targets: NonNullable<PanelFiles['targets']>): string {
  const { id, weighting, replicates } = files.definition
  const named = [...('groups' in replicates && typeof replicates.groups === 'string' ? [replicates.groups] : [])]
  for (const member of ['strata', 'units'] as const) {
    const column = (replicates as Partial<Record<typeof member, string>>)[member]
    if (column !== undefined) named.push(column)
  }
  return hashOf({
    format: 'sweeps-weights/1',
    method: methodVersion,
    panel: id,
    weighting,
    replicates,
    groups: named.length > 0 ? [...new Set((files.households ?? []).map(({ cells }) => cells[named[0]!] ?? ''))].sort() : null,
    persons: sample.persons.map((person, at) => [
      person,
      sample.householdOf[at],
      sample.base[at],
      ...[...sample.levels.values()].map(levels => levels[at]),
    ]),
    households: sample.households.map(({ household, cells }) => [
      household,
      ...named.map(column => cells[column] ?? ''),
      ...(files.factors ? Array.from(files.factors.ofHousehold.get(household) ?? []) : []),
    ]),
    targets: targets.map(({ margin, level, total }) => [margin, level, total]).sort((one, other) => (String(one) < String(other) ? -1 : 1)),
  })
}

function setOf(panel: string, row: Static<typeof SetRow>): WeightSet {
  const { number, kind, start, hash, made, withdrawn } = row
  const own: unknown = JSON.parse(row.document)
  if (!document.Check(own))
    throw new Problem('query-failed', `weight set ${number} of panel ${panel} is not as it was written: \`sweeps doctor\``)
  return {
    id: `${panel}-${number}`,
    panel,
    number,
    kind,
    start,
    end: kind === 'day' ? start : addDays(start, 6),
    hash,
    made: new Date(made).toISOString(),
    ...own,
    withdrawn,
  }
}

const seedOf = ({ replicates }: PanelDefinition): number | null =>
  replicates.method === 'bootstrap' || (replicates.method === 'jk1' && typeof replicates.groups === 'number')
    ? (replicates.seed ?? 1)
    : null

const inWords = ({ kind, start }: WeightPeriod): string => (kind === 'day' ? `the day ${start}` : `the week of ${start}`)
