import Type from '@sweeps/model/typebox'
import { defineQuery, Int64, type Store } from '../store/index.js'
import type { Charts } from './charts.js'

const state = defineQuery({
  tag: 'charts.state',
  sql: `-- one row: how much there is of what charts are made of; another number, another state
SELECT
    (SELECT sum(changes) FROM viewing_changes WHERE day < {today:Date}) AS viewing,
    (SELECT count() FROM figures) AS figures,
    (SELECT count() FROM matches) AS matches,
    (SELECT max(version) FROM catalogue_versions) AS catalogue,
    (SELECT count() FROM erased_days) AS erased`,
  row: Type.Object({ viewing: Int64, figures: Int64, matches: Int64, catalogue: Int64, erased: Int64 }),
})

/** Notices what other programs on the same store have changed of what charts are made of, and has what is stored of them forgotten. */
export class FollowChanges {
  readonly #store: Store
  readonly #charts: Pick<Charts, 'changed'>
  readonly #onErased: () => void
  #last: { own: string; published: string; erased: number } | undefined

  /** `onErased` is called when somebody was erased. */
  constructor(store: Store, charts: Pick<Charts, 'changed'>, onErased: () => void) {
    this.#store = store
    this.#charts = charts
    this.#onErased = onErased
  }

  async refresh(): Promise<void> {
    // What is reported today changes no week that is over.
    const today = new Date(this.#store.clock.now()).toISOString().slice(0, 10)
    const { viewing, figures, matches, catalogue, erased } = await this.#store.one(state, { today })
    const now = { own: `${today} ${viewing} ${catalogue}`, published: `${figures} ${matches}`, erased }
    const last = this.#last
    this.#last = now
    if (!last) return
    if (now.erased !== last.erased) this.#onErased()
    if (now.published !== last.published) this.#charts.changed()
    else if (now.own !== last.own) this.#charts.changed('census')
  }
}
