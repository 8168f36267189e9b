import Type from '@sweeps/model/typebox'
import { defineQuery, type Store, sqlFile } from '../../store/index.js'
import type { Scope } from '../scope.js'

const changedAccounts = defineQuery({
  tag: 'seasons.rollup.changed',
  sql: sqlFile(import.meta.url, './changed-accounts.sql'),
  row: Type.Object({ account: Type.Integer() }),
})
const seenWith = defineQuery({
  tag: 'seasons.rollup.seen-with',
  sql: sqlFile(import.meta.url, './seen-with.sql'),
  row: Type.Object({ account: Type.Integer() }),
})

/** Beyond this many it is quicker to count everybody again. */
const mostChanged = 10_000

/** A season's days up to an end (epoch seconds), or all days of its services, between two highest numbers of builds. */
export interface Changes {
  scope: Scope
  to: number
  half: 'season' | 'arrivals'
  since: number
  upto: number
}

/**
 * The accounts whose rolled up viewing differs from what it was, with all that share viewers with them: nobody else counts otherwise
 * than before. Undefined when they are too many to be counted by name.
 */
export async function accountsChanged(store: Store, { scope, to, half, since, upto }: Changes): Promise<number[] | undefined> {
  const { services, contents, from } = scope
  const most = mostChanged + 1
  const rows = await store.run(changedAccounts, { services, contents, from: from / 1000, to, half, since, upto, most })
  let accounts = rows.map(row => row.account)
  for (let known = 0; known < accounts.length && accounts.length < most; ) {
    known = accounts.length
    accounts = (await store.run(seenWith, { accounts, most })).map(row => row.account)
  }
  return accounts.length < most ? accounts : undefined
}
