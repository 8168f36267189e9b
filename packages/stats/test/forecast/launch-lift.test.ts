import { expect, test } from 'vitest'
import { type InTwoReports, launchLifts } from '../../src/index.js'

/*
 * Seasons without a launch, 20 of age 3 and 20 of age 8, in reports r:
 *   age 3: 100 hours, then 50 (one of 60, one of 40: the median stays 0.5)
 *   age 8: 100 hours, then 80
 * A launch with 200 hours, seasons 1 (age 8) and 2 (age 3) before it:
 *   season 1: 100 → 140, usual 80: 60 more
 *   season 2: 60 → 70, usual 30: 40 more
 *   together 100 ⁄ 200 = 0.5, the latest 40 ⁄ 200 = 0.2
 */
const season = (age: number, before: number, during: number, reports = 'r'): InTwoReports => ({ reports, age, before, during })
const many = (count: number, age: number, before: number, during: number) =>
  Array.from({ length: count }, () => season(age, before, during))
const others = [...many(18, 3, 100, 50), season(3, 100, 60), season(3, 100, 40), ...many(20, 8, 100, 80)]
const first = { ...season(8, 100, 140), season: 1 }
const second = { ...season(3, 60, 70), season: 2 }

test('what earlier seasons had beyond the usual, over the new season’s hours', () => {
  const [lift] = launchLifts([{ hours: 200, earlier: [second, first] }], others)
  expect(lift).toMatchObject({ earlier: 2 })
  expect(lift!.share).toBeCloseTo(0.5, 12)
  expect(lift!.shareOfLatest).toBeCloseTo(0.2, 12)
})

test('fewer hours than usual are a lift below 0', () => {
  const [lift] = launchLifts([{ hours: 100, earlier: [{ ...second, during: 20 }] }], others)
  expect(lift!.share).toBeCloseTo(-0.1, 12)
})

test('a launch says nothing where the usual is not known of one of its seasons, or nothing came before it', () => {
  const elsewhere = { ...first, reports: 'other' }
  const tooOld = { ...first, age: 12 }
  for (const earlier of [[], [elsewhere], [second, tooOld]]) expect(launchLifts([{ hours: 200, earlier }], others)).toEqual([])
  expect(launchLifts([{ hours: 200, earlier: [second] }], others.slice(1))).toEqual([])
})
