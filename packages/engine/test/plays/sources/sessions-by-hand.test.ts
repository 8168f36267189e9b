import { describe, expect, test } from 'vitest'
import { cdnLog } from '../../../src/plays/sources/cdn-log/recognise.js'
import { cloudFrontRequest, nginxRequest } from '../../../src/plays/sources/cdn-log/record.js'
import { cmcd } from '../../../src/plays/sources/cmcd/recognise.js'
import { emby } from '../../../src/plays/sources/emby/recognise.js'
import { segment } from '../../../src/plays/sources/segment/recognise.js'
import { snowplow } from '../../../src/plays/sources/snowplow/recognise.js'
import { sittingsOf } from './tell.js'

const base = Date.parse('2021-08-02T20:00:00.000Z')
/** Stretches as seconds after eight: from, to, playhead. */
const seconds = (sittings: ReturnType<typeof sittingsOf>) =>
  sittings.flatMap(({ stretches }) =>
    stretches.map(({ start, stop, position, rate }) => [
      (start - base) / 1000,
      (stop - base) / 1000,
      position === undefined ? null : position / 1000,
      ...(rate === undefined ? [] : [rate]),
    ]),
  )

describe('cmcd', () => {
  const line = (second: number, keys: string) => `${keys},sid="s",cid="c",ts=${base + second * 1000},v=2`
  const told = (...lines: string[]) => seconds(sittingsOf(cmcd, lines))

  test('it opens at playing, goes on with beats, and closes at another state', () => {
    expect(
      told(line(0, 'e=ps,sta=s'), line(2, 'e=ps,sta=p'), line(12, 'e=t,sta=p'), line(15, 'e=ps,sta=a'), line(60, 'e=t,sta=a')),
    ).toEqual([[2, 15, null]])
  })

  test('up to 90 s between two lines of which the first plays are playing; what is longer is 90', () => {
    expect(told(line(0, 'e=ps,sta=p'), line(90, 'e=t,sta=p'), line(200, 'e=ps,sta=e'))).toEqual([[0, 180, null]])
  })

  test('a line without a state goes on as before; a response says nothing; speed and standstill close', () => {
    expect(
      told(
        ...[line(0, 'e=ps,sta=p'), line(5, 'e=rr,sta=a,rc=200'), line(10, 'e=t'), line(20, 'e=pr,sta=p,pr=2'), line(30, 'e=t,sta=p,pr=2')],
        ...[line(40, 'e=t,sta=p,pr=0'), line(50, 'e=ps,sta=e')],
      ),
    ).toEqual([
      [0, 20, null],
      [20, 40, null, 2],
    ])
  })

  test('of one instant a beat comes first, a seek before the playing after it, the end last', () => {
    expect(
      told(line(0, 'e=ps,sta=p'), line(10, 'e=ps,sta=p'), line(10, 'e=ps,sta=k'), line(20, 'e=ps,sta=e'), line(20, 'e=t,sta=p')),
    ).toEqual([
      [0, 10, null],
      [10, 20, null],
    ])
  })

  test('a change of content closes the one before at that moment', () => {
    const other = `e=c,sta=p,sid="s",cid="d",ts=${base + 30_000},v=2`
    expect(told(line(0, 'e=ps,sta=p'), line(10, 'e=t,sta=p'), other, `e=t,sta=p,sid="s",cid="d",ts=${base + 40_000},v=2`)).toEqual([
      [0, 30, null],
      [30, 40, null],
    ])
  })

  test('the playhead is taken where a player sends it, and a jump of it begins another stretch', () => {
    expect(
      told(line(0, 'e=ps,sta=p'), line(10, 'e=t,sta=p,pt=110000'), line(20, 'e=t,sta=p,pt=500000'), line(30, 'e=t,sta=p,pt=510000')),
    ).toEqual([
      [0, 20, 100],
      [20, 30, 500],
    ])
  })

  test('a viewer is told by a key of one’s own; without one nobody is recognised', () => {
    const [known] = sittingsOf(cmcd, [line(0, 'e=ps,sta=p,com.example-viewer="ana",com.example-account="home"'), line(10, 'e=t,sta=p')])
    expect(known).toMatchObject({ viewer: 'ana', account: 'home' })
    expect(sittingsOf(cmcd, [line(0, 'e=ps,sta=p'), line(10, 'e=t,sta=p')])[0]).not.toHaveProperty('viewer', expect.anything())
  })

  test.each([
    ['no dictionary', 'garbage line!!', { bad: expect.anything() }],
    ['a time that is text', 'e=ps,sta=p,sid="s",cid="c",ts="yesterday"', { bad: expect.anything() }],
    ['no session', `e=ps,sta=p,cid="c",ts=${base}`, { leftOut: 'events without a session (sid)' }],
    ['no event', `bl=21300,cid="c",sid="s",ts=${base}`, { leftOut: expect.stringMatching(/requests/) }],
    ['a version to come', `e=ps,sta=p,sid="s",cid="c",ts=${base},v=9`, { leftOut: expect.stringMatching(/version 9/) }],
  ])('%s', (_, text, read) => {
    expect(cmcd.read(text, { service: 'home' })).toEqual(read)
  })
})

