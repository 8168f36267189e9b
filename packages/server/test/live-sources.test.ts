import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { Analytics } from '@segment/analytics-node'
import { addLiveTitles, listRejects } from '@sweeps/engine'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RealServer, realServer } from './real-server.js'
import { watched } from './watched.js'

let server: RealServer
/** A write key of a service of each source’s own: of two sources of one service the first speaks. */
const keys: Record<string, string> = {}
beforeAll(async () => {
  server = await realServer()
  for (const service of ['segment', 'snowplow', 'jellyfin', 'plex', 'emby'])
    keys[service] = (await server.engine.people.keys.create({ kind: 'write', service, name: service }, 'test')).secret
})
afterAll(() => server.close())

/** Some minutes ago, so that all of a play has happened. */
const start = Date.now() - 600_000
const iso = (second: number): string => new Date(start + second * 1000).toISOString()
const send = (path: string, body: NonNullable<RequestInit['body']>, headers: Record<string, string> = {}) =>
  fetch(server.address + path, { method: 'POST', headers, body })

/** What is watched of a content once all sessions are settled. */
async function settled(content: string): Promise<{ ms: number; plays: number }> {
  const { plays, store } = server.engine
  await plays.loader.drained()
  await plays.settler.pass(store.clock.now() + 130_000)
  return watched(server.engine, content)
}

const line = (cid: string, second: number, sta: string) => `cid="${cid}",e=ps,sid="s-${cid}",sta=${sta},ts=${start + second * 1000},v=2\n`

describe('CMCD', () => {
  const cmcd = () => `/v1/cmcd?key=${server.key}`

  test.each(['application/cmcd', 'text/cmcd', 'text/plain;charset=UTF-8'])('as %s', async type => {
    const cid = `as ${type.slice(0, 8)}`
    const first = await send(cmcd(), line(cid, 0, 'p'), { 'content-type': type })
    expect(first.status).toBe(204)
    expect(first.headers.get('access-control-allow-origin')).toBe('*')
    expect((await send(cmcd(), line(cid, 30, 'e'), { 'content-type': type })).status).toBe(204)
    expect(await settled(cid)).toEqual({ ms: 30_000, plays: 1 })
  })

  test('a page asks first', async () => {
    const headers = {
      origin: 'https://tv.example',
      'access-control-request-method': 'POST',
      // What Segment's client for browsers asks for when it sends something again.
      'access-control-request-headers': 'authorization,content-type,x-retry-count',
    }
    const answer = await fetch(server.address + cmcd(), { method: 'OPTIONS', headers })
    expect(answer.status).toBe(204)
    expect(answer.headers.get('access-control-allow-headers')).toBe(headers['access-control-request-headers'])
    expect(answer.headers.get('access-control-allow-methods')).toContain('POST')
  })

  test('bad lines are named and stored as rejects; the good ones of the body are kept', async () => {
    const answer = await send(cmcd(), `${line('mixed', 0, 'p')}{"no":"cmcd"}\n${line('mixed', 20, 'e')}`)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ code: 'invalid-message', kept: 2, refused: 1, errors: [{ index: 1 }] })
    expect(await settled('mixed')).toEqual({ ms: 20_000, plays: 1 })
    expect((await listRejects(server.engine.store, { service: 'noa' })).rejects[0]?.reason).toContain('is no CMCD')
  })

  test('longer ago than is taken in here: 400', async () => {
    const old = `cid="old",e=ps,sid="old",sta=p,ts=${start - 15 * 86_400_000},v=2`
    expect(await (await send(cmcd(), old)).json()).toMatchObject({
      errors: [{ field: 'time', reason: expect.stringContaining('import it') }],
    })
  })

  test.each([
    ['without a key', '/v1/cmcd', 401],
    ['another address without one, whatever the body', '/v1/plex', 401],
    ['with one that nobody knows', '/v1/cmcd?key=swk_wrong', 403],
  ])('%s', async (_, path, status) => {
    expect((await send(path, line('none', 0, 'p'))).status).toBe(status)
  })

  test('with a key for reading: 403; with one that was revoked: 410, so that players stop', async () => {
    expect((await send(`/v1/cmcd?key=${server.readKey}`, line('none', 0, 'p'))).status).toBe(403)
    const { keys } = server.engine.people
    const { id, secret } = await keys.create({ kind: 'write', service: 'noa', name: 'short-lived' }, 'test')
    expect((await send(`/v1/cmcd?key=${secret}`, line('revoked', 0, 'p'))).status).toBe(204)
    await keys.revoke(id, 'test')
    const answer = await send(`/v1/cmcd?key=${secret}`, line('revoked', 30, 'e'))
    expect(answer.status).toBe(410)
    expect(await answer.json()).toMatchObject({ code: 'key-revoked' })
  })

  test('nothing, too much, and what is not UTF-8', async () => {
    expect((await send(cmcd(), '\n')).status).toBe(400)
    expect((await send(cmcd(), 'x'.repeat(70_000))).status).toBe(413)
    expect((await send(cmcd(), Buffer.from([0xff, 0xfe, 0xfd]))).status).toBe(400)
    expect((await fetch(server.address + cmcd())).status).toBe(400)
  })

  test('what says nothing of playing is taken and left out', async () => {
    expect((await send(cmcd(), line('left', 0, 'p').replace('e=ps', 'e=rr'))).status).toBe(204)
  })
})

