import Type from '@sweeps/model/typebox'
import { defineQuery, Int64, type Store, sqlFile } from '../../store/index.js'
import type { Scope } from '../scope.js'

const unitsOf = defineQuery({
  tag: 'seasons.rollup.units',
  sql: sqlFile(import.meta.url, './season-units.sql'),
  row: Type.Object({ service: Type.String(), content: Type.String(), day: Int64, latest: Type.Integer(), pieces: Type.Integer() }),
})

/** No build has a higher number: asks for what holds now. */
const now = 4_294_967_295

/** The builds of a season's days, as parameters of `season_days`, and how many pieces they have. */
export type SeasonUnits = Awaited<ReturnType<typeof seasonUnits>>

/** The builds of a season's days up to an end (epoch seconds); those that held when `upto` was the highest number of a build. */
export async function seasonUnits(store: Store, { services, contents, numbers, runtimes, from }: Scope, to: number, upto = now) {
  const rows = await store.run(unitsOf, { services, contents, from: from / 1000, to, upto })
  const places = new Map(contents.map((content, at) => [`${services[at]}\n${content}`, at]))
  const episodes = rows.map(row => places.get(`${row.service}\n${row.content}`)!)
  return {
    services,
    contents,
    builds: rows.map(row => row.latest),
    days: rows.map(row => row.day),
    numbers: episodes.map(at => numbers[at]!),
    runtimes: episodes.map(at => runtimes[at]!),
    pieces: rows.reduce((sum, row) => sum + row.pieces, 0),
  }
}
