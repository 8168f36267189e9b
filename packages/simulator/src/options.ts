import { checkFaults, type Faults, noFaults } from './faults.js'

/** The Monday the demo's weeks begin with; the week of 2021-08-09 is its sixth. */
export const DEFAULT_START = '2021-07-05'

export interface SimulationOptions {
  viewers: number
  /** Whole weeks; 10 when absent. */
  weeks?: number
  /** An integer. The same options give the same bytes. */
  seed: number
  /** First day, UTC; 2021-07-05 when absent. */
  start?: string
  /** What goes wrong on the way; nothing when absent. */
  faults?: Partial<Faults>
  /** Report each play in one message when it is over, not with a heartbeat every 30 s: for large loads. */
  compact?: boolean
}

/** The options with nothing left open. `start` is in milliseconds. */
export interface Plan {
  viewers: number
  weeks: number
  seed: number
  start: number
  faults: Faults
  compact: boolean
}

/** @throws RangeError that says which option is wrong */
export function planOf({ viewers, weeks = 10, seed, start = DEFAULT_START, faults = {}, compact = false }: SimulationOptions): Plan {
  whole('viewers', viewers, 1, 10_000_000)
  whole('weeks', weeks, 1, 520)
  whole('seed', seed, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)
  return { viewers, weeks, seed, start: startOf(start), faults: checkFaults({ ...noFaults, ...faults }), compact }
}

/** The first instant of a day such as `2021-07-05`, UTC, in milliseconds. */
export function startOf(day: string): number {
  const milliseconds = Date.parse(`${day}T00:00:00.000Z`)
  // The parser reads 2021-02-30 as 2 March.
  if (Number.isNaN(milliseconds) || new Date(milliseconds).toISOString().slice(0, 10) !== day)
    throw new RangeError(`start: must be a day such as ${DEFAULT_START}, not ${day}`)
  return milliseconds
}

function whole(name: string, value: number, low: number, high: number): void {
  if (!Number.isInteger(value) || value < low || value > high)
    throw new RangeError(`${name}: must be a whole number from ${low} to ${high}, not ${value}`)
}
