import { operations, seasonTable } from '@sweeps/engine'
import { type SeasonPeers, type SeasonReport, seasonTables } from '@sweeps/model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call } from './public-site/world.js'
import { type RealServer, realServer } from './real-server.js'
import { Visitor } from './visitor.js'

/*
 * An episode of 60 minutes each. On the evening of the release, by accounts that watch nothing else:
 *
 * show/1   2021-07-02   20 saw it whole
 * show/2   2021-08-06   12 saw it whole, 10 left at 30:00; all on a television in the US
 * sum/1    2021-08-07   15 saw it whole; its name is a formula
 * small/1  2021-08-05   9 saw it whole
 */
const catalogue = `service,content,title,season,episode,name,kind,origin,language,runtime_ms,released,title_name
noa,show1,show,1,1,Show,series,,,3600000,2021-07-02,Show
noa,show2,show,2,1,Show,series,,,3600000,2021-08-06,Show
noa,sum,sum,1,1,=SUM(A1),series,,,3600000,2021-08-07,=SUM(A1)
noa,small,small,1,1,Small,series,,,3600000,2021-08-05,Small
`
const evening = (content: string, day: string, accounts: number, minutes: number): string =>
  Array.from({ length: accounts }, (_, at) => {
    const start = Date.parse(`${day}T20:00:00.000Z`)
    const stop = new Date(start + minutes * 60_000).toISOString()
    const who = `${content}-${minutes}-${at}`
    const span = { start: new Date(start).toISOString(), stop, position: 0 }
    return `${JSON.stringify({ ...{ service: 'noa', content, play: who, viewer: who, account: who }, ...{ screen: 'tv', market: 'US' }, sentAt: stop, spans: [span] })}\n`
  }).join('')

let server: RealServer
let viewer: Visitor
beforeAll(async () => {
  server = await realServer()
  const { engine } = server
  await operations['import-catalogue'].run(engine, { note: 'test' }, call(catalogue))
  const plays = [
    evening('show1', '2021-07-02', 20, 60),
    evening('show2', '2021-08-06', 12, 60),
    evening('show2', '2021-08-06', 10, 30),
    evening('sum', '2021-08-07', 15, 60),
    evening('small', '2021-08-05', 9, 60),
  ]
  await operations['import-plays'].run(engine, {}, call(plays.join('')))
  viewer = new Visitor(server.address)
  await viewer.signIn((await engine.people.users.invite({ name: 'vera', role: 'viewer' }, 'test')).token)
})
afterAll(() => server.close())

const get = (path: string, key?: string) =>
  fetch(server.address + path, { headers: key ? { authorization: `Bearer ${key}` } : { cookie: viewer.cookie } })
const json = async <T>(path: string): Promise<T> => {
  const answer = await get(path)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8'])
  return (await answer.json()) as T
}
/** The lines of a CSV answer. */
const csv = async (path: string): Promise<string[]> => {
  const answer = await get(`${path}${path.includes('?') ? '&' : '?'}format=csv`)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8'])
  return (await answer.text()).split('\n')
}
const report = '/v1/seasons/show/2'
const peers = `${report}/peers`

describe.each([report, peers])('%s', path => {
  test('is for who is signed in, and for programs with a read key', async () => {
    expect((await get(path)).status).toBe(200)
    expect((await get(path, server.readKey)).status).toBe(200)
    expect((await get(path, server.key)).status).toBe(403)
    expect((await fetch(server.address + path)).status).toBe(401)
  })

  test.each([
    ['?window=0', 400, /^window: "0" is no whole number from 1 to 730/],
    ['?window=731', 400, /^window: "731"/],
    ['?window=28d', 400, /^window: "28d"/],
    ['?tz=Mars', 400, /^tz: "Mars" is no time zone/],
    ['?format=xml', 400, /format/],
    ['?format=csv&table=none', 400, /^table: "none" is not known; use /],
  ])('%s: %d', async (query, status, detail) => {
    expect(await viewer.ask(path + query)).toMatchObject({
      status,
      body: { code: 'invalid-request', detail: expect.stringMatching(detail) },
    })
  })

  test('of a season that is not known says what there is', async () => {
    const body = { code: 'not-found', detail: 'the catalogue has no show/3; there is show/1, show/2' }
    expect(await viewer.ask(path.replace('show/2', 'show/3'))).toMatchObject({ status: 404, body })
    expect(await viewer.ask(path.replace('show/2', 'show/two'))).toMatchObject({ status: 400, body: { code: 'invalid-request' } })
  })

  test('shows small cells to nobody, whoever asks how', async () => {
    const ask = path.replace('show/2', 'small/1')
    expect(await json(`${ask}?smallCells=show&small-cells=show`)).toEqual(await json(ask))
  })
})

