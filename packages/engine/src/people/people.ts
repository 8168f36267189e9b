import type { Store } from '../store/index.js'
import { Audit } from './audit.js'
import { checkFingerprint } from './fingerprint.js'
import { Keys } from './keys.js'
import { secrets } from './secrets.js'
import { Turns } from './turns.js'
import { Users } from './users.js'

/** Who may do what here, and who did. */
export interface People {
  readonly keys: Keys
  readonly users: Users
  readonly audit: Audit
}

/** Reads keys and users into memory. `now` tells the time in epoch milliseconds. */
export async function openPeople(store: Store, now: () => number = Date.now): Promise<People> {
  await checkFingerprint(store, secrets(store.directory).viewerKey, now)
  const audit = await Audit.open(store, now)
  // One queue for both: what is recorded stands in the order it was done.
  const turns = new Turns()
  return { audit, keys: await Keys.open(store, audit, turns, now), users: await Users.open(store, audit, turns, now) }
}
