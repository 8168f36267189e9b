import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readWebhook } from '../../../src/plays/sources/jellyfin/messages.js'
import { NowPlaying } from '../../../src/plays/sources/jellyfin/now-playing.js'
import { jellyfin } from '../../../src/plays/sources/jellyfin/recognise.js'
import type { SessionEvent, Stretch } from '../../../src/plays/sources/source.js'

const began = Date.parse('2026-08-09T20:00:00.000Z')
const instant = (second: number): string => `${new Date(began + second * 1000).toISOString().slice(0, -1)}1234Z`

/** What a client told, by the second: from then on it plays, or is paused. It goes away at an end, or vanishes and is given up at it. */
interface Evening {
  checkIns: [second: number, paused: boolean][]
  gone: number
}

/** What Jellyfin answers in a second of an evening: between check-ins of a client that plays it counts the playhead on by itself. */
function sessionsAt({ checkIns, gone }: Evening, second: number): object[] {
  const last = checkIns.findLast(([at]) => at <= second)
  const client = { Id: 'a', UserId: 'AB'.repeat(16), DeviceId: 'tv', DeviceName: 'Apple TV', Client: 'Swiftfin' }
  if (!last || second >= gone)
    return [{ ...client, LastActivityDate: instant(second), LastPlaybackCheckIn: '0001-01-01T00:00:00.0000000Z' }]
  const [at, paused] = last
  const playing = checkIns.filter(([begins, paused]) => begins < at && !paused)
  const playhead = playing.reduce((sum, [begins]) => sum + (checkIns.find(([ends]) => ends > begins)?.[0] ?? at) - begins, 0)
  return [
    {
      ...client,
      LastActivityDate: instant(paused ? at : second),
      LastPlaybackCheckIn: instant(at),
      PlayState: { PositionTicks: (playhead + (paused ? 0 : Math.floor(second - at))) * 10_000_000, IsPaused: paused },
      NowPlayingItem: { Id: '1f'.repeat(16), Type: 'Movie', Name: 'Fog', RunTimeTicks: 72_000_000_000 },
    },
  ]
}

/** The stretches that come of what several programs ask, each in these seconds. */
function stretches(evening: Evening, ...asked: number[][]): Stretch[] {
  const events = asked.flatMap(seconds => {
    const playing = new NowPlaying()
    return seconds.flatMap(second => {
      const news = playing.read(sessionsAt(evening, second))
      news?.taken()
      return (news?.records ?? []).map(record => {
        const read = readWebhook(record, { service: 'home' })
        if (!('event' in read)) throw new Error(`no event of ${record}`)
        return read.event
      })
    })
  })
  const name = ({ at, rank, body }: SessionEvent): string => `${at} ${rank} ${body}`
  const lines = [...new Map(events.map(event => [name(event), event])).values()]
  lines.sort((one, other) => one.at - other.at || one.rank - other.rank || (one.body < other.body ? -1 : 1))
  const session = jellyfin.session({ service: 'home' })
  return [...lines.flatMap(event => session.add(event)), ...session.end()].flatMap(({ stretches }) => stretches)
}

/** Seconds of viewing: the union of stretches. */
function watched(evening: Evening, ...asked: number[][]): number {
  const seconds = new Set<number>()
  for (const { start, stop } of stretches(evening, ...asked)) for (let at = start; at < stop; at += 500) seconds.add(at)
  return seconds.size / 2
}

const every = (step: number, from: number, to: number): number[] =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, n) => from + n * step)
const evening = (checkIns: number[], gone: number): Evening => ({ checkIns: checkIns.map(at => [at, false]), gone })

describe('what /Sessions says, asked every five seconds', () => {
  test('a client that checks in every ten seconds and stops after 65', () => {
    // It was last known to play when it was asked at 63.
    expect(watched(evening(every(10, 0, 60), 65), every(5, 3, 80))).toBe(63)
  })

  test('one that begins to play before it is asked for the first time counts from what it said last', () => {
    expect(watched(evening(every(10, 0, 60), 65), every(5, 33, 80))).toBe(33)
  })

  test('a pause counts as none', () => {
    const paused: Evening = {
      checkIns: [...every(10, 0, 20).map((at): [number, boolean] => [at, false]), [25, true], [60, false]],
      gone: 70,
    }
    // 0 to 25, and from 60 to the last answer before 70.
    expect(watched(paused, every(5, 3, 90))).toBe(25 + 8)
  })

  test('one that crashed is counted on by the server for five minutes, and here for ten seconds', () => {
    expect(watched(evening(every(10, 0, 60), 360), every(5, 3, 400))).toBe(70)
  })

  test('the playhead is where the client said it was, not where the server has counted it on to', () => {
    expect(stretches(evening([100, 110, 120], 125), [107, 119, 124, 130])).toMatchObject([{ position: 0 }])
  })

  test('the next item of the same client ends the one before', () => {
    const playing = new NowPlaying()
    const [session] = sessionsAt(evening([0], 100), 4) as [{ NowPlayingItem: object }]
    playing.read([session])?.taken()
    const next = { ...session, NowPlayingItem: { ...session.NowPlayingItem, Id: '2e'.repeat(16) }, LastPlaybackCheckIn: instant(8) }
    expect(playing.read([next])?.records.map(record => JSON.parse(record))).toMatchObject([
      { NotificationType: 'PlaybackStop', ItemId: '1f'.repeat(16), UtcTimestamp: new Date(began + 4000).toISOString() },
      { NotificationType: 'PlaybackProgress', ItemId: '2e'.repeat(16) },
    ])
  })

  test('however often and by however many it is asked, it never gives more than was played', () => {
    const asked = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 60 }).map(all => all.sort((a, b) => a - b))
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 150 }), asked, asked, (gone, first, second) => {
        const played = evening(every(10, 0, gone), gone)
        const alone = watched(played, first)
        expect(alone).toBeLessThanOrEqual(gone)
        expect(watched(played, first, first)).toBe(alone)
        const both = watched(played, first, second)
        expect(both).toBeLessThanOrEqual(gone)
      }),
      { numRuns: 200 },
    )
  })

  test('what was not taken is told again', () => {
    const playing = new NowPlaying()
    const answer = sessionsAt(evening([0], 100), 4)
    expect(playing.read(answer)?.records).toHaveLength(1)
    expect(playing.read(answer)?.records).toHaveLength(1)
    playing.read(answer)?.taken()
    expect(playing.read(answer)?.records).toEqual([])
  })

  test.each([
    ['{}', {}],
    ['null', null],
    ['sessions that are none', [null, 7, 'a', {}, { NowPlayingItem: 'x' }]],
  ])('%s', (_, answer) => {
    expect(new NowPlaying().read(answer)?.records ?? []).toEqual([])
  })
})
