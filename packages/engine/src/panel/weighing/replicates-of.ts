import { createHash } from 'node:crypto'
import { Problem } from '@sweeps/model'
import {
  balancedReplicates,
  givenReplicates,
  jackknife,
  type Replicates,
  random,
  rescaledBootstrap,
  stratifiedJackknife,
} from '@sweeps/stats'
import type { PanelDefinition } from '../definition.js'
import type { PanelFiles } from '../read/panel-files.js'
import type { Household } from '../read/roster.js'
import type { Sample } from './sample.js'

const fault = (reason: string) => new Problem('cannot-weigh', reason)

/** The replicates of a sample: a factor for each of its households. The same household is in the same group in every week. */
export function replicatesOf(sample: Sample, { definition, households = [], factors }: PanelFiles): Replicates {
  const { replicates } = definition
  if (sample.households.length < 2)
    throw fault(
      `the sample has ${sample.households.length === 1 ? 'one household' : 'no household'}: nothing can be said of its error; a panel needs at least two in-tab`,
    )
  if (replicates.method === 'given') return given(sample, replicates, factors)
  if (replicates.method === 'jk1') return jackknife(...groupsOf(sample, replicates, households))
  // Drawn among all homes of the panel, whoever is in-tab: else the days of a week, and weeks, would be drawn apart from each other, and what
  // the same homes do on all of them would be lost from the error.
  const drawn =
    replicates.method === 'bootstrap' ? [...households].sort((one, other) => (one.household < other.household ? -1 : 1)) : sample.households
  const units = codes(drawn.map(household => (replicates.units ? cell(household, replicates.units) : household.household)))
  const strata = stratumOfUnit(drawn, units, replicates.strata)
  const made =
    replicates.method === 'jkn'
      ? stratifiedJackknife(strata)
      : replicates.method === 'bootstrap'
        ? rescaledBootstrap(strata, replicates.replicates, random(replicates.seed ?? 1))
        : balancedReplicates(strata, replicates.method === 'fay' ? replicates.rho : 0)
  const unitOf = new Map(drawn.map(({ household }, at) => [household, units[at]!]))
  const own = Int32Array.from(sample.households, ({ household }) => unitOf.get(household)!)
  return { ...made, factors: made.factors.map(factor => Float64Array.from(own, unit => factor[unit]!)) }
}

function groupsOf(
  sample: Sample,
  { groups, seed = 1 }: Extract<PanelDefinition['replicates'], { method: 'jk1' }>,
  households: readonly Household[],
): [Int32Array, number] {
  if (typeof groups === 'number') return [Int32Array.from(sample.households, ({ household }) => keyed(seed, household) % groups), groups]
  // The names of all households, so that a week in which a group is silent has the same replicates as the others.
  const names = [...new Set(households.map(household => cell(household, groups)))].sort((one, other) =>
    one.localeCompare(other, 'en', { numeric: true }),
  )
  if (names.length < 2) throw fault(`households.csv, column ${groups}: there is one group only; the jackknife needs at least two`)
  return [Int32Array.from(sample.households, household => names.indexOf(cell(household, groups))), names.length]
}

function given(
  sample: Sample,
  replicates: Extract<PanelDefinition['replicates'], { method: 'given' }>,
  factors: PanelFiles['factors'],
): Replicates {
  if (!factors) throw fault(`replicates/file names ${replicates.file}, which has not been imported: import it with the other files`)
  const own = sample.households.map(({ household }) => {
    const found = factors.ofHousehold.get(household)
    if (!found) throw fault(`${replicates.file} has no factors for household ${household}: add its line`)
    return found
  })
  return givenReplicates(
    factors.replicates.map((_, replicate) => Float64Array.from(own, factor => factor[replicate]!)),
    replicates.scale,
    replicates.scales && Float64Array.from(replicates.scales),
    replicates.degreesOfFreedom,
  )
}

function cell({ household, cells }: Household, column: string): string {
  const value = cells[column]
  if (value === undefined) throw fault(`households.csv has no column ${column}, which panel.json names: add it`)
  if (value === '') throw fault(`households.csv: household ${household} has no ${column}: fill it in`)
  return value
}

function codes(names: readonly string[]): Int32Array {
  const place = new Map([...new Set(names)].sort().map((name, at) => [name, at]))
  return Int32Array.from(names, name => place.get(name)!)
}

function stratumOfUnit(households: readonly Household[], units: Int32Array, column: string | undefined): Int32Array {
  const ofHousehold = codes(households.map(household => (column ? cell(household, column) : '')))
  const strata = new Int32Array(units.reduce((most, unit) => Math.max(most, unit + 1), 0)).fill(-1)
  units.forEach((unit, at) => {
    if (strata[unit] !== -1 && strata[unit] !== ofHousehold[at])
      throw fault(`households.csv: the unit of household ${households[at]!.household} lies in two strata (column ${column})`)
    strata[unit] = ofHousehold[at]!
  })
  return strata
}

/** 32 bits that a household always has. */
const keyed = (seed: number, household: string): number => createHash('sha256').update(`${seed}\0${household}`).digest().readUInt32BE(0)