describe('segment', () => {
  const say = (event: string, second: number, position?: number, more: object = {}) => ({
    type: 'track',
    event,
    userId: 'ana',
    timestamp: new Date(base + second * 1000).toISOString(),
    properties: { session_id: 's', asset_id: 'c', ...(position === undefined ? {} : { position }), total_length: 2400, ...more },
  })
  const told = (...events: object[]) => seconds(sittingsOf(segment, events))

  test('a pre-roll advertisement is no content; a pause and a seek are not playing', () => {
    expect(
      told(
        ...[
          say('Video Playback Started', 0),
          say('Video Ad Started', 0),
          say('Video Ad Completed', 15),
          say('Video Content Started', 15, 0),
        ],
        ...[say('Video Content Playing', 25, 10), say('Video Playback Paused', 30), say('Video Playback Resumed', 90)],
        ...[say('Video Content Playing', 100, 25), say('Video Playback Seek Started', 105), say('Video Playback Seek Completed', 108)],
        ...[say('Video Content Playing', 118, 310), say('Video Content Completed', 120), say('Video Playback Completed', 120)],
      ),
    ).toEqual([
      [15, 30, 0],
      [90, 105, 15],
      [108, 120, 300],
    ])
  })

  test('a seek while it is paused leaves it paused', () => {
    expect(
      told(
        ...[say('Video Content Started', 0, 0), say('Video Playback Paused', 10), say('Video Playback Seek Started', 20)],
        ...[say('Video Playback Seek Completed', 21), say('Video Playback Resumed', 40), say('Video Playback Exited', 50)],
      ),
    ).toEqual([
      [0, 10, 0],
      [40, 50, null],
    ])
  })

  test('gaps count as 30 s at most', () => {
    expect(told(say('Video Content Started', 0, 0), say('Video Content Playing', 100, 100))).toEqual([[0, 30, 0]])
  })

  test('the moment is reckoned by the server’s clock where a pipeline has not', () => {
    const { timestamp: _, ...event } = say('Video Content Started', 0, 0)
    const read = segment.read(
      {
        ...event,
        originalTimestamp: '2021-08-02T10:00:00.000Z',
        sentAt: '2021-08-02T10:00:01.000Z',
        receivedAt: '2021-08-02T20:00:03.000Z',
      },
      { service: 'home' },
    )
    expect(read).toMatchObject({ event: { at: base + 2000 } })
  })

  test('what it says of titles comes along', () => {
    expect(
      segment.read(say('Video Content Started', 0, 0, { program: 'Cold Ferry', season: '2', episode: '3', title: 'Fog' }), {
        service: 'home',
      }),
    ).toMatchObject({ title: { content: 'c', title: 'Cold Ferry', season: 2, episode: 3, name: 'Fog', runtimeMs: 2_400_000 } })
  })
})

