import Type, { type Static } from '@sweeps/model/typebox'
import { hashOf } from '../canonical-hash.js'
import type { PanelVersions } from './panel-versions.js'
import { SharedSamples, type WeightSet, type WeightSets } from './weight-sets.js'

/** What came of making a weight set again. */
export const WeightsVerified = Type.Object({
  id: Type.String({ description: 'of the weight set' }),
  hash: Type.String(),
  equal: Type.Boolean(),
  differences: Type.Array(Type.String(), { description: 'what differs or cannot be compared any more, in words' }),
})
export type WeightsVerified = Static<typeof WeightsVerified>

/** How far a weight that is made again may lie from the stored one, relative to it: rounding of another machine. */
const rounding = 1e-9

/** Makes a weight set again from the inputs of its time and compares: the hash, and every weight. */
export async function verifyWeights(versions: PanelVersions, sets: WeightSets, set: WeightSet): Promise<WeightsVerified> {
  const verified = (differences: string[]): WeightsVerified => ({
    id: set.id,
    hash: set.hash,
    equal: differences.length === 0,
    differences,
  })
  if (set.withdrawn > 0)
    return verified([
      `${set.withdrawn} of its ${set.persons} persons have withdrawn and were erased: it keeps its hash, and cannot be made again`,
    ])
  const files = await versions.numbered(set.panel, set.version)
  if (!files) return verified([`version ${set.version} of the panel's files, which it was made from, is not there`])
  const period = { kind: set.kind, start: set.start }
  const { weigher, content } = new SharedSamples().of(files, period)
  if (hashOf({ content, period }) !== set.hash)
    return verified([
      `the inputs of version ${set.version} give the hash ${hashOf({ content, period }).slice(0, 12)}…, not ${set.hash.slice(0, 12)}…`,
    ])
  const { weights } = weigher.full()
  const stored = new Map((await sets.weights(set.panel, set.number)).map(one => [one.person, one.weight]))
  const off = weigher.sample.persons.filter((person, at) => {
    const was = stored.get(person)
    return was === undefined || Math.abs(was - weights[at]!) > rounding * (1 + Math.abs(was))
  })
  const some = off.slice(0, 5).join(', ')
  return verified([
    ...(off.length > 0 ? [`${off.length} weights are not those that its inputs give: ${some}${off.length > 5 ? ' …' : ''}`] : []),
    ...(stored.size > weigher.sample.persons.length
      ? [`${stored.size - weigher.sample.persons.length} weights are of nobody in its sample`]
      : []),
  ])
}
