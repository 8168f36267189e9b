import { isDeepStrictEqual } from 'node:util'
import { factsOf, type ProductionRecords } from '../../catalogue/index.js'

/** Who put a season's cost down in confidence, and when: by the oldest of the versions on end that have it. Null: there is no such cost. */
export async function costRecorded(
  records: ProductionRecords,
  title: string,
  season: number,
): Promise<{ actor: string; made: string } | null> {
  const versions = await records.versions(title, season)
  const cost = versions[0] && factsOf(versions[0].facts, 'cost').at(-1)
  if (!cost?.confidential) return null
  const without = versions.findIndex(({ facts }) => !facts.some(fact => isDeepStrictEqual(fact, cost)))
  const { actor, made } = versions[without === -1 ? versions.length - 1 : without - 1]!
  return { actor, made }
}
