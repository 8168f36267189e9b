import { invertPositive } from '@sweeps/stats'
import { dayNumber } from '../day-number.js'
import type { ReportLine } from './stored-history.js'

/** Fewer seasons than this say too little about what is usual. */
const minimumSeasons = 30
const oldestDays = 5 * 365

/** The log of the hours usual in a report for a season released on a day; undefined when the report has too few seasons to say. */
export type ExpectedHours = (line: ReportLine) => number | undefined

/**
 * What a season of its age usually has in a report. Hours of a half-year cannot be compared as they are: a season released in its last week
 * had a few days, one of two years ago is past its time. So the log of hours is regressed, by least squares within each report, on the log of
 * the days the season could be watched in it, and on the log of its age in half-years and the square of that.
 */
export function expectedHours(reports: readonly ReportLine[]): ExpectedHours {
  const curves = new Map<string, number[] | undefined>()
  for (const start of new Set(reports.map(line => line.start)))
    curves.set(start, curveOf(reports.filter(line => line.start === start && ageOf(line) >= 1 && ageOf(line) <= oldestDays)))
  return line => {
    const curve = curves.get(line.start)
    return curve && ageOf(line) >= 1 ? dot(curve, terms(line)) : undefined
  }
}

const ageOf = (line: ReportLine): number => dayNumber(line.end) - line.releasedDay + 1

function terms(line: ReportLine): number[] {
  const period = dayNumber(line.end) - dayNumber(line.start) + 1
  const older = Math.log(Math.max(ageOf(line), period) / period)
  return [1, Math.log(Math.min(ageOf(line), period)), older, older * older]
}

function curveOf(lines: readonly ReportLine[]): number[] | undefined {
  if (lines.length < minimumSeasons) return undefined
  const squares = [0, 1, 2, 3].map(() => [0, 0, 0, 0])
  const products = [0, 0, 0, 0]
  for (const line of lines) {
    const values = terms(line)
    values.forEach((one, row) => {
      products[row]! += one * Math.log(line.hours)
      values.forEach((other, column) => {
        squares[row]![column]! += one * other
      })
    })
  }
  try {
    return invertPositive(squares).map(row => dot(row, products))
  } catch (error) {
    // All released on a few days: nothing to draw a curve through.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const dot = (one: readonly number[], other: readonly number[]): number => one.reduce((sum, value, at) => sum + value * other[at]!, 0)
