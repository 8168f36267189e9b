import { readFileSync } from 'node:fs'
import { operations, type Role } from '@sweeps/engine'
import type { RenewalCase } from '@sweeps/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call } from './public-site/world.js'
import { type RealServer, realServer } from './real-server.js'
import { Visitor } from './visitor.js'

const sample = (name: string): string => readFileSync(new URL(`../../../samples/summer-2021/${name}`, import.meta.url), 'utf8')
const cost = { fact: 'cost', value: { amount: 7_654_321, currency: 'USD', per: 'episode' }, source: 'the books', confidential: true }

let server: RealServer
const visitors = new Map<Role | 'nobody', Visitor>()
beforeAll(async () => {
  server = await realServer()
  await operations['import-netflix-top10'].run(server.engine, {}, call(sample('hit-and-run-netflix-weeks.tsv')))
  await operations['import-record'].run(server.engine, { note: 'test' }, call(sample('hit-and-run.json')))
  const file = { format: 'sweeps-record/1', title: 'hit-and-run', season: 1, name: 'Hit & Run', facts: [cost] }
  await operations['import-record'].run(server.engine, { note: 'test' }, call(JSON.stringify(file)))
  for (const role of ['viewer', 'analyst', 'decider'] as const) {
    const visitor = new Visitor(server.address)
    await visitor.signIn((await server.engine.people.users.invite({ name: `the-${role}`, role }, 'test')).token)
    visitors.set(role, visitor)
  }
  visitors.set('nobody', new Visitor(server.address))
})
afterAll(() => server.close())

const ask = async (role: Role | 'nobody', query = '', season = 'hit-and-run/1') => {
  const { status, body } = await visitors.get(role)!.ask(`/v1/renewals/${season}?asOf=2021-09-20${query}`)
  return { status, body: body as unknown as RenewalCase & { code?: string; detail?: string } }
}

test('the case is for analysts and those who decide', async () => {
  expect((await ask('nobody')).status).toBe(401)
  expect((await ask('viewer')).status).toBe(403)
  expect((await ask('analyst')).body).toMatchObject({ format: 'sweeps-case/1', name: 'Hit & Run', daysSincePremiere: 46 })
})

test('a confidential cost is used for those who decide, and reaches nobody else', async () => {
  const decider = await ask('decider')
  expect(decider.body.cost).toMatchObject({ perEpisode: 7_654_321, confidential: true })
  expect(decider.body.recommendation.answer).toBe('cancel')
  const analyst = await ask('analyst')
  expect(analyst.body.cost).toMatchObject({ perEpisode: null, season: null, confidential: false })
  expect(analyst.body.probabilityEarnsCost).toBeNull()
  expect(JSON.stringify(analyst.body)).not.toMatch(/7654321|the books/)
})

test('terms come with the address; those that are none are refused by name', async () => {
  expect((await ask('analyst', '&cost=90000000&valuePerHour=0.5&episodes=6')).body).toMatchObject({
    cost: { season: 90e6, nextEpisodes: 6 },
    value: { perHour: 0.5 },
  })
  const bad = await ask('analyst', '&cost=-5')
  expect([bad.status, bad.body.detail]).toEqual([400, expect.stringContaining('cost: -5 is no amount')])
  expect((await ask('analyst', '&cost=much')).status).toBe(400)
  // Amounts are read as on the terminal: as people write them, and refused with both readings where there are two.
  const written = await ask('analyst', `&cost=${encodeURIComponent("90'000'000")}&nextCost=9.5M&valuePerHour=.5&marketing=0.2`)
  expect(written.body).toMatchObject({ cost: { season: 90e6 }, value: { perHour: 0.5 } })
  for (const [query, detail] of [
    ['cost=9,5M', 'cost: "9,5M" may be 9.5M or 95M: write which it is'],
    ['valuePerHour=0,18', 'valuePerHour: "0,18" may be 0.18 or 18'],
    ['fee=1,00,0', 'fee: "1,00,0" may be 100 or 1000'],
    ['nextCost=9.500', 'nextCost: "9.500" may be 9.5 or 9500'],
    ['marketing=0,1', 'marketing: "0,1" may be 0.1 or 1'],
    ['cost=1&cost=2', 'cost: give it once'],
  ]) {
    const { status, body } = await ask('analyst', `&${query}`)
    expect([status, body.detail], query).toEqual([400, expect.stringContaining(detail!)])
  }
  const unknown = await ask('analyst', '', 'nothing/1')
  expect([unknown.status, unknown.body.code]).toEqual([404, 'not-found'])
})

test('a decision freezes the case of its day', async () => {
  const entry = await operations.decide.run(
    server.engine,
    { title: 'hit-and-run', season: 1, outcome: 'cancelled', by: 'Ana', reason: 'It does not earn its cost.', on: '2021-09-20' },
    call(''),
  )
  expect(entry.recommendation).toMatchObject({ answer: 'cancel' })
  expect(entry.evidence.case).toMatchObject({ format: 'sweeps-case/1', asOf: '2021-09-20', cost: { perEpisode: 7_654_321 } })
})

test('a decision freezes what was stated; terms that are none refuse it, and nothing is written', async () => {
  const decide = (terms: object) =>
    visitors.get('decider')!.ask('/v1/decisions/hit-and-run/1', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ outcome: 'renewed', reason: 'A cheaper one.', on: '2021-09-21', terms }),
    })
  const held = (await server.engine.ledger.entries()).length
  expect((await decide({ nextCost: -1 })).status).toBe(400)
  expect((await server.engine.ledger.entries()).length).toBe(held)
  const { status, body } = await decide({ nextCostPerEpisode: 100_000 })
  expect([status, body['outcome']]).toEqual([200, 'renewed'])
  const [entry] = (await server.engine.ledger.entries()).slice(-1)
  expect(entry!.evidence.case).toMatchObject({ cost: { nextPerEpisode: 100_000 }, recommendation: { answer: 'renew' } })
})