describe('the report', () => {
  test('as JSON', async () => {
    expect(await json<SeasonReport>(`${report}?window=7&tz=Europe/Berlin`)).toMatchObject({
      ...{ title: 'show', season: 2, released: '2021-08-06', window: 7, tz: 'Europe/Berlin', from: '2021-08-05T22:00:00.000Z' },
      ...{ smallCells: 'hidden', closed: true, watchedMs: 61_200_000, hours: 17 },
      accounts: { reach: 22, starters: 22, watchers: 12, completers: 12, completionRate: 0.5455 },
    })
    expect((await json<SeasonReport>(report)).window).toBe(28)
    // All 22 watched on a television in the US for the first time; nobody elsewhere, which is too few to be told.
    expect(await json<SeasonReport>(`${report}?market=us&accounts=new`)).toMatchObject({
      filters: [
        { by: 'market', asked: 'US', shown: 'US', apart: ['US'] },
        { by: 'accounts', asked: 'new', shown: 'new', apart: ['new'] },
      ],
      accounts: { starters: 22, completers: 12 },
    })
    expect(await json<SeasonReport>(`${report}?screen=phone`)).toMatchObject({ filters: [{ shown: null }], accounts: { reach: null } })
    const refused = await get(`${report}?market=US&screen=tv`)
    expect([refused.status, ((await refused.json()) as { detail: string }).detail]).toEqual([
      400,
      expect.stringContaining('market and screen cannot be asked together'),
    ])
    expect(await json<SeasonReport>('/v1/seasons/small/1')).toMatchObject({ watchedMs: null, accounts: { reach: null, starters: null } })
  })

  const tables: Record<(typeof seasonTables)[number], { rows: number; first: string[] }> = {
    episodes: {
      rows: 1,
      first: [
        'episode,name,released,runtimeMs,starters,completers,completionRate,viewers,watchedMs,views,carriedOver,carryOver',
        '1,Show,2021-08-06,3600000,22,12,0.5455,22,61200000,17,,',
      ],
    },
    audience: {
      rows: 2,
      first: ['by,reach,starters,watchers,completers,completionRate', 'accounts,22,22,12,12,0.5455', 'viewers,22,22,12,12,0.5455'],
    },
    days: { rows: 28, first: ['day,date,watchedMs,accounts,views,ama', '1,2021-08-06,61200000,22,17,0.7083', '2,2021-08-07,,,,'] },
    weeks: { rows: 4, first: ['week,days,date,watchedMs,decay', '1,7,2021-08-06,61200000,', '2,7,2021-08-13,,'] },
    retention: { rows: 101, first: ['episode,percent,positionMs,share', '1,0,0,1', '1,1,36000,1'] },
    drops: { rows: 1, first: ['episode,position,positionMs,accounts,share', '1,00:30:00,1800000,10,0.4545'] },
    daysToComplete: { rows: 6, first: ['from,to,completers,share', '1,1,12,1', '2,2,,'] },
    screens: { rows: 1, first: ['screen,watchedMs,share', 'tv,61200000,1'] },
    markets: { rows: 1, first: ['market,watchedMs,share', 'US,61200000,1'] },
    hoursOfDay: { rows: 24, first: ['hour,watchedMs,share', '0,,'] },
  }
  test('its tables as CSV: the episodes unless told otherwise, or the one that is asked for', async () => {
    const whole = await json<SeasonReport>(report)
    const linesOf = (table: string) => seasonTable(whole, table).split('\n')
    for (const table of seasonTables) {
      const { rows, first } = tables[table]
      const lines = linesOf(table)
      expect(lines.slice(0, first.length)).toEqual(first)
      expect(lines.length, table).toBe(rows + 2)
      expect(lines.at(-1)).toBe('')
    }
    expect(await csv(report)).toEqual(linesOf('episodes'))
    expect(await csv(`${report}?table=retention`)).toEqual(linesOf('retention'))
  })

  test('no cell of its CSV is a formula', async () => {
    expect((await csv('/v1/seasons/sum/1'))[1]).toMatch(/^1,'=SUM\(A1\),2021-08-07,/)
  })
})

describe('beside others', () => {
  test('as JSON', async () => {
    const answer = await json<SeasonPeers>(`${peers}?window=7`)
    expect(answer).toMatchObject({ title: 'show', season: 2, window: 7, age: 7, tz: 'UTC', choice: 'nearest' })
    expect(answer.seasons.map(({ title, season, relation, figures }) => [relation, `${title}/${season}`, figures.starters])).toEqual([
      ['this', 'show/2', 22],
      ['earlier', 'show/1', 20],
      ['peer', 'sum/1', 15],
    ])
    expect(answer.standings[0]).toEqual({ figure: 'starters', value: 22, rank: 1, of: 3, percentile: 100 })
    expect(answer.notes[0]).toBe('Left out, as fewer than 10 accounts, or nobody, watched them by that age: small/1.')
    expect((await json<SeasonPeers>(`${peers}?tz=Europe/Berlin`)).tz).toBe('Europe/Berlin')
  })

  test('those that are named', async () => {
    const answer = await json<SeasonPeers>(`${peers}?peers=small/1,%20sum/1`)
    expect(answer.choice).toBe('chosen')
    expect(answer.seasons.map(({ title, figures }) => [title, figures.starters])).toEqual([
      ['show', 22],
      ['show', 20],
      ['small', null],
      ['sum', 15],
    ])
    expect((await json<SeasonPeers>(`${peers}?peers=`)).choice).toBe('nearest')
    expect(await viewer.ask(`${peers}?peers=sum/1,sum/2`)).toMatchObject({
      ...{ status: 404, body: { code: 'not-found', detail: 'the catalogue has no sum/2; there is sum/1' } },
    })
    expect(await viewer.ask(`${peers}?peers=${Array(21).fill('sum/1').join()}`)).toMatchObject({
      ...{ status: 400, body: { code: 'invalid-request', detail: 'peers: 21 are too many: name at most 20' } },
    })
  })

  test('as CSV, a row a season; no cell is a formula', async () => {
    expect(await csv(`${peers}?window=7`)).toEqual([
      'relation,title,titleName,season,released,age,starters,watchers,completers,completionRate,hours,views,daysToComplete,cameForIt',
      'this,show,Show,2,2021-08-06,7,22,12,12,0.5455,17,17,1,22',
      'earlier,show,Show,1,2021-07-02,7,20,20,20,1,20,20,1,20',
      "peer,sum,'=SUM(A1),1,2021-08-07,7,15,15,15,1,15,15,1,15",
      '',
    ])
    const standings = await csv(`${peers}?window=7&table=standings`)
    expect(standings.slice(0, 2)).toEqual(['figure,value,rank,of,percentile', 'starters,22,1,3,100'])
    const days = await csv(`${peers}?window=7&table=days`)
    expect(days.slice(0, 2)).toEqual(['relation,title,season,day,hours', 'this,show,2,1,17'])
    expect(days).toHaveLength(1 + 3 * 7 + 1)
    const weeks = await csv(`${peers}?window=20&table=weeks`)
    expect(weeks.slice(0, 2)).toEqual(['relation,title,season,week,hours,decay', 'this,show,2,1,17,'])
    expect(weeks).toHaveLength(1 + 3 * 2 + 1)
  })
})
