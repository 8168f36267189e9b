import { randomBytes } from 'node:crypto'
import { Problem } from '@sweeps/model'
import Type, { type Static } from '@sweeps/model/typebox'
import { Mutex } from '../mutex.js'
import { checkName, type SealedText } from '../people/index.js'
import { defineQuery, engineInstant, Int64, type Store, sqlFile } from '../store/index.js'
import { type NoticeKind, noticeKindNames } from './kinds.js'

export const noticeWays = ['webhook', 'mail'] as const

/** Who is told of what, without the secret. */
export const NoticeRule = Type.Object({
  id: Type.String(),
  name: Type.String({ description: 'what it is for' }),
  way: Type.Enum([...noticeWays]),
  address: Type.String({ description: 'where to: an address of the web, or of a mailbox' }),
  signed: Type.Boolean({ description: 'a webhook with a secret: its bodies are signed with it' }),
  kinds: Type.Array(Type.Enum(noticeKindNames), { description: 'what of; none: all' }),
  made: Type.String({ description: 'what was noticed before is not told; ISO 8601, UTC' }),
})
export type NoticeRule = Static<typeof NoticeRule>

/** A rule as it is to be: what is absent of one that is there stays. */
export interface WantedRule {
  id?: string | undefined
  name?: string | undefined
  way?: (typeof noticeWays)[number] | undefined
  address?: string | undefined
  secret?: string | undefined
  kinds?: readonly NoticeKind[] | undefined
}

const Row = Type.Object({
  ...{ id: Type.String(), version: Type.Integer(), name: Type.String(), way: Type.Enum([...noticeWays]), address: Type.String() },
  ...{ secret: Type.String(), kinds: Type.Array(Type.Enum(noticeKindNames)), made_ms: Int64, removed: Type.Integer() },
})
type Row = Static<typeof Row>
const all = defineQuery({ tag: 'notices.rules', sql: sqlFile(import.meta.url, './rules.sql'), row: Row })

/** Who is told of what. Few, and read whenever they are needed. */
export class NoticeRules {
  readonly #store: Store
  readonly #sealed: SealedText
  readonly #changes = new Mutex()

  constructor(store: Store, sealed: SealedText) {
    this.#store = store
    this.#sealed = sealed
  }

  async list(): Promise<NoticeRule[]> {
    return (await this.#standing()).map(({ made_ms, version: _, secret, removed: __, ...rule }) => ({
      ...rule,
      ...{ signed: secret !== '', made: new Date(made_ms).toISOString() },
    }))
  }

  /** Throws `not-found`. */
  async get(id: string): Promise<NoticeRule> {
    await this.#known(id)
    return (await this.list()).find(rule => rule.id === id)!
  }

  /** What signs the bodies of a webhook; undefined: nothing does, or it cannot be read with the secrets that are there now. */
  async secretOf(id: string): Promise<string | undefined> {
    const row = (await this.#standing()).find(rule => rule.id === id)
    return row?.secret ? this.#sealed.open(row.secret, id) : undefined
  }

  /** Makes a rule, or changes one that is named by its id. Throws `invalid-request`, `not-found`. */
  set(wanted: WantedRule): Promise<NoticeRule> {
    return this.#changes.run(async () => {
      const before = wanted.id === undefined ? undefined : await this.#known(wanted.id)
      const way = wanted.way ?? before?.way ?? 'mail'
      const address = checkAddress(way, wanted.address ?? before?.address ?? '')
      const id = before?.id ?? randomBytes(6).toString('hex')
      // Of another address nobody has said that it may know the secret.
      const stays = before?.way === way && before.address === address ? before.secret : ''
      const row: Row = {
        ...{ id, version: (before?.version ?? 0) + 1, way, address, removed: 0, made_ms: before?.made_ms ?? this.#store.clock.now() },
        name: checkName(wanted.name ?? before?.name ?? address, 'name', 100),
        secret: wanted.secret === undefined ? stays : this.#seal(wanted.secret, way, id),
        kinds: [...(wanted.kinds ?? before?.kinds ?? [])],
      }
      await this.#write(row)
      return this.get(id)
    })
  }

  /** Throws `not-found`. */
  remove(id: string): Promise<void> {
    return this.#changes.run(async () => {
      const row = await this.#known(id)
      await this.#write({ ...row, version: row.version + 1, secret: '', removed: 1 })
    })
  }

  #seal(secret: string, way: Row['way'], id: string): string {
    if (secret === '') return ''
    if (way !== 'webhook') throw new Problem('invalid-request', 'secret: a mail is signed with none; leave it out')
    return this.#sealed.seal(secret, id)
  }

  async #known(id: string): Promise<Row> {
    const rows = await this.#standing()
    const row = rows.find(rule => rule.id === id)
    if (!row) throw new Problem('not-found', `there is no rule "${id}": there are ${rows.map(one => one.id).join(', ') || 'none'}`)
    return row
  }

  async #standing(): Promise<Row[]> {
    const rows = (await this.#store.run(all, {})).filter(({ removed }) => removed === 0)
    return rows.sort((one, other) => one.made_ms - other.made_ms)
  }

  #write({ id, version, name, way, address, secret, kinds, made_ms, removed }: Row): Promise<void> {
    return this.#store.insert(
      'notice_rules',
      ['id', 'version', 'name', 'way', 'address', 'secret', 'kinds', 'made', 'removed'],
      [[id, version, name, way, address, secret, kinds, engineInstant(made_ms), removed]],
    )
  }
}

/** Throws `invalid-request`. */
function checkAddress(way: Row['way'], given: string): string {
  const address = given.trim()
  if (way === 'mail') {
    if (!/^[^\s@<>,;"]{1,64}@[^\s@<>,;"]{1,250}$/.test(address))
      throw new Problem('invalid-request', `address: "${address}" is no address of a mailbox, such as charts@example.org`)
    return address
  }
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || address.length > 500)
    throw new Problem('invalid-request', `address: "${address}" is no address to send to, such as https://hooks.example.org/sweeps`)
  return url.href
}
