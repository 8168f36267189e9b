import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fileSources } from '../../../src/plays/sources/index.js'
import type { EventSource } from '../../../src/plays/sources/source.js'
import { sittingsOf, unions, within } from './tell.js'

const base = Date.parse('2021-08-02T20:00:00.000Z')

/** A moment of some session, of which each source has words of its own. */
interface Moment {
  at: number
  session: number
  content: number
  what: number
  position: number
}

const moments = fc.array(
  fc.record({
    at: fc.integer({ min: 0, max: 400 }).map(second => base + second * 1000),
    session: fc.integer({ min: 0, max: 2 }),
    content: fc.integer({ min: 0, max: 1 }),
    what: fc.nat(1000),
    position: fc.integer({ min: 0, max: 3600 }),
  }),
  { maxLength: 60 },
)

const pick = <Value>(list: readonly Value[], at: number): Value => list[at % list.length]!

/** How each source of sessions tells a moment. */
const wordings: Record<string, (moment: Moment) => unknown> = {
  cmcd: ({ at, session, content, what, position }) =>
    `cid="c${content}",e=${pick(['ps', 'ps', 't', 't', 'pr', 'c', 'rr'], what)},pr=${pick(['1', '1', '1.5', '0'], what)},pt=${position * 1000},sid="s${session}",sn=${what % 5},sta=${pick(['p', 'p', 'p', 'a', 's', 'e', 'k', 'r'], what)},ts=${at},v=2`,
  segment: ({ at, session, content, what, position }) => ({
    type: 'track',
    event: pick(
      [
        ...['Video Content Playing', 'Video Content Playing', 'Video Content Started', 'Video Playback Paused', 'Video Playback Resumed'],
        ...[
          'Video Playback Seek Started',
          'Video Playback Seek Completed',
          'Video Content Completed',
          'Video Ad Started',
          'Video Ad Completed',
        ],
        ...['Video Playback Buffer Started', 'Video Playback Buffer Completed', 'Video Playback Completed', 'Video Playback Started'],
      ],
      what,
    ),
    userId: 'ana',
    timestamp: new Date(at).toISOString(),
    properties: { session_id: `s${session}`, asset_id: `c${content}`, position, total_length: 3600 },
  }),
  snowplow: ({ at, session, content, what, position }) =>
    JSON.stringify({
      event_name: `${pick(['play', 'ping', 'ping', 'pause', 'seek_start', 'seek_end', 'buffer_start', 'end'], what)}_event`,
      user_id: 'ana',
      derived_tstamp: new Date(at).toISOString(),
      collector_tstamp: new Date(at).toISOString(),
      unstruct_event: {
        schema: `iglu:com.snowplowanalytics.snowplow.media/${pick(['play', 'ping', 'ping', 'pause', 'seek_start', 'seek_end', 'buffer_start', 'end'], what)}_event/jsonschema/1-0-0`,
        data: {},
      },
      contexts: [
        {
          schema: 'iglu:com.snowplowanalytics.snowplow/media_player/jsonschema/2-0-0',
          data: { currentTime: position, duration: 3600, paused: what % 7 === 0, ended: false, playbackRate: 1, label: `c${content}` },
        },
        {
          schema: 'iglu:com.snowplowanalytics.snowplow.media/session/jsonschema/1-0-0',
          data: { mediaSessionId: `s${session}`, pingInterval: 30 },
        },
      ],
    }),
  emby: ({ at, session, content, what, position }) =>
    JSON.stringify({
      Event: pick(['playback.start', 'playback.pause', 'playback.unpause', 'playback.stop', 'library.new'], what),
      Date: new Date(at).toISOString(),
      User: { Id: 'u1' },
      Item: { Id: `${content}`, Name: 'x', Type: 'Movie', RunTimeTicks: 36_000_000_000 },
      Session: { Id: `s${session}` },
      PlaybackInfo: { PositionTicks: position * 10_000_000 },
    }),
  jellyfin: ({ at, session, content, what, position }) =>
    JSON.stringify({
      NotificationType: pick(['PlaybackProgress', 'PlaybackStart', 'PlaybackProgress', 'PlaybackProgress', 'PlaybackStop'], what),
      UtcTimestamp: new Date(at).toISOString(),
      ItemId: `${content}`,
      ItemType: 'Movie',
      UserId: 'u1',
      DeviceId: `d${session}`,
      PlaybackPositionTicks: position * 10_000_000,
      RunTimeTicks: 36_000_000_000,
      IsPaused: what % 7 === 0,
      IsAutomated: what % 11 === 0,
    }),
  plex: ({ at, session, content, what, position }) => ({
    received: new Date(at).toISOString(),
    payload: {
      event: pick(['media.play', 'media.resume', 'media.pause', 'media.scrobble', 'media.stop', 'library.new'], what),
      Account: { id: 1 },
      Player: { uuid: `d${session}`, title: 'Roku' },
      Metadata: { type: 'movie', guid: `plex://movie/${content}`, title: 'x', duration: 3_600_000, viewOffset: position * 1000 },
    },
  }),
  'cdn-log': ({ at, session, content, what }) => ({
    finished: at,
    took: what,
    method: 'GET',
    status: pick([200, 206, 404], what),
    path: `/${content}/${what % 40}.m4s`,
    query: `CMCD=${encodeURIComponent(`cid="c${content}",d=4000,ot=${pick(['v', 'a', 'av'], what)},sid="s${session}"`)}`,
    id: `${at} ${what}`,
  }),
}

const sourceOfSessions = (name: string): EventSource => {
  const source = Object.values(fileSources).find(({ id }) => id === name)
  if (source?.kind !== 'events') throw new Error(`${name} has no sessions`)
  return source
}

describe.each(Object.keys(wordings))('%s', name => {
  const source = sourceOfSessions(name)
  const told = (list: readonly Moment[]) => unions(sittingsOf(source, list.map(wordings[name]!)))

  test('the order of records and how often each comes do not matter', () => {
    fc.assert(
      fc.property(moments, fc.array(fc.nat(), { maxLength: 20 }), fc.infiniteStream(fc.nat()), (list, again, order) => {
        const repeated = list.length === 0 ? [] : again.map(at => list[at % list.length]!)
        const shuffled = [...list, ...repeated]
          .map(moment => ({ moment, place: order.next().value ?? 0 }))
          .sort((a, b) => a.place - b.place)
        expect(told(shuffled.map(({ moment }) => moment))).toEqual(told(list))
      }),
    )
  })

  test('records up to an instant never give more than the whole', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 400 }), (list, second) => {
        expect(within(told(list.filter(({ at }) => at <= base + second * 1000)), told(list))).toBe(true)
      }),
    )
  })

  test('something of it is playing', () => {
    const list = Array.from({ length: 30 }, (_, i) => ({ at: base + i * 10_000, session: 0, content: 0, what: i % 2, position: i * 10 }))
    expect(told(list).size).toBe(1)
  })
})
