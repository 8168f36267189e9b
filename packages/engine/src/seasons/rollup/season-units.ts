import Type from '@sweeps/model/typebox'
import { defineQuery, Int64, type Store, sqlFile } from '../../store/index.js'
import type { Scope } from '../scope.js'

const piecesOf = defineQuery({
  tag: 'seasons.rollup.units',
  sql: sqlFile(import.meta.url, './season-units.sql'),
  row: Type.Object({ pieces: Int64 }),
})

/** No build has a higher number: asks for what holds now. */
const now = 4_294_967_295

/** The rolled up days of a season, as parameters of the views `season_units`, `season_days` and `season_steps`, and how many pieces they have. */
export type SeasonUnits = Awaited<ReturnType<typeof seasonUnits>>

/** A season's days up to an end (epoch seconds), as they were when `upto` was the highest number of a build. */
export async function seasonUnits(store: Store, { services, contents, numbers, runtimes, from }: Scope, to: number, upto = now) {
  const params = { services, contents, numbers, runtimes, from: from / 1000, to, upto }
  const { pieces } = await store.one(piecesOf, params)
  return { ...params, pieces }
}