describe('Segment', () => {
  const event = (name: string, content: string, second: number) => ({
    ...{ type: 'track', event: name, userId: 'ana', messageId: `${content} ${second}`, timestamp: iso(second) },
    properties: { session_id: `s-${content}`, asset_id: content, position: second, total_length: 3600 },
  })
  const basic = () => ({
    authorization: `Basic ${Buffer.from(`${keys['segment']}:`).toString('base64')}`,
    'content-type': 'application/json',
  })

  test('a batch as the library for servers sends it', async () => {
    const batch = [
      event('Video Content Started', 'batch', 0),
      { type: 'identify', userId: 'ana' },
      event('Video Content Completed', 'batch', 25),
    ]
    const answer = await send('/v1/segment/v1/batch', JSON.stringify({ batch, sentAt: iso(26) }), basic())
    expect([answer.status, await answer.json()]).toEqual([200, { success: true }])
    expect(await settled('batch')).toEqual({ ms: 25_000, plays: 1 })
  })

  test('packed with gzip', async () => {
    const batch = [event('Video Content Started', 'packed', 0), event('Video Content Completed', 'packed', 20)]
    const body = gzipSync(JSON.stringify({ batch }))
    expect((await send('/v1/segment/v1/batch', body, { ...basic(), 'content-encoding': 'gzip' })).status).toBe(200)
    expect(await settled('packed')).toEqual({ ms: 20_000, plays: 1 })
  })

  test('one by one as the browser’s sends them, with the key in the body', async () => {
    for (const call of [event('Video Content Started', 'browser', 0), event('Video Playback Paused', 'browser', 15)]) {
      const { type: _, ...rest } = call
      const body = JSON.stringify({ ...rest, writeKey: keys['segment'] })
      expect((await send('/v1/segment/v1/t', body, { 'content-type': 'text/plain' })).status).toBe(200)
    }
    expect(await settled('browser')).toEqual({ ms: 15_000, plays: 1 })
  })

  test.each(['identify', 'i', 'page', 'p', 'screen', 'group', 'alias', 'm'])('%s is taken and says nothing', async call => {
    expect((await send(`/v1/segment/v1/${call}`, JSON.stringify({ userId: 'ana', traits: {} }), basic())).status).toBe(200)
  })

  test('another call, another key, no object', async () => {
    expect((await send('/v1/segment/v1/nothing', '{}', basic())).status).toBe(404)
    expect(
      (await send('/v1/segment/v1/track', '{}', { authorization: `Basic ${Buffer.from('swk_wrong:').toString('base64')}` })).status,
    ).toBe(403)
    expect((await send('/v1/segment/v1/track', '{}')).status).toBe(401)
    expect((await send('/v1/segment/v1/batch', '[]', basic())).status).toBe(400)
    expect((await send('/v1/segment/v1/batch', '{"batch":1}', basic())).status).toBe(400)
  })
})

