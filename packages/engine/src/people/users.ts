import { didYouMean, Problem } from '@sweeps/model'
import Type, { Nullable, type Static } from '@sweeps/model/typebox'
import type { Mutex } from '../mutex.js'
import { defineQuery, engineInstant, Int64, NullableInt64, type Store, sqlFile } from '../store/index.js'
import type { Audit } from './audit.js'
import { checkName } from './name.js'
import { type Role, roles } from './roles.js'
import { newSecret, secretHash } from './secret-text.js'
import { checkServices, ofServices, UserServices } from './services-of-user.js'
import { Subjects } from './subjects.js'

/** Somebody who may sign in. A session older than `made` was another's. */
export const User = Type.Object({
  name: Type.String(),
  role: Type.Enum([...roles]),
  services: UserServices,
  made: Type.String({ description: 'when the name was given to this person; ISO 8601, UTC' }),
  signedIn: Nullable(Type.String(), { description: 'the last time they signed in; null: never' }),
})
export type User = Static<typeof User>

/** A one-time link to sign in with. */
export const Link = Type.Object({
  token: Type.String({ description: 'is here and nowhere else' }),
  until: Type.String({ description: 'when it ends; ISO 8601, UTC' }),
})
export type Link = Static<typeof Link>

const UserRow = Type.Object({
  name: Type.String(),
  version: Int64,
  role: Type.Enum([...roles]),
  services: Type.Array(Type.String()),
  link_hash: Type.String(),
  link_until: Int64,
  made: Int64,
  signed_in: NullableInt64,
  removed: Type.Integer(),
})
type UserRow = Static<typeof UserRow>

const all = defineQuery({ tag: 'people.users', sql: sqlFile(import.meta.url, './users.sql'), row: UserRow })

const linkLifetime = 24 * 3600 * 1000

/** People who may sign in, in memory as long as the store is open. There is always an admin once there is anybody. */
export class Users {
  readonly #store: Store
  readonly #audit: Audit
  readonly #changes: Mutex
  readonly #now: () => number
  readonly #subjects: Subjects
  readonly #rows = new Map<string, UserRow>()

  private constructor(store: Store, audit: Audit, changes: Mutex, now: () => number) {
    this.#store = store
    this.#audit = audit
    this.#changes = changes
    this.#now = now
    this.#subjects = new Subjects(store)
  }

  static async open(store: Store, audit: Audit, changes: Mutex, now: () => number): Promise<Users> {
    const users = new Users(store, audit, changes, now)
    await users.refresh()
    return users
  }

  /** Reads what other programs on the same store have changed. */
  async refresh(): Promise<void> {
    // What was changed here while it was being read is newer.
    for (const row of await this.#store.run(all, {}))
      if ((this.#rows.get(row.name)?.version ?? 0) <= row.version) this.#rows.set(row.name, row)
  }

  /** Lets somebody in by a one-time link of 24 hours. For a name that is there already use `link`. Throws `invalid-request`. */
  async invite(wanted: { name: string; role: Role; services?: readonly string[] | null | undefined }, actor: string): Promise<Link> {
    const name = checkName(wanted.name, 'name', 64)
    const role = checkRole(wanted.role)
    const services = checkServices(wanted.services ?? null, role)
    return this.#changes.run(async () => {
      if (this.#present(name))
        throw new Problem('invalid-request', `name: there is a user "${name}" already: \`sweeps users link\` makes a new link`)
      await this.#audit.record(actor, 'invite user', `${name}: ${role}${ofServices(services)}`)
      const version = (this.#rows.get(name)?.version ?? 0) + 1
      return this.#open({ ...nobody, name, version, role, services, made: this.#now() })
    })
  }

  /** A new one-time link for somebody who is there already; an older link that is still open is void. Throws `not-found`. */
  link(name: string, actor: string): Promise<Link> {
    return this.#changes.run(async () => {
      const row = this.#must(name)
      await this.#audit.record(actor, 'link user', name)
      return this.#open({ ...row, version: row.version + 1 })
    })
  }

  /** Uses up a link. Undefined when it was used, is too old, or never was. Of many that use it at once one gets in. */
  async signIn(token: string): Promise<User | undefined> {
    const hash = secretHash(token)
    const holder = (): UserRow | undefined =>
      [...this.#rows.values()].find(row => !row.removed && row.link_hash === hash && row.link_until > this.#now())
    // Before the queue: whoever only guesses makes nobody wait.
    if (!holder()) return undefined
    return this.#changes.run(async () => {
      const row = holder()
      if (!row) return undefined
      await this.#audit.record(row.name, 'sign in', '')
      const next: UserRow = { ...row, version: row.version + 1, link_hash: '', link_until: 0, signed_in: this.#now() }
      await this.#write(next)
      return asUser(next)
    })
  }

  /**
   * Lets in somebody whom a provider vouches for, in the role that it gives them now, and with the services; where it says nothing of services
   * (`undefined`), those that they had. Who they are says `subject`, the provider's own id; `name` is what they are called here from the first time
   * on. Throws `forbidden` when the name is somebody else's here, or they are the last admin and shall be none.
   */
  provided(of: { subject: string; name: string; role: Role; services?: readonly string[] | null | undefined }): Promise<User> {
    const { subject, name: wanted, role } = of
    return this.#changes.run(async () => {
      const made = (name: string): number | undefined => this.#present(name)?.made
      const name = (await this.#subjects.nameOf(subject, made)) ?? checkName(wanted, 'name', 64)
      const row = this.#present(name)
      const theirs = row !== undefined && (await this.#subjects.nameOf(subject, made)) === name
      if (row && !theirs)
        throw new Problem(
          'forbidden',
          `there is a user "${name}" here whom your provider does not vouch for: ask an admin to remove them first`,
        )
      if (row && row.role !== role) this.#keepAnAdmin(row)
      const now = this.#now()
      const version = (this.#rows.get(name)?.version ?? 0) + 1
      // Who is admin by now sees all, whatever was so before.
      const wantedServices = of.services === undefined && row ? asUser(row).services : (of.services ?? null)
      const services = checkServices(role === 'admin' ? null : wantedServices, role)
      const fresh: UserRow = { ...nobody, name, version, role, services, made: now, signed_in: now }
      if (!row) await this.#subjects.note(subject, name, now)
      await this.#audit.record(name, 'sign in', `with the provider, as ${role}${ofServices(services)}`)
      const next = row ? { ...row, version, role, services, signed_in: now } : fresh
      await this.#write(next)
      return asUser(next)
    })
  }

  /** Throws `forbidden` for the last admin. */
  remove(name: string, actor: string): Promise<void> {
    return this.#changes.run(async () => {
      const row = this.#must(name)
      this.#keepAnAdmin(row)
      await this.#audit.record(actor, 'remove user', name)
      await this.#write({ ...row, version: row.version + 1, link_hash: '', link_until: 0, removed: 1 })
    })
  }

