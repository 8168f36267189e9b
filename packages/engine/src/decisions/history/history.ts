import { isDeepStrictEqual } from 'node:util'
import Type, { type Static } from '@sweeps/model/typebox'
import type { Catalogue, ProductionRecords } from '../../catalogue/index.js'
import type { Charts } from '../../charts/index.js'
import type { Census } from '../../minutes/index.js'
import { changeCount } from '../../plays/index.js'
import { defineQuery, type Store } from '../../store/index.js'
import type { SeasonName } from '../season-name.js'
import { lastWholeDay } from './first-days.js'
import { KnownOn } from './known-on.js'
import { listedRuns } from './listed-runs.js'
import { Memo } from './memo.js'
import { ownRuns } from './own-runs.js'
import { premieres } from './premieres.js'
import { recordedSeasons } from './recorded-seasons.js'
import { SeasonDetails } from './season-details.js'
import { SeasonRuns } from './season-runs.js'
import { type Published, readPublished, StoredHistory } from './stored-history.js'

const Fingerprints = Type.Object({ published: Type.String(), records: Type.String(), catalogue: Type.Integer() })

const fingerprints = defineQuery({
  tag: 'history.fingerprints',
  sql: `-- one row: what changes when something is imported or matched, when a record does, and when the catalogue does
SELECT
    concat(toString((SELECT count() FROM figures)), ' ', toString((SELECT count() FROM outcomes)), ' ', toString((SELECT count() FROM matches))) AS published,
    (SELECT concat(toString(count()), ' ', toString(max(made))) FROM record_versions) AS records,
    toInt32((SELECT max(version) FROM catalogue_versions)) AS catalogue`,
  row: Fingerprints,
})

export interface HistorySources {
  store: Store
  catalogue: Catalogue
  records: ProductionRecords
  charts: Charts
  census: Census
}

/** Days whose runs are cached: cases of one day rest on the same. */
const mostDays = 4

/** Opens what was known on a day. What has not changed in the store since it was read last is not read again. */
export class History {
  readonly #sources: HistorySources
  readonly #published = new Memo(1)
  readonly #stored = new Memo(1)
  readonly #details = new Memo(1)
  readonly #days = new Memo(mostDays)
  readonly #known = new Memo(mostDays)
  #last: { published: Published; stored: StoredHistory } | undefined

  constructor(sources: HistorySources) {
    this.#sources = sources
  }

  /** All that probabilities are learned from, with what was learned from it. */
  async stored(): Promise<StoredHistory> {
    return this.#storedAt(await this.#sources.store.one(fingerprints, {}))
  }

  /** What was known at the end of a day. One's own plays are read when a season, or film, of `names` is on no published list. */
  async on(day: string, names: readonly SeasonName[]): Promise<KnownOn> {
    const { store, catalogue, records, census } = this.#sources
    const kind = names.some(({ season }) => season === 0) ? 'films' : 'seasons'
    const at = await store.one(fingerprints, {})
    const version = catalogue.version
    const [stored, details] = await Promise.all([
      this.#storedAt(at),
      this.#details.once(`${version} ${at.records}`, async () => {
        const [entries, recorded] = await Promise.all([catalogue.entries(version), records.list(true)])
        return new SeasonDetails(entries, recorded)
      }),
    ])
    const [listed, days] = await this.#days.once(`${kind} ${day} ${at.published}, ${version} ${at.records}`, async () => {
      const days = await premieres(store, version, day, details)
      return [await listedRuns(this.#sources, kind, day, stored, days, details), days] as const
    })
    const isListed = names.every(name => listed.runs.of(name).length > 0)
    const known = `${kind} ${day} ${at.published}, ${version} ${at.records}`
    // What was made of it, as of one's own plays at a count of changes, is made once. A day that runs is known whole when it is over.
    const ownAt = isListed ? '' : `${await changeCount(store)} ${lastWholeDay(day)}`
    return this.#known.once(`${known} ${ownAt}`, async () => {
      const own = isListed ? [] : await ownRuns(census, kind, day, days, details)
      return new KnownOn(day, stored, details, listed, new SeasonRuns(own, listed.runs.now), days)
    })
  }

  #storedAt({ published: fingerprint, records, catalogue }: Static<typeof Fingerprints>): Promise<StoredHistory> {
    const { store } = this.#sources
    return this.#stored.once(`${fingerprint}, ${records}, ${catalogue}`, async () => {
      const [published, recorded] = await Promise.all([
        this.#published.once(fingerprint, () => readPublished(store, fingerprint)),
        recordedSeasons(store, catalogue),
      ])
      const last = this.#last
      // What was learned lives as long as it: an edit that changes no score and no cost gives the one before.
      const stored =
        last?.published === published && isDeepStrictEqual(last.stored.recorded, recorded)
          ? last.stored
          : new StoredHistory(published, recorded)
      this.#last = { published, stored }
      return stored
    })
  }
}