test('Segment’s own library for servers, with the lines of the guide', async () => {
  const guide = readFileSync(new URL('../../../docs/guides/players.md', import.meta.url), 'utf8')
  const [, lines = ''] = /```js segment\n(.*?)```/s.exec(guide) ?? []
  const { secret } = await server.engine.people.keys.create({ kind: 'write', service: 'library', name: 'library' }, 'test')
  const here = lines.replace('swk_…', secret).replace('https://sweeps.example.org', server.address)
  const analytics: Analytics = new Function('Analytics', `${here}; return analytics`)(Analytics)
  const troubles: unknown[] = []
  analytics.on('error', error => troubles.push(error))
  const track = (event: string, second: number) =>
    analytics.track({
      ...{ userId: 'ana', event, timestamp: new Date(start + second * 1000) },
      properties: { session_id: 's-library', asset_id: 'library', position: second, total_length: 3600 },
    })
  analytics.identify({ userId: 'ana', traits: { plan: 'family' } })
  track('Video Content Started', 0)
  for (const second of [10, 20, 30]) track('Video Content Playing', second)
  track('Video Playback Paused', 34)
  await analytics.closeAndFlush({ timeout: 10_000 })
  expect(troubles).toEqual([])
  expect(await settled('library')).toEqual({ ms: 34_000, plays: 1 })
})

describe('Snowplow', () => {
  const media = (name: string, second: number, content: string) => ({
    ...{
      e: 'ue',
      aid: keys['snowplow'],
      p: 'web',
      tv: 'js-4.0.0',
      dtm: String(start + second * 1000),
      stm: String(start + second * 1000 + 50),
      uid: 'ana',
    },
    ue_px: Buffer.from(
      JSON.stringify({
        schema: 'iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0',
        data: { schema: `iglu:com.snowplowanalytics.snowplow.media/${name}_event/jsonschema/1-0-0`, data: {} },
      }),
    ).toString('base64url'),
    co: JSON.stringify({
      schema: 'iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-0',
      data: [
        {
          schema: 'iglu:com.snowplowanalytics.snowplow/media_player/jsonschema/2-0-0',
          data: { currentTime: second, paused: name === 'pause', ended: false, label: content },
        },
        {
          schema: 'iglu:com.snowplowanalytics.snowplow.media/session/jsonschema/1-0-0',
          data: { mediaSessionId: `s-${content}`, pingInterval: 30 },
        },
      ],
    }),
  })
  const payload = (...data: unknown[]) =>
    JSON.stringify({ schema: 'iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4', data })
  const path = '/com.snowplowanalytics.snowplow/tp2'

  test('as the tracker of pages sends it, cookies and all', async () => {
    const headers = { 'content-type': 'application/json; charset=UTF-8', origin: 'https://tv.example' }
    const answer = await send(path, payload(media('play', 0, 'sp'), media('ping', 30, 'sp'), media('pause', 40, 'sp')), headers)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://tv.example')
    expect(answer.headers.get('access-control-allow-credentials')).toBe('true')
    expect(await settled('sp')).toEqual({ ms: 40_000, plays: 1 })
  })

  test('an event of something else is taken; a body that is none, and an app id that is no key, are not', async () => {
    expect((await send(path, payload({ e: 'pv', aid: keys['snowplow'], dtm: String(start) }))).status).toBe(200)
    expect((await send(path, '[]')).status).toBe(400)
    expect((await send(path, payload({ e: 'pv', aid: 'my-app', dtm: String(start) }))).status).toBe(403)
  })
})

