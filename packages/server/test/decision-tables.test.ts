import { readFileSync } from 'node:fs'
import { operations } from '@sweeps/engine'
import { caseTables } from '@sweeps/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call } from './public-site/world.js'
import { type RealServer, realServer } from './real-server.js'
import { Visitor } from './visitor.js'

/*
 * hit-and-run/1  four charted weeks of Netflix; it came out on Friday, 6 August 2021
 * ledger         undecided on 30 August with a return at 0.7, cancelled on 20 September: scored as not returned
 */
const sample = (name: string): string => readFileSync(new URL(`../../../samples/summer-2021/${name}`, import.meta.url), 'utf8')
const season = { title: 'hit-and-run', season: 1 }
const premiere = { fact: 'premiere', value: '2021-08-06', source: 'https://record.example' }
const said = { recommendation: { answer: 'renew' }, probabilityOfReturn: { p: 0.7 } }

let server: RealServer
let decider: Visitor
beforeAll(async () => {
  server = await realServer()
  const { engine } = server
  await operations['import-netflix-top10'].run(engine, {}, call(sample('hit-and-run-netflix-weeks.tsv')))
  const record = { format: 'sweeps-record/1', ...season, name: 'Hit & Run', facts: [premiere] }
  await operations['import-record'].run(engine, { note: 'test' }, call(JSON.stringify(record)))
  const written = { ...season, by: 'Ana', reason: '=SUM(doubt)' }
  await engine.ledger.decide({ ...written, outcome: 'undecided', on: '2021-08-30', case: said }, 'test')
  await engine.ledger.decide({ ...written, outcome: 'cancelled', on: '2021-09-20' }, 'test')
  decider = new Visitor(server.address)
  await decider.signIn((await engine.people.users.invite({ name: 'ada', role: 'decider' }, 'test')).token)
})
afterAll(() => server.close())

async function csv(path: string): Promise<string[][]> {
  const answer = await fetch(`${server.address}${path}${path.includes('?') ? '&' : '?'}format=csv`, { headers: { cookie: decider.cookie } })
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8'])
  return (await answer.text()).split('\n').map(line => line.split(','))
}

test('past recommendations, and what came', async () => {
  expect(await csv('/v1/decisions/calibration')).toEqual([
    ['id', 'title', 'season', 'name', 'answer', 'p', 'on', 'outcome', 'returned'],
    [expect.stringMatching(/./), 'hit-and-run', '1', 'Hit & Run', 'renew', '0.7', '2021-08-30', 'cancelled', 'false'],
    [''],
  ])
})

test('announcements', async () => {
  await decider.ask('/v1/announcements/hit-and-run/1', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ place: 'Tel Aviv' }),
  })
  const [head, line] = await csv('/v1/announcements')
  expect(head).toEqual('id,title,season,name,version,state,embargo,out,outcome,on,status,headline'.split(','))
  expect(line!.slice(1, 10)).toEqual(['hit-and-run', '1', 'Hit & Run', '1', 'draft', '', '', 'cancelled', '2021-09-20'])
})

test('what a season was worth by week: the hours of each at what is stated', async () => {
  expect(await csv('/v1/renewals/hit-and-run/1?asOf=2021-08-31&valuePerHour=0.5&currency=EUR')).toEqual([
    ['week', 'value', 'newViewers', 'lightViewers', 'state', 'currency'],
    ['2021-08-02', '11785000', '', '', 'partial', 'EUR'],
    ['2021-08-09', '22595000', '', '', 'whole', 'EUR'],
    ['2021-08-16', '10330000', '', '', 'whole', 'EUR'],
    ['2021-08-23', '5045000', '', '', 'whole', 'EUR'],
    [''],
  ])
})

test('every other table of a case, and none that is not there', async () => {
  const ofSeason = '/v1/renewals/hit-and-run/1?asOf=2021-09-20&cost=60000000'
  const heads = Object.fromEntries(
    await Promise.all(caseTables.map(async table => [table, (await csv(`${ofSeason}&table=${table}`))[0]!.join()])),
  )
  expect(heads).toMatchObject({
    forecast: 'of,p10,p25,p50,p75,p90,basis,seasons',
    weeks: 'week,hours,state',
    scenarios: expect.stringContaining('probabilityEarnsCost,valueLow,value,valueHigh,breakEvenLow'),
    sensitivity: expect.stringContaining('probabilityAtLow,probabilityAtHigh'),
    assumptions: 'name,words,value,unit,from,why',
  })
  expect((await decider.ask(`${ofSeason}&format=csv&table=shoes`)).body).toMatchObject({ code: 'invalid-request' })
})
