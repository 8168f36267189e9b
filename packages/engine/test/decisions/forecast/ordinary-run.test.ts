import { expect, test } from 'vitest'
import type { SeasonRun } from '../../../src/decisions/history/index.js'
import { ordinaryRuns } from '../../../src/decisions/history/ordinary-runs.js'

/*
 * week   0   1   2   3   4   5   6   7
 * S1     90  40  –   –   –   12  25  –    S2 comes out in week 6: week 5 is lifted already
 * S2                             80  50
 */
const seen = (season: number, start: number, hours: (number | null)[], more: Partial<SeasonRun> = {}): SeasonRun => ({
  ...{ title: 'tides', season, name: `Tides: Season ${season}`, list: 'tv-english', firstWeek: '', start: 7 * start, hours, listed: hours },
  ...{ runtimes: hours.map(() => 5), ceilings: [9, 9, 9, 9, 9, 9, 9, 9], group: 0, firstDays: null, premiere: null, weekly: null },
  ...{ fromTheStart: true, left: false, liftedFrom: null, ...more },
})
const first = seen(1, 0, [90, 40, null, null, null, 12, 25])
const second = seen(2, 6, [80, 50])

test('a season ends before a later one lifts it; what was seen since bounds what it would have had', () => {
  const [one, two] = ordinaryRuns([first, second])
  expect(one).toMatchObject({ hours: [90, 40], runtimes: [5, 5], left: true, liftedFrom: 5, fromTheStart: true, listed: first.hours })
  expect(one!.ceilings).toEqual([90, 40, 9, 9, 9, 12, 25, 9])
  expect(two).toBe(second)
})

test('a season that is on the list when the next one comes ends there too', () => {
  const [one] = ordinaryRuns([seen(1, 4, [90, 40, 30]), second])
  expect(one).toMatchObject({ hours: [90], liftedFrom: 1 })
})

test('one that charts first with a launch, or after it, did not begin there', () => {
  for (const start of [5, 6, 30]) expect(ordinaryRuns([seen(1, start, [20, 10]), second])[0]).toMatchObject({ fromTheStart: false })
})

test('nothing else is touched', () => {
  const others = [
    seen(1, 0, [90, 40], { title: 'early' }),
    seen(1, 0, [90, null, null, null, null, 12], { title: 'other' }),
    seen(3, 0, [90, null, null, null, null, 12], { title: 'third' }),
  ]
  expect(ordinaryRuns([...others, second])).toEqual([...others, second])
  // A later season that began who knows when tells no day of a launch.
  const unknown = seen(2, 6, [80], { fromTheStart: false })
  expect(ordinaryRuns([first, unknown])).toEqual([first, unknown])
})