describe('media servers', () => {
  const jellyfin = (type: string, second: number, more: object = {}) => ({
    ...{ NotificationType: `Playback${type}`, UtcTimestamp: iso(second), ItemId: '1f'.repeat(16), ItemType: 'Movie' },
    ...{ UserId: 'ab'.repeat(16), DeviceId: 'TV-1', PlaybackPositionTicks: second * 10_000_000, RunTimeTicks: 36_000_000_000 },
    ...{ IsPaused: false, IsAutomated: false, ...more },
  })

  test('Jellyfin’s plugin, as plain text; progress after a crash extends nothing', async () => {
    const path = `/v1/jellyfin?key=${keys['jellyfin']}`
    const crashed = Array.from({ length: 30 }, (_, n) => jellyfin('Progress', 20 + n, { IsAutomated: true }))
    for (const body of [jellyfin('Start', 0), jellyfin('Progress', 10), jellyfin('Progress', 20), ...crashed])
      expect((await send(path, JSON.stringify(body), { 'content-type': 'text/plain; charset=utf-8' })).status).toBe(204)
    expect(await settled('1f'.repeat(16))).toEqual({ ms: 20_000, plays: 1 })
  })

  test('what it says of a title becomes a row of the catalogue that names the source, never over what somebody wrote', async () => {
    const { engine } = server
    const [episode, placed] = ['4b'.repeat(16), '5c'.repeat(16)]
    const path = `/v1/jellyfin?key=${keys['jellyfin']}`
    const place = { title: 'by-hand', titleName: 'By hand', season: 3, episode: 7, name: 'Seven', kind: 'series' as const }
    const row = { service: 'jellyfin', content: placed, ...place, origin: '' as const, language: '', runtimeMs: 0, released: null }
    await engine.catalogue.edit(stored => [...stored, row], { actor: 'ana', note: 'by hand' })
    for (const [at, ItemId] of [episode, placed].entries()) {
      const title = { ItemType: 'Episode', Name: 'Fog', SeriesName: 'Cold Ferry', SeasonNumber: 1, EpisodeNumber: 2 + at }
      expect((await send(path, JSON.stringify(jellyfin('Progress', 30 + at, { ItemId, DeviceId: 'TV-9', ...title })))).status).toBe(204)
    }
    await engine.plays.loader.drained()
    await addLiveTitles(engine)
    const places = async () =>
      (await engine.catalogue.entries())
        .filter(({ content }) => content === episode || content === placed)
        .map(({ content, title, season, episode, name }) => [content, title, season, episode, name])
    // The server itself may be about it just now.
    await expect.poll(places).toEqual([
      [placed, 'by-hand', 3, 7, 'Seven'],
      [episode, 'cold-ferry', 1, 2, 'Fog'],
    ])
    const versions = await engine.catalogue.versions()
    expect(versions.find(({ note }) => note.startsWith('titles of Jellyfin'))).toMatchObject({ actor: 'jellyfin' })
    // Said again, it makes no version.
    const again = { ItemType: 'Episode', Name: 'Fog', SeriesName: 'Cold Ferry', SeasonNumber: 1, EpisodeNumber: 2 }
    await send(path, JSON.stringify(jellyfin('Progress', 40, { ItemId: episode, DeviceId: 'TV-9', ...again })))
    await engine.plays.loader.drained()
    await addLiveTitles(engine)
    expect(await engine.catalogue.versions()).toHaveLength(versions.length)
  })

  test('a template that gives broken JSON is read where it can be', async () => {
    const item = '2e'.repeat(16)
    const broken = (type: string, second: number, paused: string) =>
      `{"NotificationType":"Playback${type}","Name":"The \\\\"Best\\\\" "Show"","UtcTimestamp":"${iso(second)}","ItemId":"${item}","ItemType":"Episode","UserId":"u1","DeviceId":"tv-2","PlaybackPositionTicks":${second}0000000,"IsPaused":${paused},}`
    const path = `/v1/jellyfin?key=${keys['jellyfin']}`
    for (const body of [broken('Start', 0, 'False'), broken('Progress', 10, 'False'), broken('Progress', 20, 'True')])
      expect((await send(path, body)).status).toBe(204)
    expect(await settled(item)).toEqual({ ms: 20_000, plays: 1 })
    expect((await send(path, 'Ana plays The Best Show')).status).toBe(400)
  })

  test('Plex’s form, with a picture beside the payload: what happened happened when it came', async () => {
    const form = (event: string) => {
      const payload = {
        ...{ event, user: true, Account: { id: 7, title: 'ana' }, Server: { uuid: 'srv' }, Player: { uuid: 'p1', title: 'Roku' } },
        Metadata: { type: 'episode', guid: 'plex://episode/1', title: 'Fog', grandparentTitle: 'Cold Ferry', parentIndex: 1, index: 2 },
      }
      const body = new FormData()
      body.set('payload', JSON.stringify(payload))
      body.set('thumb', new Blob([new Uint8Array(100_000)], { type: 'image/jpeg' }), 'thumb.jpg')
      return body
    }
    const path = `/v1/plex?key=${keys['plex']}`
    expect((await send(path, form('media.play'))).status).toBe(204)
    expect((await send(path, form('media.stop'))).status).toBe(204)
    const { ms, plays } = await settled('plex://episode/1')
    expect(plays).toBe(1)
    expect(ms).toBeGreaterThan(0)
    expect((await send(path, 'payload', { 'content-type': 'multipart/form-data; boundary=x' })).status).toBe(400)
  })

  test('Emby, as JSON and as a form', async () => {
    const body = (event: string, second: number) =>
      JSON.stringify({
        Event: `playback.${event}`,
        Date: iso(second),
        User: { Id: 'u1' },
        Item: { Id: 'emby-1', Type: 'Movie' },
        Session: { Id: 's1' },
      })
    const path = `/v1/emby?key=${keys['emby']}`
    expect((await send(path, body('start', 0), { 'content-type': 'application/json' })).status).toBe(204)
    const form = new FormData()
    form.set('data', body('stop', 45))
    expect((await send(path, form)).status).toBe(204)
    expect(await settled('emby-1')).toEqual({ ms: 45_000, plays: 1 })
  })
})

