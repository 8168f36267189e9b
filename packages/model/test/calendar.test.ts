import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDays,
  checkZone,
  dayStart,
  latestDay,
  localDay,
  type PeriodUnit,
  Problem,
  periods,
  type Weekday,
  weekdays,
  weekStart,
} from '../src/index.js'

const hour = 3_600_000
/** Days, weeks or hours of a zone between two days, as `name length-in-hours`. */
const cut = (unit: PeriodUnit, from: string, to: string, zone: string, firstDay?: Weekday) =>
  periods(unit, dayStart(from, zone), dayStart(to, zone), zone, firstDay).map(({ name, from, to }) => `${name} ${(to - from) / hour}`)

test('a week starts on the day it is told to', () => {
  const starts = Object.keys(weekdays).map(first => weekStart('2021-08-11', first as Weekday))
  //                        Mon           Tue           Wed           Thu           Fri           Sat           Sun
  expect(starts).toEqual(['2021-08-09', '2021-08-10', '2021-08-11', '2021-08-05', '2021-08-06', '2021-08-07', '2021-08-08'])
  expect(weekStart('2021-01-01')).toBe('2020-12-28')
})

test.each([
  ['Europe/Berlin', '2021-03-27', ['2021-03-27 24', '2021-03-28 23', '2021-03-29 24']],
  ['Europe/Berlin', '2021-10-30', ['2021-10-30 24', '2021-10-31 25', '2021-11-01 24']],
  ['Australia/Lord_Howe', '2021-04-03', ['2021-04-03 24', '2021-04-04 24.5', '2021-04-05 24']],
  ['Australia/Lord_Howe', '2021-10-02', ['2021-10-02 24', '2021-10-03 23.5', '2021-10-04 24']],
  // Clocks are set at midnight: the day begins at 01:00, or has 23:00 twice.
  ['America/Sao_Paulo', '2018-11-03', ['2018-11-03 24', '2018-11-04 23', '2018-11-05 24']],
  ['America/Sao_Paulo', '2018-02-16', ['2018-02-16 24', '2018-02-17 25', '2018-02-18 24']],
  ['Asia/Beirut', '2021-03-27', ['2021-03-27 24', '2021-03-28 23', '2021-03-29 24']],
])('days of %s from %s are as long as the clocks there say', (zone, from, days) => {
  expect(cut('day', from, addDays(from, 3), zone)).toEqual(days)
})

test('a day that a zone left out has no length', () => {
  expect(cut('day', '2011-12-29', '2012-01-01', 'Pacific/Apia')).toEqual(['2011-12-29 24', '2011-12-31 24'])
})

test('weeks have 167, 168 or 169 hours', () => {
  expect(cut('week', '2021-10-25', '2021-11-15', 'Europe/Berlin')).toEqual(['2021-10-25 169', '2021-11-01 168', '2021-11-08 168'])
  expect(cut('week', '2021-03-22', '2021-03-29', 'Europe/Berlin')).toEqual(['2021-03-22 167'])
})

test('a period that begins or ends inside a week has a part of it, under its name', () => {
  expect(cut('week', '2021-08-11', '2021-08-17', 'UTC')).toEqual(['2021-08-09 120', '2021-08-16 24'])
  expect(cut('week', '2021-08-11', '2021-08-17', 'UTC', 'sunday')).toEqual(['2021-08-08 96', '2021-08-15 48'])
})

const at = (hours: string[], time: string): string[] => hours.filter(name => name.includes(time))

test('the hour that happens twice is two, the one that does not happen is none', () => {
  const autumn = cut('hour', '2021-10-31', '2021-11-01', 'Europe/Berlin')
  expect(autumn.length).toBe(25)
  expect(at(autumn, 'T02')).toEqual(['2021-10-31T02:00+02:00 1', '2021-10-31T02:00+01:00 1'])
  const spring = cut('hour', '2021-03-28', '2021-03-29', 'Europe/Berlin')
  expect(spring.length).toBe(23)
  expect(at(spring, 'T02')).toEqual([])
})

