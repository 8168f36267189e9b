import { Problem } from '@sweeps/model'
import Type, { type Static } from '@sweeps/model/typebox'
import { defineQuery, engineInstant, Int64, type Store, sqlFile } from '../store/index.js'
import type { EndedSessions } from './ended-sessions.js'
import type { Users } from './users.js'

const sessionWays = ['link', 'provider'] as const

/** Somebody who is signed in, in one browser. */
export const BegunSession = Type.Object({
  id: Type.String(),
  name: Type.String(),
  made: Type.String({ description: 'when they signed in; ISO 8601, UTC' }),
  until: Type.String({ description: 'when it runs out' }),
  way: Type.Enum([...sessionWays], { description: 'by a one-time link, or with a provider' }),
  agent: Type.String({ description: 'what the browser calls itself' }),
})
export type BegunSession = Static<typeof BegunSession>

const standing = defineQuery({
  tag: 'people.sessions',
  sql: sqlFile(import.meta.url, './begun-sessions.sql'),
  row: Type.Object({
    ...{ id: Type.String(), name: Type.String(), made_ms: Int64, until_ms: Int64 },
    ...{ way: Type.Enum([...sessionWays]), agent: Type.String() },
  }),
})

/** The sessions of people who are signed in. The cookie opens them: what stands here opens nothing. */
export class BegunSessions {
  readonly #store: Store
  readonly #users: Users
  readonly #ended: EndedSessions
  readonly #now: () => number

  constructor(store: Store, users: Users, ended: EndedSessions, now: () => number) {
    this.#store = store
    this.#users = users
    this.#ended = ended
    this.#now = now
  }

  /** `made`, `until`: epoch milliseconds. */
  begun(session: { id: string; name: string; made: number; until: number; way: BegunSession['way']; agent: string }): Promise<void> {
    const { id, name, made, until, way, agent } = session
    return this.#store.insert(
      'begun_sessions',
      ['id', 'name', 'made', 'until', 'way', 'agent'],
      [[id, name, engineInstant(made), engineInstant(until), way, agent.slice(0, 300)]],
    )
  }

  /** Those that still open something: of one person, or of all. */
  async list(name?: string): Promise<BegunSession[]> {
    const rows = await this.#store.run(standing, { now: this.#now() })
    return rows.flatMap(({ made_ms, until_ms, ...row }) => {
      const user = this.#users.get(row.name)
      // A session older than the name was another person's.
      const opens = user !== undefined && Date.parse(user.made) <= made_ms && !this.#ended.has(row.id)
      const wanted = name === undefined || name === row.name
      return opens && wanted ? [{ ...row, made: new Date(made_ms).toISOString(), until: new Date(until_ms).toISOString() }] : []
    })
  }

  /** Ends one: from then on its cookie opens nothing. `of`: one of this person's only. Throws `not-found`. */
  async end(id: string, of?: string): Promise<BegunSession> {
    const found = (await this.list(of)).find(one => one.id === id)
    if (!found) throw new Problem('not-found', 'there is no such session, or it has ended: `sweeps users sessions` lists them')
    await this.#ended.end(id, Date.parse(found.until))
    return found
  }
}