test('the message of the guide for native apps is taken as it stands', async () => {
  const guide = readFileSync(new URL('../../../docs/guides/native-apps.md', import.meta.url), 'utf8')
  const [, message = ''] = /```json\n(.*?)```/s.exec(guide) ?? []
  const { secret } = await server.engine.people.keys.create({ kind: 'write', service: 'apps', name: 'apps' }, 'test')
  // Of another service, and on another day: so long ago nothing is taken over HTTP.
  const lately = message.replace('"noa"', '"apps"').replaceAll('2021-08-09', new Date(start - 86_400_000).toISOString().slice(0, 10))
  const path = `/v1/spans?key=${secret}`
  expect((await send(path, lately, { 'content-type': 'application/json' })).status).toBe(204)
  await server.engine.plays.loader.drained()
  expect(await watched(server.engine, 'hr-1-3')).toEqual({ ms: 60_000, plays: 1 })
})

test('what is acknowledged and not settled is there after a restart', async () => {
  expect((await send(`/v1/cmcd?key=${server.key}`, `${line('restarted', 0, 'p')}${line('restarted', 10, 'p')}`)).status).toBe(204)
  server = await server.restart()
  expect((await send(`/v1/cmcd?key=${server.key}`, line('restarted', 20, 'e'))).status).toBe(204)
  expect(await settled('restarted')).toEqual({ ms: 20_000, plays: 1 })
})
