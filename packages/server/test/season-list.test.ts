import { operations } from '@sweeps/engine'
import { explainedNumbers, seasonMetrics } from '@sweeps/model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call } from './public-site/world.js'
import { type RealServer, realServer } from './real-server.js'

/*
 * catalogue  fauda/1 (2015-02-15) and fauda/2 (2017-12-31), the film vivo; none of them charted
 * record     dune/1, premiere known to its month, no viewing
 * chart      dune, without a season
 */
const catalogue = `service,content,title,season,episode,name,kind,origin,language,runtime_ms,released
noa,f-1-1,fauda,1,1,Fauda: Season 1,series,original,he,2400000,2015-02-15
noa,f-1-2,fauda,1,2,Fauda: Season 1,series,original,he,2400000,2015-02-22
noa,f-2-1,fauda,2,1,Fauda: Season 2,series,original,he,2400000,2017-12-31
noa,vivo,vivo,,,Vivo,film,acquired,en,5400000,2021-08-06
`
const record = {
  ...{ format: 'sweeps-record/1', title: 'dune', season: 1, name: 'Dune' },
  facts: [{ fact: 'premiere', value: '2021-08', source: 'https://record.example' }],
}

let server: RealServer
beforeAll(async () => {
  server = await realServer()
  await operations['import-catalogue'].run(server.engine, {} as never, call(catalogue))
  await operations['import-record'].run(server.engine, { note: 'test' }, call(JSON.stringify(record)))
})
afterAll(() => server.close())

const ask = (path: string, key = server.readKey) => fetch(server.address + path, { headers: { authorization: `Bearer ${key}` } })
const json = async (path: string) => (await ask(path)).json()

describe('the list of seasons', () => {
  test('has what the catalogue and records know, films too, charted or not', async () => {
    expect(await json('/v1/seasons')).toEqual({
      seasons: [
        { title: 'dune', season: 1, name: 'Dune', premiere: '2021-08', counted: false, recorded: true },
        { title: 'fauda', season: 1, name: expect.stringContaining('auda'), premiere: '2015-02-15', counted: true, recorded: false },
        { title: 'fauda', season: 2, name: expect.stringContaining('auda'), premiere: '2017-12-31', counted: true, recorded: false },
        { title: 'vivo', season: null, name: expect.stringMatching(/vivo/i), premiere: '2021-08-06', counted: true, recorded: false },
      ],
      all: 4,
      status: null,
    })
  })

  test('of one title, or of those whose viewing is counted', async () => {
    const of = async (title: string) => ((await json(`/v1/seasons?title=${title}`)) as { seasons: { season: number }[] }).seasons
    expect((await of('fauda')).map(({ season }) => season)).toEqual([1, 2])
    expect((await of('vivo')).map(({ season }) => season)).toEqual([null])
    expect(await of('nobody')).toEqual([])
    expect((await of('&counted=true')).map(({ season }) => season)).toEqual([1, 2, null])
    expect((await of('&counted=false')).map(({ season }) => season)).toEqual([1])
  })

  test('as CSV', async () => {
    const answer = await ask('/v1/seasons?title=dune&format=csv')
    expect(await answer.text()).toBe('title,season,name,premiere,counted,recorded\ndune,1,Dune,2021-08,no,yes\n')
  })

  test('is for who may read', async () => {
    expect((await fetch(`${server.address}/v1/seasons`)).status).toBe(401)
  })
})

describe('what was announced of a title that never charted', () => {
  const told = async (title: string) => ((await json(`/v1/seasons?title=${title}`)) as { status: object | null }).status
  const announce = (title: string, change: object) =>
    operations.announce.run(server.engine, { title, season: 1, ...change }, { actor: 'test', progress: () => {} })

  test('is told with its seasons, and of no other title', async () => {
    expect((await ask('/v1/titles/dune')).status).toBe(404)
    await server.engine.ledger.decide(
      { title: 'dune', season: 1, outcome: 'cancelled', by: 'Dana', reason: 'cost', on: '2021-09-20' },
      'test',
    )
    expect(await told('dune')).toBeNull()
    await announce('dune', { approve: true, publish: true })
    expect(await told('dune')).toMatchObject({ season: 1, outcome: 'cancelled', status: 'not returning for season 2' })
    expect(await told('fauda')).toBeNull()
    expect(((await json('/v1/seasons')) as { status: object | null }).status).toBeNull()
  })

  test('stays inside as long as it is a draft, approved only, or under embargo', async () => {
    const decision = { title: 'fauda', season: 1, outcome: 'renewed', by: 'Dana', reason: 'seen', on: '2015-04-01' } as const
    await server.engine.ledger.decide(decision, 'test')
    for (const change of [
      { quotes: [{ by: 'Dana', words: 'Good.' }] },
      { approve: true },
      { embargo: '2199-01-01T09:00:00Z', publish: true },
    ]) {
      await announce('fauda', change)
      expect(await told('fauda')).toBeNull()
    }
  })
})

describe('numbers explain themselves', () => {
  test('with definition, formula, caveats and the SQL that counts them', async () => {
    expect(await json('/v1/explain/starters')).toMatchObject({
      ...{ id: 'starters', label: 'Starters', unit: 'accounts', method: 'docs/methods/starters.md' },
      definition: seasonMetrics.starters.definition,
      formula: 'accounts with 2 minutes or more of watched time of one episode of the season, or of the film',
      sql: [
        { name: expect.stringMatching(/^one row/), text: expect.stringContaining('120000') },
        { text: expect.stringContaining('episode') },
      ],
    })
  })

  test('each of them', async () => {
    const { metrics: all } = (await json('/v1/explain')) as { metrics: { id: string; caveats: string[]; formula: string }[] }
    expect(all.map(({ id }) => id)).toEqual(Object.keys(explainedNumbers))
    for (const { id, formula, caveats } of all) expect([id, formula !== '' && caveats.length > 0]).toEqual([id, true])
  })

  test('those of the case too, without SQL', async () => {
    expect(await json('/v1/explain/breakEvenCostPerEpisode')).toMatchObject({
      ...{ label: 'Break-even cost per episode', unit: 'money an episode', sql: [], method: 'docs/methods/renewal-case.md' },
      formula: expect.stringContaining('÷ episodes'),
    })
  })

  test('and what is no number says what there is', async () => {
    expect(await json('/v1/explain/shoe')).toMatchObject({ status: 404, code: 'not-found', detail: expect.stringContaining('starters') })
    expect((await ask('/v1/explain/constructor')).status).toBe(404)
  })
})
