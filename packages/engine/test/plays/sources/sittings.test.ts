import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LocalClock } from '../../../src/plays/sources/local-clock.js'
import { headOf } from '../../../src/plays/sources/read/file-head.js'
import type { Sitting, SittingSource } from '../../../src/plays/sources/source.js'
import { fileSources } from '../../../src/plays/sources/sources.js'
import { unions, within } from './tell.js'

/** A sitting: when it began, how many seconds were played and paused, whose it was and of what. */
interface Told {
  start: number
  played: number
  paused: number
  user: number
  content: number
}

const base = Date.parse('2021-10-30T20:00:00.000Z')
const sittings = fc.array(
  fc.record({
    // Over the night in which the clocks of Berlin are set back.
    start: fc.integer({ min: 0, max: 20_000 }).map(second => base + second * 1000),
    played: fc.integer({ min: 1, max: 9000 }),
    paused: fc.integer({ min: 0, max: 900 }),
    user: fc.nat(2),
    content: fc.nat(2),
  }),
  { maxLength: 12 },
)
const iso = (at: number): string => new Date(at).toISOString()
const wall = (at: number, zone: string): string => new Date(at).toLocaleString('sv-SE', { timeZone: zone })
const hms = (seconds: number): string =>
  [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(part => String(part).padStart(2, '0')).join(':')
const id = (sign: string, number: number): string => `${sign}${number}`.padStart(32, sign)

/** A file of each source with these sittings. Its zone has no hour that comes twice, in which a local time would be of either. */
const files: Record<string, { zone: string; file(list: readonly Told[]): string }> = {
  tautulli: {
    zone: 'UTC',
    file: list =>
      JSON.stringify({
        response: {
          data: {
            data: list.map(({ start, played, paused, user, content }) => ({
              ...{ started: start / 1000, stopped: start / 1000 + played + paused, paused_counter: paused, user_id: user, machine_id: 'm' },
              ...{ media_type: 'movie', title: 'Fog', guid: `plex://movie/${content}`, group_count: 1, reference_id: start },
            })),
          },
        },
      }),
  },
  'playback-reporting': {
    zone: 'Asia/Kolkata',
    file: list =>
      list
        .map(({ start, played, user, content }) =>
          [wall(start + 20_000, 'Asia/Kolkata'), id('a', user), id('b', content), 'Movie', 'Fog', 'DirectPlay', 'Web', 'TV', played].join(
            '\t',
          ),
        )
        .join('\n'),
  },
  jellystat: {
    zone: 'UTC',
    file: list =>
      JSON.stringify([
        {
          jf_playback_activity: list.map(({ start, played, user, content }) => ({
            ...{ UserId: id('a', user), NowPlayingItemId: id('b', content), PlaybackDuration: String(played) },
            ActivityDateInserted: iso(start + played * 1000),
          })),
        },
      ]),
  },
  streamystats: {
    zone: 'UTC',
    file: list =>
      JSON.stringify({
        exportInfo: { version: 'streamystats' },
        sessions: list.map(({ start, played, paused, user, content }) => ({
          ...{ userId: id('a', user), itemId: id('b', content), startTime: iso(start), endTime: iso(start + (played + paused) * 1000) },
          ...{ playDuration: played, isInferred: false },
        })),
      }),
  },
  'netflix-viewing': {
    zone: 'UTC',
    file: list =>
      [
        'Profile Name,Start Time,Duration,Attributes,Title,Supplemental Video Type,Device Type,Bookmark,Latest Bookmark,Country',
        ...list.map(
          ({ start, played, user, content }) =>
            `P${user},${wall(start, 'UTC')},${hms(played)},,"Fog, part ${content}",,TV,${hms(played)},${hms(played)},ES (Spain)`,
        ),
      ].join('\n'),
  },
}

async function read(source: SittingSource, text: string, zone: string): Promise<Sitting[]> {
  const bytes = Buffer.from(text)
  async function* pieces(): AsyncGenerator<Buffer> {
    for (let at = 0; at < bytes.length; at += 61) yield bytes.subarray(at, at + 61)
  }
  const found: Sitting[] = []
  const file = { head: headOf(bytes), bytes: pieces(), reading: { cut: false }, rows: () => pieces() as never }
  for await (const batch of source.records(file))
    for (const { value } of batch) {
      const one = source.read(value, { service: 'home', clock: new LocalClock(zone) })
      if ('sitting' in one) found.push(one.sitting)
    }
  return found
}

describe.each(Object.entries(files))('%s', (name, { zone, file }) => {
  const source = Object.values(fileSources).find(one => one.id === name) as SittingSource
  const told = async (text: string) => unions(await read(source, text, zone))

  test('every sitting is as long as was played, whatever the order and however often each is told', async () => {
    await fc.assert(
      fc.asyncProperty(sittings, fc.array(fc.nat(), { maxLength: 9 }), fc.infiniteStream(fc.nat()), async (list, again, order) => {
        const whole = await told(file(list))
        const repeated = list.length === 0 ? [] : again.map(at => list[at % list.length]!)
        const shuffled = [...list, ...repeated]
          .map(one => ({ one, place: order.next().value ?? 0 }))
          .sort((a, b) => a.place - b.place)
          .map(({ one }) => one)
        expect(await told(file(shuffled))).toEqual(whole)
        for (const one of list) {
          const [alone] = [...(await told(file([one])))]
          expect(alone?.[1]).toEqual([[one.start, one.start + one.played * 1000]])
          expect(within(new Map([alone!]), whole)).toBe(true)
        }
      }),
      { numRuns: 30 },
    )
  })

  test('a file that is cut anywhere, or has the records up to an instant, gives no more than the whole', async () => {
    await fc.assert(
      fc.asyncProperty(sittings, fc.nat(), fc.integer({ min: 0, max: 20_000 }), async (list, at, second) => {
        const text = file(list)
        const whole = await told(text)
        expect(within(await told(text.slice(0, at % (text.length + 1))), whole)).toBe(true)
        expect(within(await told(file(list.filter(({ start }) => start <= base + second * 1000))), whole)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})
