import { request } from 'node:http'
import type { Role } from '@sweeps/engine'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundle, importFiles, panelFiles, recordFile } from './import-files.js'
import { type RealServer, realServer } from './real-server.js'
import { Visitor } from './visitor.js'

let server: RealServer
const visitors = new Map<Role, Visitor>()
beforeAll(async () => {
  server = await realServer({ requestTimeout: 1000 })
  for (const role of ['viewer', 'analyst', 'decider'] as const) {
    const visitor = new Visitor(server.address)
    await visitor.signIn((await server.engine.people.users.invite({ name: `the-${role}`, role }, 'test')).token)
    visitors.set(role, visitor)
  }
})
afterAll(() => server.close())

const headers = { 'content-type': 'application/octet-stream' }
const send = (path: string, body: string | Uint8Array<ArrayBuffer>, role: Role = 'analyst') =>
  visitors.get(role)!.ask(path, { method: 'POST', headers, body })
const dry = (path: string) => `${path}${path.includes('?') ? '&' : '?'}dryRun=true`
const imports = async (role: Role = 'analyst') =>
  (await visitors.get(role)!.ask('/v1/imports')).body['imports'] as {
    action: string
    actor: string
    state: string
    detail: string
    undo: Record<string, unknown> | null
  }[]
const all = Object.entries(importFiles)

describe('every kind of file', () => {
  test.each(all.filter(([kind]) => kind !== 'panel'))('%s is told by its name and beginning', async (kind, { name, text }) => {
    expect(await send(`/v1/imports/inspect?name=${name}&whole=true`, text)).toMatchObject({
      ...{ status: 200, body: { recognised: { kind, sure: kind === 'figures' ? 'guess' : 'certain' }, trouble: null } },
    })
    expect(await send(`/v1/imports/inspect?name=${name}`, text, 'viewer')).toMatchObject({ status: 403 })
  })

  test.each(all)('%s is not for viewers, nor without the token of the session', async (_, { path, text }) => {
    expect(await send(path, text, 'viewer')).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    const body = { method: 'POST', headers: { ...headers, 'x-csrf-token': 'wrong' }, body: text }
    expect(await visitors.get('analyst')!.ask(path, body)).toMatchObject({ status: 403 })
  })

  test.each(all)('%s, tried, is no deed; imported, it is one', async (_, { path, text }) => {
    const before = await imports()
    expect(await send(dry(path), text)).toMatchObject({ status: 200, body: { dryRun: true } })
    expect(await imports()).toEqual(before)
    expect(await send(path, text)).toMatchObject({ status: 200 })
    const after = await imports()
    expect(after).toHaveLength(before.length + 1)
    expect(after[0]).toMatchObject({ actor: 'the-analyst', state: 'done' })
  })

  test('what became of them is read', async () => {
    const first = async (path: string) =>
      ((await visitors.get('viewer')!.ask(path)).body['entries'] as { rank: number; name: string }[]).slice(0, 2).map(({ name }) => name)
    const two = ['Cold Ferry', 'Fog']
    expect(await first('/v1/charts/netflix-global/2022-08-08?list=tv-english')).toEqual(['Cold Ferry: Season 1', 'Fog: Season 2'])
    expect(await first('/v1/charts/netflix-country/2022-08-08?list=tv&market=IL')).toEqual(['Cold Ferry: Season 1', 'Fog: Season 2'])
    expect(await first('/v1/charts/nielsen-us/2022-08-08?list=originals')).toEqual(two)
    const made = async (query: string) => (await visitors.get('analyst')!.ask(`/v1/imports/chart?source=${query}`)).body['chart']
    expect(await made('netflix-top10&week=2022-08-08')).toMatchObject({ chart: 'netflix-global', week: '2022-08-08', list: 'tv-english' })
    expect(await made('netflix-country')).toMatchObject({ chart: 'netflix-country', market: 'IL', firstMarket: 'US', list: 'tv' })
    expect(await made('panel-de')).toBeNull()
    expect([...server.engine.panels.definitions.keys()]).toEqual(['tiny'])
  })
})

