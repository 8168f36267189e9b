import Type from '@sweeps/model/typebox'
import { defineQuery, engineInstant, Int64, type Store, sqlFile } from '../store/index.js'

const all = defineQuery({
  tag: 'people.subjects',
  sql: sqlFile(import.meta.url, './subjects.sql'),
  row: Type.Object({ subject: Type.String(), name: Type.String(), made_ms: Int64 }),
})

/** Who of a provider of sign-in is whom here. A name alone would not do: it may be another person's by now, there or here. */
export class Subjects {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  /** The name that a person has here; undefined: none yet. `made`: since when the user of that name is there, in epoch milliseconds. */
  async nameOf(subject: string, made: (name: string) => number | undefined): Promise<string | undefined> {
    const found = (await this.#store.run(all, {})).find(one => one.subject === subject)
    // Whoever was given the name afterwards is somebody else.
    const since = found && made(found.name)
    return found && (since === undefined || since <= found.made_ms) ? found.name : undefined
  }

  note(subject: string, name: string, made: number): Promise<void> {
    return this.#store.insert('user_subjects', ['subject', 'name', 'made'], [[subject, name, engineInstant(made)]])
  }
}
