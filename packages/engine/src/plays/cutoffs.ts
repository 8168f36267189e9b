import Type from '@sweeps/model/typebox'
import { defineQuery, Int64, type Store } from '../store/index.js'

const latest = defineQuery({
  tag: 'plays.cutoffs',
  sql: '-- one row: the number of the last cutoff; 0 where there is none\nSELECT max(cutoff) AS cutoff FROM cutoffs',
  row: Type.Object({ cutoff: Int64 }),
})

// Two publications that begin together may write the same number: both are made of what was stamped with less, so both are right.
const write = `-- one row: the next cutoff
INSERT INTO cutoffs (cutoff, at) SELECT max(cutoff) + 1, now64(3) FROM cutoffs`

/** Stands for "whatever is known" where an epoch is asked for. */
export const everyEpoch = 4_294_967_295

/** The number of cutoffs so far. */
export const lastCutoff = async (store: Store): Promise<number> => (await store.one(latest, {})).cutoff

/** Does work that writes rows which are known from now on; it is given the number to stamp them with. See `Plays.stamped`. */
export type Stamped = <T>(work: (epoch: number) => Promise<T>) => Promise<T>

/** Stamps without a lease: for whoever opened a store alone, and publishes nothing meanwhile. */
export const stampedAlone =
  (store: Store): Stamped =>
  async work =>
    work(await lastCutoff(store))

/** Writes a cutoff; returns its number. What is loaded once its node knows of it belongs to later editions. */
export async function writeCutoff(store: Store): Promise<number> {
  await store.command('plays.cutoff', write)
  return lastCutoff(store)
}
