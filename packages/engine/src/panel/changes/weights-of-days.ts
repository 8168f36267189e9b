import { addDays } from '@sweeps/model'
import { complete } from '../check-panel.js'
import { hostWeights } from '../figures/cell-totals.js'
import type { PanelFiles } from '../read/panel-files.js'
import type { Sample } from '../weighing/sample.js'
import { SharedSamples } from '../weight-sets.js'

/** Who counts on a day, and with which weight. */
export interface WeightsOfDay {
  sample: Sample
  /** By person. */
  persons: ReadonlyMap<string, number>
  /** By household: of whoever is a guest there. */
  hosts: ReadonlyMap<string, number>
}

/** The weights of each day of a week, without a store. Throws `cannot-weigh`. */
export function weightsOfDays(files: PanelFiles, week: string): WeightsOfDay[] {
  const shared = new SharedSamples()
  const made = new Map<unknown, WeightsOfDay>()
  complete(files)
  return Array.from({ length: 7 }, (_, day) => {
    const { weigher } = shared.of(files, { kind: 'day', start: addDays(week, day) })
    const known = made.get(weigher)
    if (known) return known
    const { sample } = weigher
    const { weights } = weigher.full()
    const hosts = hostWeights(weigher, weights)
    const ofDay = {
      sample,
      persons: new Map(sample.persons.map((person, at) => [person, weights[at]!])),
      hosts: new Map(sample.households.map(({ household }, at) => [household, hosts[at]!])),
    }
    made.set(weigher, ofDay)
    return ofDay
  })
}
