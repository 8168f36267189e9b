import { Problem } from '@sweeps/model'
import Type, { type Static } from '@sweeps/model/typebox'
import type { Engine } from '../engine.js'
import { defineQuery, Int64, sqlFile } from '../store/index.js'

const arrived = defineQuery({
  tag: 'operations.arrived-plays',
  sql: sqlFile(import.meta.url, './arrived-plays.sql'),
  row: Type.Object({
    ...{ content: Type.String(), name: Type.String(), plays: Int64, latest: Type.String() },
    ...{ robot: Type.Integer(), test: Type.Integer(), ahead: Type.Integer() },
  }),
})

const refused = defineQuery({
  tag: 'operations.refused-since',
  sql: sqlFile(import.meta.url, './refused-since.sql'),
  row: Type.Object({ field: Type.String(), reason: Type.String(), messages: Int64 }),
})

/** What came in of a service since an instant. */
export const Arrivals = Type.Object({
  plays: Type.Array(
    Type.Object({
      content: Type.String({ description: 'as players name it' }),
      name: Type.String({ description: 'its title in the catalogue; empty: the catalogue does not know it yet' }),
      plays: Type.Integer(),
      setAside: Type.Array(Type.String(), { description: 'why some or all of it counts in no figure, in words' }),
    }),
    { description: 'the latest first, twenty at most' },
  ),
  refused: Type.Array(Type.Object({ field: Type.String(), reason: Type.String(), messages: Type.Integer() })),
})
export type Arrivals = Static<typeof Arrivals>

/** What players of a service told since an instant: whether a page that was just made reports, and what is wrong with it. Throws `invalid-request`. */
export async function arrivals({ store, catalogue }: Engine, { service, since }: { service: string; since: string }): Promise<Arrivals> {
  const from = Date.parse(since)
  if (Number.isNaN(from)) throw new Problem('invalid-request', `since: "${since}" is no instant; write it as 2021-08-09T12:00:00Z`)
  const [plays, refusals] = await Promise.all([
    store.run(arrived, { service, since: from, version: catalogue.version }),
    store.run(refused, { service, since: from }),
  ])
  return {
    plays: plays.map(({ content, name, plays, robot, test, ahead }) => ({
      ...{ content, name, plays },
      setAside: [
        test ? 'it came with a test key' : '',
        robot ? 'a known robot played it' : '',
        ahead ? 'the clock of the device is more than two minutes ahead' : '',
      ].filter(Boolean),
    })),
    refused: refusals,
  }
}
