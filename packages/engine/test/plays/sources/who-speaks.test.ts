import { Readable } from 'node:stream'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { setSpeaker, whoSpeaks } from '../../../src/plays/index.js'
import { always, overlay, type Term } from '../../../src/plays/sources/speaking/overlay.js'
import { openWorld, says, type World } from '../../world.js'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.forget())
afterAll(() => world.remove())

const take = (text: string) => world.plays.importSource(Readable.from([Buffer.from(text)]), { service: 'home' })
const own = (service: string, ...spans: [string, string][]) => JSON.stringify({ ...says('ana', 'e1', 'p1', ...spans), service })
const speak = (source: string, from?: string, to?: string) =>
  setSpeaker(
    { store: world.store, stamped: work => world.plays.stamped(work) },
    { service: 'home', source, ...(from ? { from: Date.parse(from) } : {}), ...(to ? { to: Date.parse(to) } : {}) },
    'ana',
  )
/** A play of so many minutes at eight, as a program other than ours tells it. */
const jellystat = (day: string, minutes: number) =>
  JSON.stringify([
    {
      jf_playback_activity: [
        {
          ...{ Id: `row-${day}`, UserId: 'ana', NowPlayingItemId: 'e1', PlaybackDuration: minutes * 60 },
          ActivityDateInserted: new Date(Date.parse(`${day}T20:00:00Z`) + minutes * 60_000).toISOString(),
        },
      ],
    },
  ])
const minutes = async () =>
  (await world.rows({ metric: 'minutes', by: 'day', from: '2021-08-01', to: '2021-09-01' })).map(row => `${row['day']} ${row['minutes']}`)

/**
 *              our own   jellystat
 *  9 August    30 min     31 min      one play, told by both
 *  10 August     –        20 min
 */
const bothTell = async () => {
  await take(own('home', ['20:00', '20:30']))
  await take(jellystat('2021-08-09', 31))
  await take(jellystat('2021-08-10', 20))
}

describe('one play told by two sources', () => {
  test('the first source speaks, the second is set aside by name, and both totals are there', async () => {
    await bothTell()
    expect(await minutes()).toEqual(['2021-08-09 30'])
    expect(await world.setAside()).toEqual({ 'other-source': 2 })
    expect(await whoSpeaks(world.store)).toMatchObject([
      {
        ...{ service: 'home', undecided: true, terms: [{ source: 'native', from: null, to: null }] },
        reported: [
          { source: 'jellystat', plays: 2, minutes: 51, countedMinutes: 0 },
          { source: 'native', plays: 1, minutes: 30, countedMinutes: 30 },
        ],
      },
    ])
  })

  test('somebody says who speaks from when to when; the figures follow, and follow back', async () => {
    await bothTell()
    await speak('jellystat', '2021-08-10')
    expect(await minutes()).toEqual(['2021-08-09 30', '2021-08-10 20'])
    expect(await world.setAside()).toEqual({ 'other-source': 1 })
    expect(await whoSpeaks(world.store, 'home')).toMatchObject([
      {
        undecided: false,
        terms: [
          { source: 'native', from: null, to: '2021-08-10T00:00:00.000Z' },
          { source: 'jellystat', to: null },
        ],
      },
    ])
    await speak('jellystat')
    expect(await minutes()).toEqual(['2021-08-09 31', '2021-08-10 20'])
    await speak('native')
    expect(await minutes()).toEqual(['2021-08-09 30'])
  })

  test('what was known at a cutoff stays as it was', async () => {
    await bothTell()
    const { epoch } = await world.plays.cutoff()
    await speak('jellystat')
    const week = { from: Date.parse('2021-08-09'), to: Date.parse('2021-08-16') }
    expect(await world.plays.guards.report(week.from, week.to, epoch)).toMatchObject([
      { rule: 'other-source', spans: 2, watchedMs: 51 * 60_000 },
    ])
    expect(await world.setAside()).toEqual({ 'other-source': 1 })
  })

  test('what does not speak fills no viewer’s day', async () => {
    // 23 hours by one and nearly 4 by the other.
    await take(own('home', ['00:00', '11:30'], ['11:40', '23:10']))
    await take(jellystat('2021-08-09', 239))
    expect(await world.setAside()).toEqual({ 'other-source': 1 })
  })

  test('one source alone is not asked about; another service neither', async () => {
    await take(own('demo', ['20:00', '20:30']))
    await take(jellystat('2021-08-09', 31))
    expect((await whoSpeaks(world.store)).map(({ service, undecided, terms }) => [service, undecided, terms.length])).toEqual([
      ['demo', false, 0],
      ['home', false, 0],
    ])
    expect(await world.setAside()).toEqual({})
  })

  test.each([
    ['no service', { service: ' ', source: 'native' }, /name the service/],
    ['no source', { service: 'home', source: 'winamp' }, /there is no source "winamp"/],
    ['no time', { service: 'home', source: 'native', from: 5, to: 5 }, /after --from/],
  ])('%s', async (_, request, reason) => {
    await expect(setSpeaker({ store: world.store, stamped: work => world.plays.stamped(work) }, request, 'ana')).rejects.toThrow(reason)
  })
})

describe('terms', () => {
  const at = fc.integer({ min: 0, max: 100 })
  const change = fc
    .tuple(fc.constantFrom('a', 'b', 'c'), at, at)
    .map(([source, one, other]) => ({ source, from: Math.min(one, other), to: Math.max(one, other) + 1 }))

  test('whatever is said, the last word holds everywhere, and all time is covered once', () => {
    fc.assert(
      fc.property(fc.array(change), changes => {
        const terms = changes.reduce<Term[]>((list, term) => overlay(list, term), [{ source: 'first', ...always }])
        expect([terms[0]!.from, terms.at(-1)!.to]).toEqual([always.from, always.to])
        for (const [index, term] of terms.entries()) {
          expect(term.to).toBeGreaterThan(term.from)
          if (index > 0) expect(term.from).toBe(terms[index - 1]!.to)
          if (index > 0) expect(term.source).not.toBe(terms[index - 1]!.source)
        }
        for (let moment = 0; moment <= 101; moment++) {
          const last = changes.findLast(({ from, to }) => from <= moment && moment < to)?.source ?? 'first'
          expect(terms.find(({ from, to }) => from <= moment && moment < to)?.source).toBe(last)
        }
      }),
    )
  })
})