describe('what is not as it must be', () => {
  test('is refused in the words of the import, and is in the history', async () => {
    const { path, text } = importFiles['nielsen-top10']!
    const bad = await send(path, text.replace('2022-08-08', '2022-08-09'))
    expect(bad).toMatchObject({
      status: 400,
      body: { code: 'invalid-file', detail: expect.stringMatching(/^line 2, column week_start: .*Monday/) },
    })
    expect((await imports())[0]).toMatchObject({ state: 'failed', detail: expect.stringMatching(/no Monday/) })
  })

  test('a file that nobody knows says why', async () => {
    const inspect = async (text: string | Uint8Array<ArrayBuffer>) => (await send('/v1/imports/inspect?name=a&whole=true', text)).body
    expect(await inspect('just words')).toMatchObject({ recognised: null, trouble: expect.stringMatching(/no table/) })
    expect(await inspect(new Uint8Array([0x1f, 0x8b, 8, 0]))).toMatchObject({ trouble: expect.stringMatching(/gzip.*unpack/) })
    expect(await inspect('Date Watched,Type,Title\n2021-08-09,Movie,Fog\n')).toMatchObject({ trouble: expect.stringMatching(/Prime/) })
  })

  test('a panel’s files that break off leave nothing', async () => {
    const cut = bundle(panelFiles).slice(0, -10)
    expect(await send('/v1/imports/files/panel?note=cut', cut)).toMatchObject({
      status: 400,
      body: { detail: expect.stringMatching(/cut off/) },
    })
  })

  test('plays that are refused early are answered although more of them was on its way', async () => {
    const line = 'cid="e1",e=ps,sid="s",sta=p,ts=1628539200000,v=2\n'
    const answer = await send('/v1/imports/files/plays', line.repeat(300_000))
    expect(answer).toMatchObject({ status: 400, body: { detail: expect.stringMatching(/say --service/) } })
    expect((await imports())[0]).toMatchObject({ action: 'import plays', state: 'failed' })
  })
})

test('a file may take longer to come than other requests', async () => {
  const visitor = visitors.get('analyst')!
  const { path, text } = importFiles['plays']!
  const slow = (at: string) =>
    new Promise<number>((resolve, reject) => {
      const sent = request(server.address + at, {
        ...{ method: 'POST', headers: { ...headers, cookie: visitor.cookie, 'x-csrf-token': visitor.csrf } },
      })
      sent.on('response', ({ statusCode = 0 }) => resolve(statusCode))
      sent.on('error', reject)
      sent.write(text.slice(0, 40))
      // The time for a request is over after one second, and is looked at every half.
      setTimeout(() => sent.end(text.slice(40)), 2500)
    })
  expect(await slow(dry(path))).toBe(200)
  expect(await slow(dry(importFiles['nielsen-top10']!.path)).catch(String)).toBe(400)
  expect(await slow('/v1/matches').catch(String)).not.toBe(200)
}, 20_000)

describe('undoing', () => {
  const header = 'service,content,title,season,episode,name,kind,origin,language,runtime_ms,released'
  test('the latest version of the catalogue, from the history; not one that is not the latest', async () => {
    await send('/v1/catalogue/import?note=one.csv', `${header}\nnoa,a,fog,1,1,,series,,,,\n`)
    await send('/v1/catalogue/import?note=two.csv', `${header}\nnoa,b,fog,1,2,,series,,,,\n`)
    const [two, one] = await imports()
    expect([two, one]).toMatchObject([
      { detail: 'two.csv', undo: { of: 'catalogue', version: 2 } },
      { detail: 'one.csv', undo: null },
    ])
    const json = { 'content-type': 'application/json' }
    const undo = { method: 'POST', headers: json, body: JSON.stringify({ version: 2 }) }
    expect(await visitors.get('analyst')!.ask('/v1/catalogue/undo', undo)).toMatchObject({ status: 200, body: { removed: 1 } })
    expect((await imports()).slice(0, 2)).toMatchObject([{ action: 'undo catalogue' }, { detail: 'two.csv', undo: null }])
  })

  test('a panel', async () => {
    const persons = { 'persons.csv': `${panelFiles['persons.csv']}g,h3,m\n` }
    expect(await send('/v1/imports/files/panel?note=persons.csv', bundle(persons))).toMatchObject({ status: 200, body: { version: 2 } })
    const [latest] = await imports()
    expect(latest).toMatchObject({ undo: { of: 'panel', panel: 'tiny', version: 2 } })
    const post = (version: number) => ({
      ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ version }) },
    })
    expect(await visitors.get('analyst')!.ask('/v1/panels/tiny/undo', post(1))).toMatchObject({
      ...{ status: 400, body: { detail: expect.stringMatching(/is at 2 by now/) } },
    })
    expect(await visitors.get('analyst')!.ask('/v1/panels/tiny/undo', post(2))).toMatchObject({ status: 200, body: { restored: 1 } })
    expect((await imports())[1]).toMatchObject({ undo: null })
  })

  test('a record is imported, listed and undone by those who decide', async () => {
    expect(await send(recordFile.path, recordFile.text)).toMatchObject({ status: 403 })
    for (const day of ['2021-07-01', '2021-07-02'])
      expect(await send(recordFile.path, recordFile.text.replace('2021-07-01', day), 'decider')).toMatchObject({ status: 200 })
    expect((await imports('decider'))[0]).toMatchObject({ undo: { of: 'record', title: 'cold-ferry', season: 1, version: 2 } })
    expect((await imports()).map(({ action }) => action)).not.toContain('import record')
    const undo = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"version":2}' }
    expect(await visitors.get('analyst')!.ask('/v1/seasons/cold-ferry/1/record/undo', undo)).toMatchObject({ status: 403 })
    expect(await visitors.get('decider')!.ask('/v1/seasons/cold-ferry/1/record/undo', undo)).toMatchObject({
      ...{ status: 200, body: { facts: [expect.objectContaining({ value: '2021-07-01' })] } },
    })
  })
})
