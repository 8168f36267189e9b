import { dayStart, periods } from '@sweeps/model'
import { expect, test } from 'vitest'
import { windowCuts } from '../../src/seasons/window-cuts.js'

test('two days across the hour that is skipped in spring: each is 24 hours, the second begins at one', () => {
  // In Berlin clocks go from 02:00 to 03:00 on 2021-03-28.
  const { edges, days, hours, dates } = windowCuts(dayStart('2021-03-28', 'Europe/Berlin'), 2, 'Europe/Berlin')
  expect(edges).toHaveLength(49)
  expect(hours.slice(0, 4)).toEqual([0, 1, 3, 4])
  expect(hours.slice(22, 27)).toEqual([23, 0, 1, 2, 3])
  expect(days).toEqual([...Array(24).fill(1), ...Array(24).fill(2)])
  expect(dates).toEqual(['2021-03-28', '2021-03-29'])
})

test.each([
  ['UTC', '2021-08-06'],
  ['Europe/Berlin', '2021-10-01'],
  ['America/New_York', '2021-02-20'],
  // Clocks are set by half an hour; at 00:01; are a quarter off; a day was skipped.
  ['Australia/Lord_Howe', '2021-03-20'],
  ['America/St_Johns', '2006-10-10'],
  ['Asia/Kathmandu', '2021-08-06'],
  ['Pacific/Apia', '2011-12-20'],
  ['Europe/London', '1969-12-20'],
])('in %s from %s it is cut where the calendar has an hour or a day begin', (zone, released) => {
  const from = dayStart(released, zone)
  const to = from + 40 * 86_400_000
  const clock = periods('hour', from, to, zone)
  const { edges, days, hours } = windowCuts(from, 40, zone)
  const starts = new Set([...clock.map(hour => hour.from), ...Array.from({ length: 40 }, (_, day) => from + day * 86_400_000)])
  expect(edges).toEqual([...[...starts].sort((a, b) => a - b), to])
  for (const [at, begin] of edges.slice(0, -1).entries()) {
    const { name } = clock.findLast(hour => hour.from <= begin)!
    expect([hours[at], days[at]], name).toEqual([Number(name.slice(11, 13)), Math.floor((begin - from) / 86_400_000) + 1])
  }
})
