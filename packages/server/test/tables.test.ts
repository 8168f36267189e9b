import { Readable } from 'node:stream'
import { operations } from '@sweeps/engine'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { message } from './message.js'
import { type RealServer, realServer } from './real-server.js'
import { Visitor } from './visitor.js'

/*
 * nielsen-us  overall, week of 2021-08-09: a formula at 1, Hit & Run at 2
 * catalogue   hr-1-1 is an episode whose name is a formula
 */
const list = `week_start,week_end,list,rank,title,service,minutes_millions,episodes,source_url,note
2021-08-09,2021-08-15,overall,1,"=HYPERLINK(""http://x"")",Netflix,1160,1,https://example.org,
2021-08-09,2021-08-15,overall,2,Hit & Run,Netflix,549,9,https://example.org,
`
let server: RealServer
let analyst: Visitor
beforeAll(async () => {
  server = await realServer()
  const { engine } = server
  const call = (text: string) => ({ actor: 'test', progress: () => {}, file: Readable.from([Buffer.from(text)]) })
  await operations['import-nielsen-top10'].run(engine, {}, call(list))
  await fetch(`${server.address}/v1/spans?key=${server.key}`, { method: 'POST', body: JSON.stringify(message({ content: '@cmd' })) })
  await fetch(`${server.address}/v1/spans?key=${server.key}`, { method: 'POST', body: JSON.stringify({ service: 'noa', content: '+1' }) })
  await engine.plays.loader.drained()
  analyst = new Visitor(server.address)
  await analyst.signIn((await engine.people.users.invite({ name: 'ada', role: 'analyst' }, 'test')).token)
})
afterAll(() => server.close())

const csv = async (path: string) => {
  const answer = await fetch(`${server.address}${path}${path.includes('?') ? '&' : '?'}format=csv`, { headers: { cookie: analyst.cookie } })
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  return answer.text()
}

test('a week of a chart', async () => {
  const lines = (await csv('/v1/charts/nielsen-us/2021-08-09?list=overall')).split('\n')
  expect(lines.slice(0, 4)).toEqual(
    `week,list,rank,title,season,name,value,previous_rank,weeks_on_chart,peak_rank,market
2021-08-09,overall,1,hyperlink-http-x,,"'=HYPERLINK(""http://x"")",1160000000,,,1,US
2021-08-09,overall,2,hit-and-run,,Hit & Run,549000000,,,,US
2021-08-09,overall,3,,,,,,,,US`.split('\n'),
  )
})

test('a week of a chart by any day of it', async () => {
  expect(await csv('/v1/charts/nielsen-us/2021-08-12')).toBe(await csv('/v1/charts/nielsen-us/2021-08-09'))
})

test('all weeks of a chart', async () => {
  expect(await csv('/v1/charts/nielsen-us')).toContain('2021-08-09,overall,2,hit-and-run,,Hit & Run,549000000')
})

const today = new Date().toISOString().slice(0, 10)
const dayAfter = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

test('minutes', async () => {
  expect(await csv(`/v1/minutes?from=${dayAfter(today, -1)}&to=${dayAfter(today, 1)}&by=content&metric=watched,plays`)).toBe(
    "content,watchedMs,plays\n'@cmd,10000,1\n",
  )
})

test('the catalogue', async () => {
  expect(await csv('/v1/catalogue')).toBe('\n')
})

test('rejects', async () => {
  expect(await csv('/v1/rejects')).toMatch(/^heard,service,field,reason,body\n[^\n]*,noa,play,is missing,/)
})

test('no cell of any table runs as a formula', async () => {
  for (const path of [
    '/v1/charts/nielsen-us',
    `/v1/minutes?from=${dayAfter(today, -1)}&to=${dayAfter(today, 1)}&by=content`,
    '/v1/rejects',
  ])
    expect(await csv(path)).not.toMatch(/(^|,)"?[=+@]/m)
})

test.each([
  ['/v1/charts/none/2021-08-09', 404, 'unknown-chart'],
  ['/v1/charts/nielsen-us/1999-01-04', 404, 'unknown-week'],
  ['/v1/charts/nielsen-us/yesterday', 400, 'invalid-request'],
  ['/v1/charts/nielsen-us/2021-08-09?list=none', 404, 'unknown-chart'],
  ['/v1/charts/nielsen-us/2021-08-09?format=xml', 400, 'invalid-request'],
  ['/v1/minutes?from=2021-08-09', 400, 'invalid-request'],
  ['/v1/minutes?from=2021-08-09&to=2021-08-10&tz=Mars', 400, 'invalid-request'],
  ['/v1/minutes?from=2021-08-09&to=2021-08-10&by=shoe', 400, 'invalid-request'],
  ['/v1/rejects?limit=0', 400, 'invalid-request'],
  ['/v1/live?play=none', 400, 'invalid-request'],
])('%s: %d %s', async (path, status, code) => {
  expect(await analyst.ask(path)).toMatchObject({ status, body: { status, code } })
})
