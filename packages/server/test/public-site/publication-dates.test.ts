import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Publication } from '@sweeps/engine'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { publicationDates } from '../../src/public-site/publication-dates.js'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sweeps-dates-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

const hour = 3_600_000
const start = Date.parse('2021-08-10T00:00:00Z')
/** A server that was started anew, at an hour of the story. */
const server = (at: number, owned = true) =>
  publicationDates({ store: { directory }, ownership: { owned } } as Parameters<typeof publicationDates>[0], () => start + at * hour)
const publication = (more: Partial<Publication> = {}): Publication => ({
  ...{ chart: 'census', name: 'Top 10', week: { start: '2021-08-09', end: '2021-08-15' }, because: 'week-end' },
  ...{ at: Date.parse('2021-08-16T00:00:00Z'), modified: 0 },
  ...more,
})
const hours = (dated: Publication[]): number[] => dated.map(({ modified }) => (modified - start) / hour)

test('a start anew changes no date, and whatever was told first keeps its own', () => {
  const others = [publication({ chart: 'us' }), publication({ week: { start: '2021-08-16', end: '2021-08-22' } })]
  expect(hours(server(0)([publication()]))).toEqual([0])
  expect(hours(server(5)([publication(), ...others]))).toEqual([0, 5, 5])
  expect(hours(server(9)([publication(), ...others]))).toEqual([0, 5, 5])
})

test.each<[string, Partial<Publication>]>([
  ['another time', { at: Date.parse('2021-08-17T09:00:00Z'), because: 'schedule' }],
  ['another name', { name: 'Top 20' }],
  ['a schedule at the same time', { because: 'schedule' }],
])('%s is a change, once, and of that publication alone', (_, change) => {
  const other = publication({ chart: 'us' })
  server(0)([publication(), other])
  expect(hours(server(3)([publication(change), other]))).toEqual([3, 0])
  expect(hours(server(7)([publication(change), other]))).toEqual([3, 0])
  // Back as it was is a change too: a SEQUENCE never falls.
  expect(hours(server(8)([publication(), other]))).toEqual([8, 0])
})

test('an embargo is as old as its edition, and later than what was told before', () => {
  const embargo = publication({ because: 'embargo', modified: start + 2 * hour })
  expect(hours(server(4)([embargo]))).toEqual([2])
  server(5)([publication()])
  expect(hours(server(6)([embargo]))[0]).toBeGreaterThan(5)
})

test('one that does not own the store reads what the owner told, and writes nothing', () => {
  expect(hours(server(1, false)([publication()]))).toEqual([1])
  expect(hours(server(2)([publication()]))).toEqual([2])
  expect(hours(server(3, false)([publication()]))).toEqual([2])
})

test.each(['', '{', '{"census 2021-08-09": 1}', '[null]'])('what is damaged (%s) counts as not told', text => {
  writeFileSync(join(directory, 'publications.json'), text)
  expect(hours(server(1)([publication()]))).toEqual([1])
  expect(hours(server(2)([publication()]))).toEqual([1])
})
