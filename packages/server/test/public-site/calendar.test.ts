import type { Publication } from '@sweeps/engine'
import type { Announcement } from '@sweeps/model'
import { expect, test } from 'vitest'
import { serverAddresses } from '../../src/public-site/addresses.js'
import { publicationsCalendar } from '../../src/public-site/publications-calendar.js'

const addresses = serverAddresses('https://charts.example.org')
const publication = (more: Partial<Publication>): Publication => ({
  ...{ chart: 'census', name: 'Top 10', week: { start: '2021-08-09', end: '2021-08-15' } },
  ...{ at: Date.parse('2021-08-16T00:00:00Z'), because: 'week-end', modified: Date.parse('2021-08-01T00:00:00Z') },
  ...more,
})
/** Lines of an event by their names. */
const events = (calendar: string) =>
  calendar
    .replace(/\r\n[ \t]/g, '')
    .split('BEGIN:VEVENT')
    .slice(1)
    .map(event =>
      Object.fromEntries(
        event.split('\r\n').flatMap(line => (line.includes(':') ? [[line.split(/[:;]/)[0], line.slice(line.indexOf(':') + 1)]] : [])),
      ),
    )

test('a publication keeps its UID, and its SEQUENCE grows with every change of its time', () => {
  const told = [
    publication({}),
    publication({ because: 'schedule', at: Date.parse('2021-08-17T09:00:00Z'), modified: Date.parse('2021-08-02T10:00:00Z') }),
    publication({ because: 'embargo', at: Date.parse('2021-08-20T09:00:00Z'), modified: Date.parse('2021-08-16T10:00:00Z') }),
    publication({ because: 'embargo', at: Date.parse('2021-08-19T09:00:00Z'), modified: Date.parse('2021-08-16T10:00:01Z') }),
  ].map(one => events(publicationsCalendar([one], addresses))[0]!)
  expect(new Set(told.map(({ UID }) => UID))).toEqual(new Set(['census-2021-08-09@publications.sweeps']))
  const sequences = told.map(({ SEQUENCE }) => Number(SEQUENCE))
  expect(sequences).toEqual([...new Set(sequences)].sort((one, other) => one - other))
  expect(told.map(event => [event.DTSTART, event.DTSTAMP, event['LAST-MODIFIED']])).toEqual([
    ['20210816T000000Z', '20210801T000000Z', '20210801T000000Z'],
    ['20210817T090000Z', '20210802T100000Z', '20210802T100000Z'],
    ['20210820T090000Z', '20210816T100000Z', '20210816T100000Z'],
    ['20210819T090000Z', '20210816T100001Z', '20210816T100001Z'],
  ])
  expect(told[0]!['ORGANIZER']).toBe('MAILTO:noreply@charts.example.org')
})

test('the same publications are the same text', () => {
  expect(publicationsCalendar([publication({})], addresses)).toBe(publicationsCalendar([publication({})], addresses))
})

test('versions of an announcement are one event, the latest', () => {
  const announcement = (version: number, out: string, title = 'dune') =>
    ({ title, season: 1, version, out, release: { headline: `Version ${version}` } }) as Announcement
  const out = [
    announcement(2, '2021-09-22T09:00:00Z'),
    announcement(1, '2021-09-21T09:00:00Z'),
    announcement(1, '2021-09-20T09:00:00Z', 'vera'),
  ]
  expect(
    events(publicationsCalendar([], addresses, { out, coming: [] })).map(({ UID, SEQUENCE, SUMMARY }) => [UID, SEQUENCE, SUMMARY]),
  ).toEqual([
    ['dune-1@announcements.sweeps', '1', 'Version 2'],
    ['vera-1@announcements.sweeps', '0', 'Version 1'],
  ])
})

test('an embargo stays the event it was when others before it end', () => {
  const [one, two] = [Date.parse('2021-09-20T09:00:00Z'), Date.parse('2021-09-21T09:00:00Z')]
  const uids = (coming: number[]) => events(publicationsCalendar([], addresses, { out: [], coming })).map(({ UID }) => UID)
  const all = uids([one, two, two])
  expect(new Set(all).size).toBe(3)
  expect(uids([two, two])).toEqual(all.slice(1))
  expect(uids([two])).toEqual(all.slice(1, 2))
})