describe('snowplow', () => {
  const entities = (second: number, player: object, session: object) => [
    {
      schema: 'iglu:com.snowplowanalytics.snowplow/media_player/jsonschema/2-0-0',
      data: { label: 'c', paused: false, ended: false, playbackRate: 1, currentTime: second, ...player },
    },
    {
      schema: 'iglu:com.snowplowanalytics.snowplow.media/session/jsonschema/1-0-0',
      data: { mediaSessionId: 's', pingInterval: 30, ...session },
    },
  ]
  const about = (name: string) => ({ schema: `iglu:com.snowplowanalytics.snowplow.media/${name}_event/jsonschema/1-0-0`, data: {} })
  const json = (name: string, second: number, player: object = {}, session: object = {}) =>
    JSON.stringify({
      event_name: `${name}_event`,
      domain_userid: 'd1',
      geo_country: 'US',
      collector_tstamp: '2021-08-02T23:00:00.000Z',
      derived_tstamp: new Date(base + second * 1000).toISOString(),
      contexts: entities(second, player, session),
      unstruct_event: about(name),
    })
  const tsv = (name: string, second: number, player: object = {}, session: object = {}) => {
    const cells = Array.from({ length: 131 }, () => '')
    cells[0] = 'app'
    cells[3] = '2021-08-02 23:00:00.000'
    cells[15] = 'd1'
    cells[18] = 'US'
    cells[52] = JSON.stringify({
      schema: 'iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-0',
      data: entities(second, player, session),
    })
    cells[58] = JSON.stringify({ schema: 'iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0', data: about(name) })
    cells[124] = new Date(base + second * 1000).toISOString().replace('T', ' ').replace('Z', '')
    cells[126] = `${name}_event`
    return cells.join('\t')
  }

  // The player is not paused, and stands at 20: it waits for data, and the ping comes at its time all the same.
  test('a ping in the middle of a stall does not play; one whose playhead has moved on does, as the end of the stall was lost', () => {
    const stall = [json('play', 0), json('buffer_start', 20), json('ping', 30, { currentTime: 20 })]
    expect(
      seconds(sittingsOf(snowplow, [...stall, json('buffer_end', 40, { currentTime: 20 }), json('end', 50, { currentTime: 30 })])),
    ).toEqual([
      [0, 20, 0],
      [40, 50, 20],
    ])
    expect(seconds(sittingsOf(snowplow, [...stall, json('ping', 60, { currentTime: 45 }), json('end', 70, { currentTime: 55 })]))).toEqual([
      [0, 20, 0],
      [60, 70, 45],
    ])
  })

  /** Its own count of what was played is what our spans must come to. */
  test.each([
    ['JSON', json],
    ['TSV', tsv],
  ])('timePlayed is what the stretches come to: %s', (_, say) => {
    const events = [
      say('ready', 0, { paused: true }, { timePlayed: 0 }),
      say('play', 5, { currentTime: 0 }, { timePlayed: 0 }),
      say('ping', 35, { currentTime: 30 }, { timePlayed: 30 }),
      say('pause', 50, { currentTime: 45, paused: true }, { timePlayed: 45 }),
      say('ping', 80, { currentTime: 45, paused: true }, { timePlayed: 45 }),
      say('play', 100, { currentTime: 45 }, { timePlayed: 45 }),
      say('end', 110, { currentTime: 55, ended: true }, { timePlayed: 55 }),
    ]
    const sittings = sittingsOf(snowplow, events)
    expect(seconds(sittings)).toEqual([
      [5, 50, 0],
      [100, 110, 45],
    ])
    expect(sittings[0]).toMatchObject({ content: 'c', viewer: 'd1', market: 'US' })
  })

  test('three beats may be missing, by the interval it names', () => {
    expect(
      seconds(
        sittingsOf(snowplow, [json('play', 0, {}, { pingInterval: 10 }), json('ping', 60, { currentTime: 60 }, { pingInterval: 10 })]),
      ),
    ).toEqual([[0, 30, 0]])
  })

  test.each([
    [
      'of another sort',
      JSON.stringify({ event_name: 'page_view', contexts: [], collector_tstamp: 'x' }),
      { leftOut: 'events that are not about media' },
    ],
    ['too few cells', 'a\tb\tc', { bad: expect.anything() }],
  ])('%s', (_, line, read) => {
    expect(snowplow.read(line, { service: 'home' })).toEqual(read)
  })
})

