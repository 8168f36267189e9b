import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { FakeMedia, type FakePage, fakePage } from './fakePage.js'

let page: FakePage
let media: FakeMedia
beforeEach(async () => {
  page = await fakePage()
  media = new FakeMedia()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Lets everything be sent, and answers the spans: start, stop, position and rate, in seconds since noon. */
const heard = async (): Promise<number[][]> => {
  await vi.advanceTimersByTimeAsync(2000)
  return page.spans().map(span => span.map(number => Math.round(number * 100) / 100))
}

describe('a span', () => {
  test('is from playing to pause, and a pause is in none', async () => {
    page.attach(media)
    await media.run(1000)
    media.play()
    await media.run(5000)
    media.pause()
    await media.run(60_000)
    media.play()
    await media.run(2500)
    media.pause()
    expect(await heard()).toEqual([
      [1, 6, 0, 1],
      [66, 68.5, 5, 1],
    ])
  })

  test('starts when the playhead does, not when `playing` says so', async () => {
    page.attach(media)
    media.stall()
    media.play()
    await media.run(3000)
    media.stall(false)
    media.say('playing')
    await media.run(1000)
    media.pause()
    expect(await heard()).toEqual([[3, 4, 0, 1]])
  })

  test('is told again every heartbeat, with the same start and a later stop', async () => {
    page.attach(media)
    media.play()
    await media.run(65_000)
    expect(page.messages.map(({ spans }) => [spans.length, spans[0]!.start, spans[0]!.stop])).toEqual([
      [1, '2021-08-09T12:00:00.000Z', expect.stringMatching(/12:00:01/)],
      [1, '2021-08-09T12:00:00.000Z', expect.stringMatching(/12:00:3[12]/)],
      [1, '2021-08-09T12:00:00.000Z', expect.stringMatching(/12:01:0[1-3]/)],
    ])
  })

  test('ends where the playhead stopped, when no event tells of a stall', async () => {
    page.attach(media)
    media.play()
    await media.run(4000)
    media.stall()
    await media.run(20_000)
    media.stall(false)
    await media.run(3000)
    media.pause()
    const spans = await heard()
    expect(spans[0]).toEqual([0, 4, 0, 1])
    expect(spans[1]![1]! - spans[1]![0]!).toBeCloseTo(3, 2)
    expect(spans).toHaveLength(2)
  })

  test('ends where the playhead stopped, when `waiting` comes late, or when nothing is wrong', async () => {
    page.attach(media)
    media.play()
    await media.run(4000)
    media.stall()
    await media.run(400)
    media.say('waiting')
    await media.run(5000)
    media.stall(false)
    media.say('playing')
    await media.run(1000)
    media.say('waiting')
    await media.run(1000)
    media.pause()
    expect(await heard()).toEqual([
      [0, 4, 0, 1],
      [9.4, 10.4, 4, 1],
      [10.4, 11.4, 5, 1],
    ])
  })

  test('ends at a seek, back or forward, although the playhead is elsewhere by then', async () => {
    page.attach(media)
    media.play()
    await media.run(4100)
    media.seek(1)
    await media.run(2100)
    media.seek(100)
    await media.run(1000)
    media.pause()
    media.seek(7)
    expect(await heard()).toEqual([
      [0, 4.1, 0, 1],
      [4.1, 6.2, 1, 1],
      [6.2, 7.2, 100, 1],
    ])
  })

  test('a seek during a stall was not watched', async () => {
    page.attach(media)
    media.play()
    await media.run(2000)
    media.stall()
    await media.run(900)
    media.say('waiting')
    await media.run(900)
    media.seek(1)
    await media.run(900)
    media.pause()
    expect(await heard()).toEqual([[0, 2, 0, 1]])
  })

  test('has one rate; at rate 0 there is none', async () => {
    page.attach(media)
    media.play()
    await media.run(2000)
    media.setRate(1.5)
    await media.run(4000)
    media.setRate(0)
    await media.run(5000)
    media.setRate(1)
    await media.run(1000)
    media.pause()
    expect(await heard()).toEqual([
      [0, 2, 0, 1],
      [2, 6, 2, 1.5],
      [11, 12, 8, 1],
    ])
  })

  test('ends with the media, and with every turn of a loop', async () => {
    page.attach(media)
    media.duration = 3
    media.loop = true
    media.play()
    await media.run(4000)
    media.loop = false
    await media.run(4000)
    expect(await heard()).toEqual([
      [0, 3, 0, 1],
      [3, 6, 0, 1],
    ])
  })

  test('ends when the source changes', async () => {
    page.attach(media)
    media.play()
    await media.run(3000)
    media.load()
    await media.run(1000)
    media.stall(false)
    media.say('playing')
    await media.run(1000)
    media.pause()
    expect(await heard()).toEqual([
      [0, 3, 0, 1],
      [4, 5, 0, 1],
    ])
  })

  test('is not longer than twelve hours', async () => {
    media.duration = Number.POSITIVE_INFINITY
    page.attach(media, { heartbeat: 36e5 })
    media.play()
    await vi.advanceTimersByTimeAsync(13 * 36e5)
    media.pause()
    const spans = await heard()
    expect(spans.map(([start, stop]) => Math.round((stop! - start!) / 60))).toEqual([720, 60])
    expect(spans[1]![0]).toBe(spans[0]![1])
  })
})

describe('the clock', () => {
  test('a laptop that slept did not watch, and knows how late it is', async () => {
    page.attach(media)
    media.play()
    await media.run(10_000)
    vi.setSystemTime(Date.now() + 8 * 36e5)
    await media.run(5000)
    media.pause()
    const spans = await heard()
    expect(spans.reduce((sum, [start, stop]) => sum + stop! - start!, 0)).toBeCloseTo(15, 1)
    expect(spans.at(-1)![1]).toBe(8 * 3600 + 15)
  })

  test.each([36e5, -36e5])('setting the clock by %d ms does not move a play', async by => {
    page.attach(media)
    media.play()
    await media.run(10_000)
    vi.setSystemTime(Date.now() + by)
    page.skew += by
    await media.run(5000)
    media.pause()
    const spans = await heard()
    const near = spans.filter(([start]) => start! < 60)
    expect(near.reduce((sum, [start, stop]) => sum + stop! - start!, 0)).toBeGreaterThan(14.7)
  })

  test('a clock that is an hour fast is corrected, by the same amount to the end of the play', async () => {
    page.skew = 36e5
    page.attach(media)
    media.play()
    await media.run(3000)
    page.skew = 1e6
    await page.reload()
    media = new FakeMedia()
    page.attach(media)
    media.play()
    await media.run(3000)
    media.pause()
    const spans = await heard()
    expect(spans.map(([start, stop]) => [Math.round(start!), Math.round(stop!)])).toEqual([
      [-3600, -3597],
      [-3597, -3594],
    ])
    expect(page.messages.at(-1)!.sentAt.slice(0, 15)).toBe('2021-08-09T11:0')
    expect(page.asksForTime).toBe(1)
  })

  test.each([
    ['is nearly right', 900, true],
    ['cannot be checked', 36e5, false],
  ])('a clock that %s is left alone', async (_, skew, timeAnswers) => {
    Object.assign(page, { skew, timeAnswers })
    page.attach(media)
    media.play()
    await media.run(3000)
    media.pause()
    expect(await heard()).toEqual([[0, 3, 0, 1]])
  })
})
