import { addDays } from '@sweeps/model'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDay, serialDay } from '../../src/tables/read-day.js'

test.each<[string, string]>([
  ['2021-08-06', '2021-08-06'],
  ['2021-08-06T00:00:00.0000000Z', '2021-08-06'],
  ['2021-08-06 20:15', '2021-08-06'],
  ['2021/8/6', '2021-08-06'],
  ['20210806', '2021-08-06'],
  ['6.8.2021', '2021-08-06'],
  ['06.08.2021', '2021-08-06'],
  ['6. 8. 2021', '2021-08-06'],
  ['6 August 2021', '2021-08-06'],
  ['6-Aug-2021', '2021-08-06'],
  ['Aug 6, 2021', '2021-08-06'],
  ['Friday, August 6th, 2021', '2021-08-06'],
  ['13/08/2021', '2021-08-13'],
  ['08/13/2021', '2021-08-13'],
  ['8/8/2021', '2021-08-08'],
  ['0001-01-01T00:00:00', '0001-01-01'],
  ['8/13/2021 12:00:00 AM', '2021-08-13'],
  ['2021-08-06 00:00:00 UTC', '2021-08-06'],
  ['2021-08-06 00:00:00+00', '2021-08-06'],
  ['20210806T000000Z', '2021-08-06'],
  ['Fri, 06 Aug 2021 00:00:00 GMT', '2021-08-06'],
  ['Fri Aug 06 2021 00:00:00 GMT+0300 (Israel Daylight Time)', '2021-08-06'],
  ['August 6, 2021 at 12:00 AM', '2021-08-06'],
  ['6. August 2021', '2021-08-06'],
  ['2021-Aug-06', '2021-08-06'],
  ['Aug-06-2021', '2021-08-06'],
  ['2021年8月6日', '2021-08-06'],
  ['2021년 8월 6일', '2021-08-06'],
  ['２０２１-０８-０６', '2021-08-06'],
  ['٢٠٢١-٠٨-٠٦', '2021-08-06'],
  ['2021‑08‑06', '2021-08-06'],
  ['\u200e6.8.2021', '2021-08-06'],
])('%s is %s', (text, day) => {
  expect(readDay(text)).toEqual({ day })
})

test.each([
  '2021-02-31',
  '31.2.2021',
  '2021-13-01',
  '6/8/21',
  '44414',
  'soon',
  '',
  '2021-08',
  '6 Foo 2021',
  '2021-08-06x',
  '2021-08-06 12',
  '12:00',
  '6-Aug-21',
  '2021-W31',
])('"%s" is no day', text => {
  expect(readDay(text)).toEqual({})
})

test('a day that may be another names both, unless the column says which comes first', () => {
  expect(readDay('8/6/2021')).toEqual({ readings: ['2021-06-08', '2021-08-06'] })
  expect(readDay('8/6/2021', 'month')).toEqual({ day: '2021-08-06' })
  expect(readDay('8/6/2021', 'day')).toEqual({ day: '2021-06-08' })
})

test('days that spreadsheets count', () => {
  expect(serialDay(44_414, '1899-12-30')).toBe('2021-08-06')
  expect(serialDay(42_952, '1904-01-01')).toBe('2021-08-06')
  // 1 is the first of January, and 59 the last day before a 29 February that never was.
  expect([1, 59, 61].map(serial => serialDay(serial, '1899-12-30'))).toEqual(['1900-01-01', '1900-02-28', '1900-03-01'])
  expect(serialDay(-1, '1899-12-30')).toBeUndefined()
})

test('every day comes back, however it is written', () => {
  const forms = [
    (year: string, month: string, day: string) => `${year}-${month}-${day}`,
    (year: string, month: string, day: string) => `${Number(day)}.${Number(month)}.${year}`,
    (year: string, month: string, day: string) => `${year}-${month}-${day}T23:59:59+14:00`,
    (year: string, month: string, day: string) =>
      new Date(`${year}-${month}-${day}T00:00Z`).toLocaleDateString('en-US', { timeZone: 'UTC', dateStyle: 'long' }),
    (year: string, month: string, day: string) =>
      new Date(`${year}-${month}-${day}T00:00Z`).toLocaleDateString('en-GB', { timeZone: 'UTC', dateStyle: 'long' }),
  ]
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 146_000 }), fc.constantFrom(...forms), (days, form) => {
      const day = addDays('1900-01-01', days)
      const [year, month, date] = day.split('-') as [string, string, string]
      expect(readDay(form(year, month, date))).toEqual({ day })
    }),
  )
})

test('no text at all is a defect', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789-/. :TZAugfriday,') }), text => {
      const { day, readings } = readDay(text)
      for (const one of [...(day ? [day] : []), ...(readings ?? [])]) expect(one).toMatch(/^\d{4}-\d\d-\d\d$/)
    }),
    { numRuns: 1000 },
  )
})