test('where clocks move by half an hour, an hour has a half', () => {
  // 02:00 becomes 02:30.
  const spring = cut('hour', '2021-10-03', '2021-10-04', 'Australia/Lord_Howe')
  expect(spring.slice(0, 4)).toEqual([
    '2021-10-03T00:00+10:30 1',
    '2021-10-03T01:00+10:30 1',
    '2021-10-03T02:00+11:00 0.5',
    '2021-10-03T03:00+11:00 1',
  ])
  // 02:00 becomes 01:30.
  const autumn = cut('hour', '2021-04-04', '2021-04-05', 'Australia/Lord_Howe')
  expect(autumn.slice(0, 4)).toEqual([
    '2021-04-04T00:00+11:00 1',
    '2021-04-04T01:00+11:00 1',
    '2021-04-04T01:00+10:30 0.5',
    '2021-04-04T02:00+10:30 1',
  ])
})

test('where clocks were set a minute after midnight, that minute stands alone', () => {
  const spring = cut('hour', '2010-03-14', '2010-03-15', 'America/St_Johns')
  expect(spring.slice(0, 3)).toEqual([`2010-03-14T00:00-03:30 ${1 / 60}`, `2010-03-14T01:00-02:30 ${59 / 60}`, '2010-03-14T02:00-02:30 1'])
})

test('zones at half and quarter hours', () => {
  expect(cut('hour', '2021-08-09', '2021-08-10', 'Asia/Kathmandu').slice(0, 2)).toEqual([
    '2021-08-09T00:00+05:45 1',
    '2021-08-09T01:00+05:45 1',
  ])
  expect(dayStart('2021-08-09', 'Asia/Kolkata')).toBe(Date.parse('2021-08-08T18:30:00Z'))
  expect(localDay(Date.parse('2021-08-08T18:29:59.999Z'), 'Asia/Kolkata')).toBe('2021-08-08')
  expect(localDay(Date.parse('2021-08-08T18:30:00.000Z'), 'Asia/Kolkata')).toBe('2021-08-09')
})

const zones = [
  'UTC',
  'Europe/Berlin',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'Asia/Beirut',
  'Pacific/Chatham',
  'America/St_Johns',
  'Pacific/Apia',
  'Africa/Casablanca',
  'America/New_York',
]

test('periods cover any range once, without a gap, and have names of their own', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('hour', 'day', 'week' as const),
      fc.constantFrom(...zones),
      fc.constantFrom(...(Object.keys(weekdays) as Weekday[])),
      fc.integer({ min: 0, max: 9000 }),
      fc.integer({ min: 1, max: 20 }),
      (unit, zone, firstDay, first, days) => {
        const from = addDays('2000-01-01', first)
        const [start, end] = [dayStart(from, zone), dayStart(addDays(from, days), zone)]
        const list = periods(unit, start, end, zone, firstDay)
        let reached = start
        for (const period of list) {
          expect(period.from).toBe(reached)
          expect(period.to).toBeGreaterThan(period.from)
          reached = period.to
        }
        expect(reached).toBe(end)
        expect(new Set(list.map(({ name }) => name)).size).toBe(list.length)
      },
    ),
    { numRuns: 300 },
  )
})

test('a zone or a day that is none is named with its field', () => {
  for (const [call, field] of [
    [() => checkZone('Mars/Olympus'), 'tz'],
    [() => dayStart('2021-02-29', 'UTC', 'from'), 'from'],
    [() => dayStart('09.08.2021', 'UTC', 'to'), 'to'],
    [() => weekStart('2021-13-01'), 'week'],
  ] as const) {
    expect(call).toThrow(Problem)
    expect(call).toThrow(new RegExp(`^${field}: "`))
  }
})

test('the latest day anywhere is that of Kiribati: it begins at ten in the morning of the day before, in UTC', () => {
  expect(latestDay(Date.parse('2021-08-06T09:59:59.999Z'))).toBe('2021-08-06')
  expect(latestDay(Date.parse('2021-08-06T10:00:00Z'))).toBe('2021-08-07')
  expect(latestDay(Date.parse('2021-12-31T12:00:00Z'))).toBe('2022-01-01')
})
