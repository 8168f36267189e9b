import { dayStart } from '@sweeps/model'
import { expect, test } from 'vitest'
import { type ClockShifts, clockShifts } from '../../src/seasons/rollup/clock-shifts.js'
import { windowCuts } from '../../src/seasons/window-cuts.js'

/** The hour that the clock shows in each quarter of an hour of a window. */
function hoursOf({ since, shifts }: ClockShifts, window: number): number[] {
  return Array.from({ length: window * 96 }, (_, quarter) => {
    const shift = shifts[since.findLastIndex(begin => begin <= quarter)]!
    return Math.floor(((quarter + shift) % 96) / 4)
  })
}

/** The same as the calendar says. */
function byCalendar(from: number, window: number, zone: string): number[] {
  const { edges, hours } = windowCuts(from, window, zone)
  let at = 0
  return Array.from({ length: window * 96 }, (_, quarter) => {
    while (edges[at + 1]! <= from + quarter * 900_000) at++
    return hours[at]!
  })
}

test.each(['UTC', 'Asia/Kathmandu', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca', 'America/Sao_Paulo'])(
  '%s: over ten months the clock shows the hours that the calendar says',
  zone => {
    const from = dayStart('2017-08-06', zone)
    expect(hoursOf(clockShifts(from, 300, zone)!, 300)).toEqual(byCalendar(from, 300, zone))
  },
)

test('where the clock kept to no quarter of an hour there is none', () => {
  expect(clockShifts(Date.parse('1971-08-06T00:44:30.000Z'), 28, 'Africa/Monrovia')).toBeUndefined()
})
