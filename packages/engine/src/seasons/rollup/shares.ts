import Type from '@sweeps/model/typebox'
import { defineQuery, type Store, sqlFile } from '../../store/index.js'
import type { SeasonUnits } from './season-units.js'

const sharedViewers = defineQuery({
  tag: 'seasons.rollup.shared',
  sql: sqlFile(import.meta.url, './shared-viewers.sql'),
  row: Type.Object({ account: Type.Integer() }),
})

/** Every account belongs to one of 64 slices. */
export const slices: readonly number[] = Array.from({ length: 64 }, (_, slice) => slice)
export const sliceOf = (account: number): number => account % slices.length
/** Stands for the accounts that share viewers: their slices cannot be told apart. */
const together = 64

/** Which accounts are counted. */
export interface Chosen {
  slices: readonly number[]
  /** Accounts that are left out; with `moved` those that alone are counted. */
  apart: readonly number[]
  moved: boolean
}

/** Accounts that are counted at once. */
export interface Share extends Chosen {
  share: number
}

/**
 * Divides a season's accounts: all of them together where they have at most `piecesAtOnce` pieces, else share by share, at most one for
 * each slice, and those that share viewers by themselves.
 */
export async function sharesOf(store: Store, { pieces, ...params }: SeasonUnits, piecesAtOnce: number): Promise<Share[]> {
  const everybody: Chosen = { slices, apart: [], moved: false }
  const count = Math.min(slices.length, 2 ** Math.ceil(Math.log2(Math.max(1, pieces / piecesAtOnce))))
  if (count === 1) return [{ share: 0, ...everybody }]
  const apart = (await store.run(sharedViewers, { ...params, ...everybody })).map(row => row.account)
  const shares: Share[] = slices.slice(0, count).map(share => ({
    share,
    slices: slices.filter(slice => slice % count === share),
    apart: apart.filter(account => account % count === share),
    moved: false,
  }))
  return apart.length === 0 ? shares : [...shares, { share: together, slices, apart, moved: true }]
}
