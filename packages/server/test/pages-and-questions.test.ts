import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type AnyOperation, operations } from '@sweeps/engine'
import { expect, test } from 'vitest'

const source = join(import.meta.dirname, '../../web/src')
const text = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter(file => /\.tsx?$/.test(file))
  .map(file => readFileSync(join(source, file), 'utf8'))
  .join('\n')

/** Addresses that a page writes without naming the question, and the part of them by which it does. */
const written: Readonly<Record<string, string>> = {
  'GET /v1/charts/:chart/:week': '/v1/charts/${',
  'GET /v1/seasons/:title/:season': '/v1/seasons/${',
  'GET /v1/seasons/:title/:season/peers': "of: '/peers'",
  'GET /v1/seasons/:title/:season/record': '/record`',
  'GET /v1/renewals/:title/:season': '/v1/renewals/',
  'GET /v1/decisions': '/v1/decisions',
  'GET /v1/decisions/calibration': '/v1/decisions/calibration',
  'GET /v1/decisions/:title/:season': '/v1/decisions/',
  'POST /v1/decisions/:title/:season': '/v1/decisions/',
  'GET /v1/announcements': '/v1/announcements',
  'GET /v1/announcements/:title/:season': '/v1/announcements/',
  'POST /v1/announcements/:title/:season': '/v1/announcements/',
  'POST /v1/announcements/:title/:season/preview': '/preview',
  'POST /v1/editions': '/v1/editions',
  'GET /v1/board': '/v1/board',
  'GET /v1/renewals/:title/:season/scenarios': '/:season/scenarios',
  'POST /v1/renewals/:title/:season/scenarios': '/:season/scenarios',
  'POST /v1/renewals/:title/:season/scenarios/remove': '/remove`',
}

/** What programs ask and no page: the page that shows the same asks otherwise. */
const forPrograms = [
  // Pages have the lists of a chart week by week.
  'GET /v1/charts/:chart',
  'GET /v1/minutes',
  // Each number is explained where it stands.
  'GET /v1/explain',
  'POST /v1/imports/netflix-top10',
]

/** What the command line and programs ask and a page should: each is missing in the settings or on a page of panels. */
const withoutPage = [
  ...['GET /v1/panels/:panel/minutes', 'GET /v1/panels/:panel/seasons/:title/:season'],
  ...['POST /v1/viewers/erase', 'POST /v1/viewers/personal-data'],
]

/** What only the command line of whoever owns the directory does: it needs their files, or is not to be done by mistake. */
const forOwners = [
  ...['backup', 'restore-spans', 'nodes', 'nodes-forget', 'verify', 'site', 'catalogue-export', 'catalogue-remove', 'remap'],
  ...['panel-versions', 'panel-weigh', 'panel-weights', 'panel-report', 'panel-verify', 'panel-withdraw'],
  ...['panel-export', 'panel-repeat'],
  ...['renewal-score', 'forecast-season', 'backtest-forecast', 'backtest-renewal', 'probability-of-return'],
]

const all: AnyOperation[] = Object.values(operations)
const asked = (route: string): boolean => text.includes(`'${route}'`) || (written[route] !== undefined && text.includes(written[route]))

test('what has an address is asked by a page, or is in a short list of what programs ask', () => {
  const unasked = all.flatMap(({ http }) => (http ? [`${http.method} ${http.path}`] : [])).filter(route => !asked(route))
  expect(unasked.filter(route => !route.startsWith('POST /v1/imports/files/')).sort()).toEqual([...forPrograms, ...withoutPage].sort())
  // Files are sent to the address that their kind names.
  expect(text).toContain('/v1/imports/files/')
})

test('what a page asks by name is a question of the table', () => {
  const routes = new Set(all.flatMap(({ http }) => (http ? [`${http.method} ${http.path}`] : [])))
  const named = [...text.matchAll(/'((?:GET|POST) \/v1\/[^']+)'/g)].map(([, route]) => route!)
  expect(named.length).toBeGreaterThan(40)
  expect(named.filter(route => !routes.has(route))).toEqual([])
})

test('what has no address is for the command line alone, and is listed', () => {
  const without = all.filter(({ http }) => !http).map(({ name }) => name)
  expect(without.sort()).toEqual([...forOwners].sort())
})