describe('emby', () => {
  const say = (event: string, second: number, position: number) =>
    JSON.stringify({
      Event: event,
      Date: `${new Date(base + second * 1000).toISOString().replace('Z', '')}0000Z`,
      User: { Id: 'AAC3A78D-9F18-4EA4-80FB-1629E76AAD57' },
      Item: {
        Id: '4916',
        Name: 'Fog',
        Type: 'Episode',
        SeriesName: 'Cold Ferry',
        ParentIndexNumber: 2,
        IndexNumber: 3,
        RunTimeTicks: 24_000_000_000,
      },
      Session: { Id: 's', DeviceName: 'Living room TV' },
      PlaybackInfo: { PositionTicks: position * 10_000_000 },
    })
  test('from start to pause and from unpause to stop it plays', () => {
    const sittings = sittingsOf(emby, [
      say('playback.start', 0, 0),
      say('playback.pause', 600, 600),
      say('playback.unpause', 900, 600),
      say('playback.stop', 1500, 1200),
    ])
    expect(seconds(sittings)).toEqual([
      [0, 600, 0],
      [900, 1500, 600],
    ])
    expect(sittings[0]).toMatchObject({ content: '4916', viewer: 'aac3a78d9f184ea480fb1629e76aad57', screen: 'tv', runtime: 2_400_000 })
  })
  test('without a stop nothing counts', () => {
    expect(sittingsOf(emby, [say('playback.start', 0, 0)])).toEqual([])
  })
  test('a row of its Playback Reporting is read, too', () => {
    expect(emby.read('2021-08-02 20:00:20\tu\t7\tMovie\tFog\tDirect\tEmby Web\tFirefox\t60\t0\t10.0.0.1\t', { service: 'home' })).toEqual({
      leftOut: expect.stringMatching(/--time-zone/),
    })
  })
})

describe('cdn-log', () => {
  const cmcdOf = (more: string) => `CMCD=${encodeURIComponent(`cid="c",${more},sid="s"`)}`
  const request = (second: number, path: string, more = 'd=4000,ot=v') => ({
    ...{ finished: base + second * 1000, took: 500, method: 'GET', status: 200, path, query: cmcdOf(more), id: `${second}` },
  })
  /**
   *  0 s   segment 1  4 s  (fetched twice)
   *  1 s   segment 2  4 s
   *  20 s  segment 3  4 s, its sound is not counted
   *  Segments come to 12 s; from the first request (−0.5 s) to the last answer there are 20.5 s.
   */
  test('one stretch, as long as what was fetched', () => {
    const list = [request(0, '/1'), request(0.2, '/1'), request(1, '/2'), request(20, '/3'), request(20, '/3a', 'd=4000,ot=a')]
    expect(seconds(sittingsOf(cdnLog, list))).toEqual([[-0.5, 11.5, null]])
  })
  test('but not longer than it was about it', () => {
    expect(seconds(sittingsOf(cdnLog, [request(0, '/1', 'd=60000,ot=v'), request(10, '/2', 'd=60000,ot=v')]))).toEqual([[-0.5, 10, null]])
  })
  test('lines of CloudFront and of nginx', () => {
    const fields =
      'date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status cs(Referer) cs(User-Agent) cs-uri-query x-edge-request-id time-taken'
    const query = encodeURI(cmcdOf('d=4000,ot=v'))
    const line = ['2021-08-02', '20:00:00', 'FRA2', '100', '192.0.2.1', 'GET', 'd1', '/1', '200', '-', 'UA', query, 'id1', '0.500'].join(
      '\t',
    )
    const cloudFront = cloudFrontRequest(line, fields.split(' '))
    expect(cloudFront).toMatchObject({ finished: base, took: 500, id: 'id1' })
    const nginx = nginxRequest(
      `192.0.2.1 - - [02/Aug/2021:22:00:00 +0200] "GET /1?${cmcdOf('d=4000,ot=v')} HTTP/1.1" 200 100 "-" "UA" 0.500`,
    )
    expect(nginx).toMatchObject({ finished: base, took: 500, path: '/1' })
    for (const found of [cloudFront, nginx]) expect(cdnLog.read(found, { service: 'home' })).toMatchObject({ event: { at: base - 500 } })
  })
})
