import { Problem } from '@sweeps/model'
import type { Weigher } from '../weighing/weigher.js'

/** Projected minutes of cells (titles, or titles by age) over some days, in the sample and in each replicate. */
export interface CellTotals {
  /** One number for each cell. */
  values: Float64Array
  /** For each replicate that could be weighted one number for each cell. */
  replicates: Float64Array[]
  scales: Float64Array
  /** Replicates that could not be weighted. */
  failed: number
}

/** What somebody watched of a cell on a day. */
export interface Watched {
  cell: number
  /** Place of a person in the day's sample, or of a household whose guest it was. */
  viewer: number
  guest: boolean
  minutes: number
}

/** The same of a day, in the order of cells and viewers: so the sums are the same on every machine. */
interface DayOfCells {
  cell: Int32Array
  viewer: Int32Array
  guest: Uint8Array
  minutes: Float64Array
}

/**
 * Each day's viewing with that day's weights, added up: Σ days Σ persons weight × minutes. A guest counts with the mean weight of the
 * household's members. Throws `cannot-weigh` when days have different replicates.
 *
 * @param viewing of each day, of whoever is in that day's sample
 * @param weighers one for each day; days with the same sample share theirs
 */
export function cellTotals(viewing: readonly (readonly Watched[])[], weighers: readonly Weigher[], cells: number): CellTotals {
  if (new Set(weighers.map(({ replicates }) => replicates.factors.length)).size > 1)
    throw new Problem('cannot-weigh', 'the days have different replicates, one for each unit in-tab: use jk1 or bootstrap')
  const days = viewing.map(inOrder)
  const values = new Float64Array(cells)
  const replicates: (Float64Array | undefined)[] = weighers[0]!.replicates.factors.map(() => new Float64Array(cells))
  for (const weigher of new Set(weighers)) {
    const own = days.filter((_, day) => weighers[day] === weigher)
    const into = (totals: Float64Array, weights: Float64Array) => {
      const hosts = hostWeights(weigher, weights)
      for (const day of own) add(totals, day, weights, hosts)
    }
    into(values, weigher.full().weights)
    let at = 0
    for (const weights of weigher.replicated()) {
      const totals = replicates[at]
      if (weights === undefined) replicates[at] = undefined
      else if (totals) into(totals, weights)
      at++
    }
  }
  return {
    values,
    replicates: replicates.filter(totals => totals !== undefined),
    scales: weighers[0]!.replicates.replicateScales.filter((_, at) => replicates[at] !== undefined),
    failed: replicates.filter(totals => totals === undefined).length,
  }
}

function inOrder(viewing: readonly Watched[]): DayOfCells {
  const found = [...viewing].sort(
    (one, other) =>
      one.cell - other.cell || Number(one.guest) - Number(other.guest) || one.viewer - other.viewer || one.minutes - other.minutes,
  )
  return {
    cell: Int32Array.from(found, one => one.cell),
    viewer: Int32Array.from(found, one => one.viewer),
    guest: Uint8Array.from(found, one => Number(one.guest)),
    minutes: Float64Array.from(found, one => one.minutes),
  }
}

function add(totals: Float64Array, { cell, guest, viewer, minutes }: DayOfCells, weights: Float64Array, hosts: Float64Array): void {
  for (let at = 0; at < cell.length; at++) totals[cell[at]!]! += (guest[at] === 1 ? hosts : weights)[viewer[at]!]! * minutes[at]!
}

/** The mean weight of each household's members: of whoever visits it, and of its devices. */
export function hostWeights({ sample }: Weigher, weights: Float64Array): Float64Array {
  const sums = new Float64Array(sample.households.length)
  const members = new Float64Array(sample.households.length)
  weights.forEach((weight, person) => {
    sums[sample.householdOf[person]!]! += weight
    members[sample.householdOf[person]!]! += 1
  })
  return sums.map((sum, household) => sum / members[household]!)
}