  /** Holds from the next request on. Throws `forbidden` for the last admin. */
  async setRole(name: string, role: Role, actor: string): Promise<void> {
    checkRole(role)
    return this.#changes.run(async () => {
      const row = this.#must(name)
      if (row.role === role) return
      this.#keepAnAdmin(row)
      checkServices(asUser(row).services, role)
      await this.#audit.record(actor, 'set role', `${name}: ${row.role} to ${role}`)
      await this.#write({ ...row, version: row.version + 1, role })
    })
  }

  /** What somebody may see from the next request on: some services alone, or all (null). Throws `invalid-request`, also for an admin. */
  async setServices(name: string, wanted: readonly string[] | null, actor: string): Promise<User> {
    return this.#changes.run(async () => {
      const row = this.#must(name)
      const services = checkServices(wanted, row.role)
      const next = { ...row, version: row.version + 1, services }
      await this.#audit.record(actor, 'set services', `${name}: ${services.join(', ') || 'all'}`)
      await this.#write(next)
      return asUser(next)
    })
  }

  get(name: string): User | undefined {
    const row = this.#present(name)
    return row && asUser(row)
  }

  /** By name. */
  list(): User[] {
    return [...this.#rows.values()]
      .filter(row => !row.removed)
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(asUser)
  }

  /**
   * The token of the first link: for a new user `admin` when there is nobody, and again for the only user as long as they never
   * signed in, since a link that expired unseen would leave nobody able to get in. Undefined from then on.
   */
  firstStart(): Promise<string | undefined> {
    return this.#changes.run(async () => {
      const [only, ...others] = this.list()
      if (others.length > 0 || (only && only.signedIn !== null)) return undefined
      const row = only && this.#must(only.name)
      await this.#audit.record('server', only ? 'link user' : 'invite user', only ? only.name : 'admin: admin, the first start')
      const version = ((row ?? this.#rows.get('admin'))?.version ?? 0) + 1
      const fresh: UserRow = { ...nobody, name: 'admin', version, role: 'admin', made: this.#now() }
      return (await this.#open(row ? { ...row, version } : fresh)).token
    })
  }

  /** Writes the row with a link of its own. */
  async #open(row: UserRow): Promise<Link> {
    const token = newSecret('', 40)
    const until = this.#now() + linkLifetime
    await this.#write({ ...row, link_hash: secretHash(token), link_until: until })
    return { token, until: new Date(until).toISOString() }
  }

  #present(name: string): UserRow | undefined {
    const row = this.#rows.get(name)
    return row?.removed ? undefined : row
  }

  #must(name: string): UserRow {
    const row = this.#present(name)
    if (!row)
      throw new Problem('not-found', `name: there is no user "${name}": \`sweeps users\` lists them${didYouMean(name, this.#names())}`)
    return row
  }

  #names(): string[] {
    return [...this.#rows.values()].filter(({ removed }) => !removed).map(({ name }) => name)
  }

  #keepAnAdmin(row: UserRow): void {
    const admins = [...this.#rows.values()].filter(({ role, removed }) => role === 'admin' && !removed)
    if (row.role === 'admin' && admins.length === 1)
      throw new Problem('forbidden', `name: "${row.name}" is the last admin: make somebody else admin first`)
  }

  async #write(row: UserRow): Promise<void> {
    const { name, version, role, services, link_hash, link_until, made, signed_in, removed } = row
    await this.#store.insert(
      'users',
      ['name', 'version', 'role', 'services', 'link_hash', 'link_until', 'made', 'signed_in', 'removed'],
      [
        [
          name,
          version,
          role,
          services,
          link_hash,
          engineInstant(link_until),
          engineInstant(made),
          signed_in === null ? null : engineInstant(signed_in),
          removed,
        ],
      ],
    )
    // Only now: what is not on the disk is not so.
    this.#rows.set(name, row)
  }
}

/** What a row has before anything is known of somebody. */
const nobody = { services: [] as string[], link_hash: '', link_until: 0, signed_in: null, removed: 0 }

const asUser = ({ name, role, services, made, signed_in }: UserRow): User => ({
  name,
  role,
  services: services.length === 0 ? null : services,
  made: new Date(made).toISOString(),
  signedIn: signed_in === null ? null : new Date(signed_in).toISOString(),
})

function checkRole(role: unknown): Role {
  if (!roles.includes(role as Role)) throw new Problem('invalid-request', `role: "${role}" is none; it is one of ${roles.join(', ')}`)
  return role as Role
}
