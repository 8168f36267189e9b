import { didYouMean, Problem } from '@sweeps/model'
import Type, { type Static } from '@sweeps/model/typebox'
import type { Mutex } from '../mutex.js'
import { defineQuery, engineInstant, Int64, type Store, sqlFile } from '../store/index.js'
import type { Audit } from './audit.js'
import { checkName } from './name.js'
import { newSecret, secretHash } from './secret-text.js'

export const keyKinds = ['write', 'read', 'panel'] as const
export type KeyKind = (typeof keyKinds)[number]

/** What a program that shows a key may do. */
const KnownKey = Type.Object({
  id: Type.String(),
  kind: Type.Enum([...keyKinds]),
  service: Type.String({ description: 'the service a write key speaks for, the panel a panel key reports for; empty for a read key' }),
  test: Type.Boolean({ description: 'what is reported with it counts in no figure' }),
})
export type KnownKey = Static<typeof KnownKey>

/** A key without its secret. */
export const Key = Type.Object({
  ...KnownKey.properties,
  name: Type.String({ description: 'what it is for' }),
  made: Type.String({ description: 'ISO 8601, UTC' }),
  revoked: Type.Boolean(),
})
export type Key = Static<typeof Key>

/** A key that was made just now. */
export const MadeKey = Type.Object({ id: Type.String(), secret: Type.String({ description: 'is here and nowhere else' }) })
export type MadeKey = Static<typeof MadeKey>

export interface NewKey {
  kind: KeyKind
  /** Needed for a write key, and as the panel's id for a panel key; a read key has none. */
  service?: string
  name: string
  test?: boolean
}

const KeyRow = Type.Object({
  id: Type.String(),
  version: Int64,
  kind: Type.Enum([...keyKinds]),
  service: Type.String(),
  name: Type.String(),
  secret_hash: Type.String(),
  test: Type.Integer(),
  made: Int64,
  revoked: Type.Integer(),
})
type KeyRow = Static<typeof KeyRow>

const all = defineQuery({ tag: 'people.keys', sql: sqlFile(import.meta.url, './keys.sql'), row: KeyRow })

/** No secret is longer: what is longer is not even hashed. */
const longestSecret = 100

/** Keys of programs, in memory as long as the store is open; `refresh` reads what other programs have changed. */
export class Keys {
  readonly #store: Store
  readonly #audit: Audit
  readonly #changes: Mutex
  readonly #now: () => number
  readonly #rows = new Map<string, KeyRow>()
  /** The hashes of write keys that were used, which stand in pages for all to read: each comes with thousands of messages a second. */
  readonly #met = new Map<string, string>()
  /** Those that open something, by the hash of their secret. */
  readonly #known = new Map<string, KnownKey>()
  /** Those that opened something once, by the hash of their secret. */
  readonly #revoked = new Set<string>()

  private constructor(store: Store, audit: Audit, changes: Mutex, now: () => number) {
    this.#store = store
    this.#audit = audit
    this.#changes = changes
    this.#now = now
  }

  static async open(store: Store, audit: Audit, changes: Mutex, now: () => number): Promise<Keys> {
    const keys = new Keys(store, audit, changes, now)
    await keys.refresh()
    return keys
  }

  /** Reads what other programs on the same store have changed. */
  async refresh(): Promise<void> {
    for (const row of await this.#store.run(all, {})) this.#remember(row)
  }

  /** Makes a key. Its secret is in the answer and nowhere else. Throws `invalid-request`. */
  async create(wanted: NewKey, actor: string): Promise<MadeKey> {
    const { kind, test = false } = wanted
    if (!keyKinds.includes(kind)) throw new Problem('invalid-request', `kind: "${kind}" is none; a key is for "write", "read" or "panel"`)
    const name = checkName(wanted.name, 'name', 100)
    if (kind === 'read' && wanted.service)
      throw new Problem('invalid-request', 'service: a read key reads everything; leave the service out')
    const service = kind === 'read' ? '' : checkName(wanted.service, kind === 'panel' ? 'panel' : 'service', 64)
    if (typeof test !== 'boolean') throw new Problem('invalid-request', 'test: it is neither true nor false')
    return this.#changes.run(async () => {
      const secret = newSecret({ write: 'swk_', read: 'srk_', panel: 'spk_' }[kind])
      const id = newSecret('k', 10)
      await this.#audit.record(actor, 'create key', `${id}: ${kind}${service && ` for ${service}`}${test ? ', test' : ''}, "${name}"`)
      await this.#write({
        id,
        version: 1,
        kind,
        service,
        name,
        secret_hash: secretHash(secret),
        test: Number(test),
        made: this.#now(),
        revoked: 0,
      })
      return { id, secret }
    })
  }

  /** From when this resolves the key opens nothing. Throws `not-found`. Revoking twice is once. */
  revoke(id: string, actor: string): Promise<void> {
    return this.#changes.run(async () => {
      const row = this.#rows.get(id)
      if (!row) throw new Problem('not-found', `there is no key "${id}": \`sweeps keys\` lists them${didYouMean(id, this.#rows.keys())}`)
      if (row.revoked) return
      await this.#audit.record(actor, 'revoke key', `${id}: "${row.name}"`)
      await this.#write({ ...row, version: row.version + 1, revoked: 1 })
    })
  }

  /** All keys that ever were, oldest first. Never the secrets: nobody has them. */
  list(): Key[] {
    return [...this.#rows.values()]
      .sort((a, b) => a.made - b.made || (a.id < b.id ? -1 : 1))
      .map(row => ({ ...known(row), name: row.name, made: new Date(row.made).toISOString(), revoked: row.revoked === 1 }))
  }

  /** What a secret opens, or undefined. From memory: it is looked up with every message. */
  check(secret: string | undefined): KnownKey | undefined {
    if (!secret || secret.length > longestSecret) return undefined
    const met = this.#met.get(secret)
    if (met) return this.#known.get(met)
    const hash = secretHash(secret)
    const key = this.#known.get(hash)
    if (key?.kind === 'write') this.#met.set(secret, hash)
    return key
  }

  /** Whether a secret opened something once and does not any more. */
  wasRevoked(secret: string): boolean {
    return secret !== '' && secret.length <= longestSecret && this.#revoked.has(secretHash(secret))
  }

  async #write(row: KeyRow): Promise<void> {
    const { id, version, kind, service, name, secret_hash, test, made, revoked } = row
    await this.#store.insert(
      'keys',
      ['id', 'version', 'kind', 'service', 'name', 'secret_hash', 'test', 'made', 'revoked'],
      [[id, version, kind, service, name, secret_hash, test, engineInstant(made), revoked]],
    )
    this.#remember(row)
  }

  #remember(row: KeyRow): void {
    // What was changed here while it was being read is newer.
    if ((this.#rows.get(row.id)?.version ?? 0) > row.version) return
    this.#rows.set(row.id, row)
    if (row.revoked) {
      this.#known.delete(row.secret_hash)
      this.#revoked.add(row.secret_hash)
    } else this.#known.set(row.secret_hash, known(row))
  }
}

const known = ({ id, kind, service, test }: KeyRow): KnownKey => ({ id, kind, service, test: test === 1 })
