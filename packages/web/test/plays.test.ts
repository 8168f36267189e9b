import { expect, test } from 'vitest'
import { formatLag } from '../src/app/health/HealthStrip'
import { formatPosition } from '../src/pages/plays/formatTime'
import { isStored } from '../src/pages/plays/SpanAxes'
import { clockBars, playheadBars } from '../src/pages/plays/spanBars'

test('a length in minutes, seconds and tenths', () => {
  expect([0, 7_440, 59_960, 750_000].map(formatPosition)).toEqual(['0:00.0', '0:07.4', '1:00.0', '12:30.0'])
})

test('ten seconds at 1.5× cover fifteen', () => {
  const start = '2021-08-09T20:00:00.000Z'
  const spans = [{ start, stop: '2021-08-09T20:00:10.000Z', position: 5_000, rate: 1.5 }]
  expect(playheadBars(spans)).toEqual([{ start, from: 5_000, to: 20_000 }])
  const from = Date.UTC(2021, 7, 9, 20)
  expect(clockBars(spans)).toEqual([{ start, from, to: from + 10_000 }])
})

test('the server has a span when it has all of it, whatever its clock says', () => {
  const span = (stop: number, position = 5_000, day = 9) => ({
    start: `2021-08-0${day}T20:00:00.000Z`,
    stop: `2021-08-0${day}T20:00:0${stop}.000Z`,
    position,
  })
  expect(isStored(span(3), [span(3, 5_000, 8)])).toBe(true)
  expect(isStored(span(3), [span(2), span(4, 6_000)])).toBe(false)
})

test('a lag in the coarsest unit that still tells', () => {
  expect([0, 240, 1_240, 150_000].map(formatLag)).toEqual(['0 ms', '240 ms', '1.2 s', '3 min'])
})
