import { Mutex } from '../mutex.js'
import type { Store } from '../store/index.js'
import { Audit } from './audit.js'
import { BegunSessions } from './begun-sessions.js'
import { EndedSessions } from './ended-sessions.js'
import { checkFingerprint, needSecretsFile } from './fingerprint.js'
import { Keys } from './keys.js'
import { type Secrets, type SecretsOptions, secrets, secretsPath } from './secrets.js'
import { Users } from './users.js'

/** Who may do what here, and who did. */
export interface People {
  readonly keys: Keys
  readonly users: Users
  readonly audit: Audit
  readonly endedSessions: EndedSessions
  readonly sessions: BegunSessions
  /** Reads what other programs on the same store have changed since. */
  refresh(): Promise<void>
}

/** Reads keys and users into memory. `now` gives the time in epoch milliseconds, the store's when absent. Throws as `openSecrets` does. */
export async function openPeople(store: Store, now: () => number = () => store.clock.now(), options: SecretsOptions = {}): Promise<People> {
  await openSecrets(store, options)
  const audit = await Audit.open(store, now)
  // One queue for both: what is recorded stands in the order it was done.
  const changes = new Mutex()
  const keys = await Keys.open(store, audit, changes, now)
  const users = await Users.open(store, audit, changes, now)
  const endedSessions = await EndedSessions.open(store, now)
  return {
    ...{ audit, keys, users, endedSessions, sessions: new BegunSessions(store, users, endedSessions, now) },
    async refresh() {
      for (const part of [keys, users, endedSessions, audit]) await part.refresh()
    },
  }
}

/** The secrets that the data of a store were made with. Throws `store-unusable` when they are missing and may not be made, or are others. */
export async function openSecrets(store: Store, options: SecretsOptions = {}): Promise<Secrets> {
  await needSecretsFile(store, options.path)
  const found = secrets(store.directory, options)
  await checkFingerprint(store, found.viewerKey, secretsPath(store.directory, options.path))
  return found
}
