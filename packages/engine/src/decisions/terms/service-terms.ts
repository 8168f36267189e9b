import { nameKey, Problem, type ServicesTerms, type StoredTerms } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { Mutex } from '../../mutex.js'
import { checkName } from '../../people/index.js'
import { defineQuery, engineInstant, Int64, type Store, sqlFile } from '../../store/index.js'

const NullableNumber = Type.Union([Type.Number(), Type.Null()])

const all = defineQuery({
  tag: 'decisions.service-terms',
  sql: sqlFile(import.meta.url, './service-terms.sql'),
  row: Type.Object({
    service: Type.String(),
    version: Type.Integer(),
    made: Int64,
    actor: Type.String(),
    fee: NullableNumber,
    value_per_hour: NullableNumber,
    currency: Type.String(),
  }),
})

/** What is to be kept for a service: what is absent stays as it is, null is kept no more. */
export interface TermsChange {
  service: string
  fee?: number | null | undefined
  valuePerHour?: number | null | undefined
  /** ISO 4217. As it is when absent; USD for the first. */
  currency?: string | undefined
}

/** A service is the same in whatever case it is written. */
export const serviceKey = (service: string): string => nameKey(service).toLowerCase()

/** What services take for an hour viewed, by those who decide, in versions. Nothing of it is for anybody else. */
export class ServiceTerms {
  readonly #store: Store
  readonly #now: () => number
  /** One after the other: each is made from the one before. */
  readonly #changes = new Mutex()

  constructor(store: Store, now: () => number = Date.now) {
    this.#store = store
    this.#now = now
  }

  /** What holds by service, services that keep nothing any more left out; and all versions, the latest first. */
  async list(): Promise<Omit<ServicesTerms, 'services'>> {
    const versions = await this.#versions()
    const terms = latestOf(versions).filter(({ fee, valuePerHour }) => fee !== null || valuePerHour !== null)
    return { terms: terms.sort((one, other) => (one.service < other.service ? -1 : 1)), versions }
  }

  /** Keeps other terms for a service from now on, as a version; when that changes nothing, none is made. Throws `invalid-request`. */
  set(change: TermsChange, actor: string): Promise<StoredTerms> {
    return this.#changes.run(async () => {
      const named = checkName(change.service, 'service', 100)
      const stored = latestOf(await this.#versions()).find(({ service }) => serviceKey(service) === serviceKey(named))
      const { service = named, version = 0 } = stored ?? {}
      const fee = change.fee === undefined ? (stored?.fee ?? null) : change.fee
      const valuePerHour = change.valuePerHour === undefined ? (stored?.valuePerHour ?? null) : change.valuePerHour
      const currency = change.currency ?? stored?.currency ?? 'USD'
      check(fee, valuePerHour, currency)
      if (stored && stored.fee === fee && stored.valuePerHour === valuePerHour && stored.currency === currency) return stored
      if (!stored && fee === null && valuePerHour === null)
        throw new Problem('invalid-request', 'fee: nothing is to be kept; give a monthly fee, a value of an hour, or both')
      const made = new Date(this.#now()).toISOString()
      await this.#store.insert(
        'service_terms',
        ['service', 'version', 'made', 'actor', 'fee', 'value_per_hour', 'currency'],
        [[service, version + 1, engineInstant(made), actor, fee, valuePerHour, currency]],
      )
      return { service, version: version + 1, made, actor, fee, valuePerHour, currency }
    })
  }

  async #versions(): Promise<StoredTerms[]> {
    const rows = await this.#store.run(all, {})
    return rows.map(({ made, value_per_hour: valuePerHour, ...row }) => ({ ...row, valuePerHour, made: new Date(made).toISOString() }))
  }
}

function latestOf(versions: readonly StoredTerms[]): StoredTerms[] {
  const latest = new Map<string, StoredTerms>()
  for (const one of versions) if ((latest.get(one.service)?.version ?? 0) < one.version) latest.set(one.service, one)
  return [...latest.values()]
}

function check(fee: number | null, valuePerHour: number | null, currency: string): void {
  // As the fee share will want it: every case of the service would fail otherwise.
  if (fee !== null && !(fee > 0 && fee <= 10_000 && Math.abs(Math.round(fee * 100) - fee * 100) < 1e-6))
    throw new Problem('invalid-request', `fee: ${fee} is no monthly fee: give an amount above 0 with at most two decimals, such as 9.99`)
  if (valuePerHour !== null && !(valuePerHour > 0 && valuePerHour < 1e9))
    throw new Problem('invalid-request', `valuePerHour: ${valuePerHour} is no amount: give a number above 0`)
  if (!/^[A-Z]{3}$/.test(currency)) throw new Problem('invalid-request', `currency: "${currency}" is no code of ISO 4217, such as USD`)
}
