import { type CaseScenario, didYouMean, Problem, StatedTerms } from '@sweeps/model'
import Type, { type Static } from '@sweeps/model/typebox'
import { Mutex } from '../../mutex.js'
import { checkName } from '../../people/index.js'
import { defineQuery, engineInstant, Int64, type Store, sqlFile } from '../../store/index.js'
import { documentReader } from '../../stored-document.js'

const ScenarioRow = Type.Object({
  name: Type.String(),
  version: Type.Integer(),
  removed: Type.Integer(),
  made: Int64,
  actor: Type.String(),
  document: Type.String(),
})

const readTerms = documentReader({ '': StatedTerms })

const ofSeason = defineQuery({ tag: 'decisions.scenarios', sql: sqlFile(import.meta.url, './scenarios.sql'), row: ScenarioRow })

/** As many names a season may have: what nobody can compare is not kept. */
const most = 50

interface Named {
  title: string
  season: number
  name: string
}

/** Terms of a season's case under names, in versions. Nothing of them is for others than those who decide. */
export class Scenarios {
  readonly #store: Store
  readonly #now: () => number
  /** One after the other: each gets the version after the one before. */
  readonly #changes = new Mutex()

  constructor(store: Store, now: () => number = Date.now) {
    this.#store = store
    this.#now = now
  }

  /** Those of a season, by name. */
  async list(title: string, season: number): Promise<CaseScenario[]> {
    return (await this.#rows(title, season)).filter(({ removed }) => removed === 0).map(asScenario)
  }

  /** Keeps terms under a name; those that it had are replaced. Throws `invalid-request`. */
  save({ title, season, name }: Named, terms: StatedTerms, actor: string): Promise<CaseScenario> {
    const checked = checkName(name, 'name', 80)
    return this.#changes.run(async () => {
      const rows = await this.#rows(title, season)
      const stored = rows.find(row => row.name === checked)
      if ((!stored || stored.removed) && rows.filter(({ removed }) => removed === 0).length >= most)
        throw new Problem('invalid-request', `name: the season has ${most} scenarios already; remove one first`)
      return this.#write({ title, season, name: checked }, (stored?.version ?? 0) + 1, terms, actor)
    })
  }

  /** Takes one out. Throws `not-found`. */
  remove({ title, season, name }: Named, actor: string): Promise<void> {
    return this.#changes.run(async () => {
      const rows = (await this.#rows(title, season)).filter(({ removed }) => removed === 0)
      const stored = rows.find(row => row.name === name)
      if (!stored) {
        const names = rows.map(row => row.name)
        throw new Problem('not-found', `${title}/${season} has no scenario "${name}"${didYouMean(name, names)}`)
      }
      await this.#write({ title, season, name }, stored.version + 1, asScenario(stored).terms, actor, 1)
    })
  }

  async #write({ title, season, name }: Named, version: number, terms: StatedTerms, actor: string, removed = 0): Promise<CaseScenario> {
    const made = new Date(this.#now()).toISOString()
    await this.#store.insert(
      'case_scenarios',
      ['title', 'season', 'name', 'version', 'removed', 'made', 'actor', 'document'],
      [[title, season, name, version, removed, engineInstant(made), actor, JSON.stringify(terms)]],
    )
    return { name, version, made, actor, terms }
  }

  #rows(title: string, season: number) {
    return this.#store.run(ofSeason, { title, season })
  }
}

const asScenario = ({ name, version, made, actor, document }: Static<typeof ScenarioRow>): CaseScenario => ({
  name,
  version,
  made: new Date(made).toISOString(),
  actor,
  terms: readTerms(document, `the scenario "${name}"`),
})
