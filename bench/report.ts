import { median } from '@sweeps/stats'

/** One figure of the benchmark: the median of its runs, beside what is wanted. */
export interface Line {
  name: string
  scale: string
  value: number
  unit: string
  runs: number
  low: number
  high: number
  /** `>= 0.4`, `<= 15`; absent when it is only shown. */
  wanted?: string
  met?: boolean
}

export const lines: Line[] = []

/** Notes a figure by its runs, prints it, and says whether it is what is wanted. */
export function report(name: string, scale: string, unit: string, runs: number[], wanted?: { atLeast?: number; atMost?: number }): number {
  const value = median(runs)
  const line: Line = { name, scale, value, unit, runs: runs.length, low: Math.min(...runs), high: Math.max(...runs) }
  if (wanted?.atLeast !== undefined) Object.assign(line, { wanted: `at least ${wanted.atLeast}`, met: value >= wanted.atLeast })
  if (wanted?.atMost !== undefined) Object.assign(line, { wanted: `at most ${wanted.atMost}`, met: value <= wanted.atMost })
  lines.push(line)
  const formatted = (number: number): string => number.toLocaleString('en', { maximumSignificantDigits: 4 })
  process.stderr.write(
    `${line.met === false ? '✗' : line.met ? '✓' : ' '} ${name.padEnd(58)} ${scale.padEnd(5)} ${formatted(value).padStart(9)} ${unit.padEnd(11)} (${formatted(line.low)}–${formatted(line.high)}, ${line.runs} runs)${line.wanted ? `  wanted: ${line.wanted}` : ''}\n`,
  )
  return value
}
