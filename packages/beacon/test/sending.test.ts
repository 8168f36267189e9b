import { Message } from '@sweeps/model'
import { Check } from 'typebox/value'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { FakeMedia, type FakePage, type FakeStorage, fakePage } from './fakePage.js'

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

const pass = (time: number) => vi.advanceTimersByTimeAsync(time)
const watch = async (time: number) => {
  media.play()
  await media.run(time)
  media.pause()
}
const seconds = () => page.spans().map(([start, stop]) => Math.round(stop - start))

describe('a message', () => {
  test('is what the model says it is', async () => {
    page.attach(media, { account: 'cohen', market: 'IL', screen: 'tv' })
    await watch(3000)
    await pass(2000)
    const [first] = page.messages
    expect(first).toEqual({
      service: 'noa',
      content: 'hr-1-3',
      play: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      viewer: 'dana',
      account: 'cohen',
      market: 'IL',
      screen: 'tv',
      sentAt: '2021-08-09T12:00:01.000Z',
      runtime: 3_600_000,
      spans: [{ start: '2021-08-09T12:00:00.000Z', stop: '2021-08-09T12:00:01.000Z', position: 0, rate: 1 }],
    })
    for (const message of page.messages) {
      expect(Check(Message, message)).toBe(true)
      expect(Object.keys(Message.properties)).toEqual(expect.arrayContaining(Object.keys(message)))
    }
  })

  test('has the play that the handle names', async () => {
    const handle = page.attach(media)
    expect(handle.play).toBeUndefined()
    await watch(3000)
    await pass(2000)
    expect(page.messages[0]!.play).toBe(handle.play)
  })

  test('keeps to the limits of the model', async () => {
    page.attach(media)
    media.duration = Number.POSITIVE_INFINITY
    media.setRate(20)
    media.seek(6e6)
    await watch(2000)
    media.seek(-5)
    await watch(2000)
    await pass(2000)
    expect(page.messages.every(message => Check(Message, message))).toBe(true)
    expect(page.messages[0]!.runtime).toBeUndefined()
    expect(page.spans().map(([, , position]) => position)).toEqual([4_294_967.295, 0])
  })

  test('holds several plays when several are pending', async () => {
    page.answers = ['drop']
    page.attach(media)
    await watch(1000)
    page.attach(media, { content: 'hr-1-4' })
    await watch(1000)
    page.answers = [204]
    await pass(20_000)
    expect(page.messages.map(({ content }) => content).sort()).toEqual(['hr-1-3', 'hr-1-4'])
    expect(JSON.parse(page.bodies.at(-1)!)).toHaveLength(2)
  })

  test.each([{ doNotTrack: '1' }, { globalPrivacyControl: true }])('says nothing of a viewer with %o', async wish => {
    Object.assign(page.navigator, wish)
    page.attach(media, { account: 'cohen', viewer: 'dana' })
    await watch(3000)
    await pass(2000)
    const [{ viewer, play, anonymous }] = page.messages as [Message]
    expect({ viewer, anonymous }).toEqual({ viewer: play, anonymous: true })
    expect(JSON.stringify([page.bodies, page.local, page.session])).not.toMatch(/dana|cohen/)
  })
})

describe('a play', () => {
  const plays = () => new Set(page.messages.map(({ play }) => play)).size

  test('goes on after a reload, and ends half an hour after its last stop', async () => {
    page.attach(media)
    await watch(3000)
    await pass(2000)
    await page.reload()
    media = new FakeMedia()
    page.attach(media)
    await watch(3000)
    await pass(29 * 60_000)
    await watch(3000)
    await pass(2000)
    expect(plays()).toBe(1)
    await pass(31 * 60_000)
    await watch(3000)
    await pass(2000)
    expect(plays()).toBe(2)
    expect(seconds()).toEqual([3, 3, 3, 3])
  })

  test('is another one for another content, and over when the element is attached again', async () => {
    page.attach(media)
    media.play()
    await media.run(2000)
    const second = page.attach(media, { content: 'hr-1-4' })
    await media.run(3000)
    second.detach()
    await media.run(4000)
    await pass(2000)
    expect(plays()).toBe(2)
    expect(seconds()).toEqual([2, 3])
    second.detach()
  })

  test('of two elements is two plays', async () => {
    const other = new FakeMedia()
    page.attach(media)
    page.attach(other, { content: 'trailer' })
    media.play()
    other.play()
    await media.run(4000)
    page.leave()
    await pass(20)
    expect(plays()).toBe(2)
    expect(seconds()).toEqual([4, 4])
  })
})

describe('what is not acknowledged', () => {
  test('is sent again, later each time, until it is', async () => {
    page.answers = ['drop', 'silence', 500, 204]
    page.attach(media)
    await watch(2000)
    await pass(60_000)
    expect(seconds()).toEqual([2])
    const waits = page.asked.slice(1).map((time, at) => time - page.asked[at]!)
    expect(waits).toHaveLength(3)
    expect(waits[1]).toBeGreaterThan(12_000)
    expect(page.local).toEqual({})
    await pass(600_000)
    expect(page.asked).toHaveLength(4)
  })

  test('waits as long as the collector asks, even when the page is hidden', async () => {
    page.answers = [{ status: 503, retryAfter: '120' }, 204]
    page.attach(media, { heartbeat: 5000 })
    media.play()
    await media.run(20_000)
    page.hide()
    await media.run(100_000)
    expect(page.asked).toHaveLength(1)
    await media.run(10_000)
    expect(page.asked.length).toBeGreaterThan(1)
    expect(page.asked[1]! - page.asked[0]!).toBeGreaterThan(120_000)
    expect(page.spans()[0]![1]).toBeGreaterThan(120)
  })

  test('is sent when the network is back', async () => {
    page.answers = ['drop', 'drop', 'drop', 'drop', 'drop', 'drop', 204]
    page.attach(media)
    await watch(2000)
    await pass(60_000)
    page.window.dispatchEvent(new Event('online'))
    page.answers = [204]
    await pass(1500)
    expect(seconds()).toEqual([2])
  })

  test('outlives the page, and is brought by the next', async () => {
    page.answers = ['drop']
    page.attach(media)
    media.play()
    await media.run(3000)
    await page.reload()
    expect(page.messages).toEqual([])
    page.answers = [204]
    page.attach(new FakeMedia(), { content: 'hr-1-4' })
    await pass(2000)
    expect(seconds()).toEqual([3])
    expect(page.local).toEqual({})
  })

  test('is not told to another collector or for another service', async () => {
    page.answers = ['drop']
    page.attach(media)
    media.play()
    await media.run(3000)
    await page.reload()
    page.answers = [204]
    page.attach(new FakeMedia(), { service: 'ronen' })
    page.attach(new FakeMedia(), { endpoint: 'https://other.example' })
    await pass(2000)
    expect(page.messages).toEqual([])
  })

  test.each([
    [
      'throws',
      (storage: FakeStorage) =>
        Object.assign(storage, {
          setItem: () => {
            throw new Error('QuotaExceededError')
          },
        }),
    ],
    ['is missing', () => undefined],
  ])('is kept in memory when storage %s', async (_, broken) => {
    vi.stubGlobal('localStorage', broken(page.local))
    vi.stubGlobal('sessionStorage', broken(page.session))
    page.answers = ['drop', 204]
    page.attach(media)
    await watch(2000)
    await watch(2000)
    await pass(20_000)
    expect(seconds()).toEqual([2, 2])
    expect(new Set(page.messages.map(({ play }) => play)).size).toBe(1)
  })

  test('is bounded', async () => {
    page.answers = ['drop']
    page.attach(media)
    for (let at = 0; at < 2000; at++) await watch(100)
    const size = Object.values(page.local).join('').length
    expect(size).toBeGreaterThan(90_000)
    expect(size).toBeLessThanOrEqual(100_000)
    page.answers = [204]
    await pass(600_000)
    expect(page.bodies.every(body => body.length < 65_536)).toBe(true)
    expect(page.messages.every(message => Check(Message, message))).toBe(true)
    expect(page.spans().length).toBeGreaterThan(900)
    expect(page.local).toEqual({})
  })
})

describe('the collector', () => {
  test('that sets some of it aside is not told again', async () => {
    page.answers = [400]
    page.attach(media)
    await watch(800)
    await pass(60_000)
    expect(page.asked).toHaveLength(1)
    expect(page.local).toEqual({})
  })

  test.each([401, 403])('that answers %d is left alone', async status => {
    page.answers = [status]
    page.attach(media, { heartbeat: 1000 })
    await watch(60_000)
    await watch(2000)
    page.leave()
    await pass(60_000)
    expect(page.asked).toHaveLength(1)
    expect(JSON.stringify(page.local).length).toBeLessThan(1000)
  })

  test('that finds it too large gets it in halves, and never what no halving makes smaller', async () => {
    page.answers = ['drop']
    page.attach(media)
    for (let at = 0; at < 3; at++) await watch(1000)
    page.answers = [413, 204, 413, 413, 204]
    await pass(60_000)
    expect(page.messages.map(({ spans }) => spans.length)).toEqual([1, 1])
    expect(page.local).toEqual({})
  })

  test('hears once more when the page is hidden, and once only when it then goes', async () => {
    page.attach(media)
    media.play()
    await media.run(10_000)
    const before = page.asked.length
    page.leave()
    await pass(20)
    expect(page.asked).toHaveLength(before + 1)
    expect(seconds()).toEqual([10])
  })

  test('hears by sendBeacon where fetch would go with the page', async () => {
    vi.stubGlobal('Request', class {})
    const sendBeacon = vi.fn(() => true)
    Object.assign(page.navigator, { sendBeacon })
    page.attach(media)
    media.play()
    await media.run(5000)
    page.leave()
    expect(sendBeacon).toHaveBeenCalledWith('https://sweeps.example/v1/spans?key=k', expect.stringContaining('12:00:05'))
  })
})

test('two tabs that send each other`s spans lose none', async () => {
  const { forget, keep, pendingFor } = await import('../src/pending.js')
  const head = { service: 'noa', content: 'hr-1-3', play: 'p', viewer: 'dana' }
  const pending = { to: 'here', offset: 0, head }
  const span = (start: number, stop: number) => ({
    start: new Date(start * 1000).toISOString(),
    stop: new Date(stop * 1000).toISOString(),
    position: 0,
    rate: 1,
  })
  keep(pending, span(0, 10))
  const [sentByTheOther] = pendingFor('here')
  keep(pending, span(0, 20))
  keep(pending, span(30, 40))
  keep(pending, span(0, 5))
  forget(sentByTheOther!)
  expect(pendingFor('here')[0]!.spans).toEqual([span(0, 20), span(30, 40)])
})

describe('the page', () => {
  test('is never thrown at', async () => {
    const { attach } = await import('../src/attach.js')
    const wrong = attach as (...given: unknown[]) => { detach(): void }
    expect(() => wrong().detach()).not.toThrow()
    expect(() => wrong(null, {}).detach()).not.toThrow()
    expect(() => wrong(media, {}).detach()).not.toThrow()
    vi.stubGlobal('fetch', undefined)
    vi.stubGlobal('Request', undefined)
    page.attach(media, {
      on() {
        throw new Error('in the page')
      },
    })
    await watch(2000)
    page.leave()
    await pass(60_000)
  })

  test('sees its spans grow', async () => {
    const seen: string[] = []
    page.attach(media, { on: spans => seen.push(...spans.map(({ start, stop }) => `${start.slice(17, 23)} ${stop.slice(17, 23)}`)) })
    await watch(1000)
    expect(seen[0]).toBe('00.000 00.250')
    expect(seen.at(-1)).toBe('00.000 01.000')
  })

  test('needs nothing but a script tag', async () => {
    const window = { ...globalThis }
    vi.stubGlobal('window', window)
    page.document.currentScript = {
      src: 'https://sweeps.example/sweeps.js',
      dataset: { key: 'k', service: 'noa', content: 'hr-1-3', viewer: 'dana', runtime: '5000', media: '#player' },
    }
    const querySelectorAll = vi.fn(() => [Object.assign(media, { dataset: {} })])
    Object.assign(page.document, { querySelectorAll })
    const observe = vi.fn()
    vi.stubGlobal(
      'MutationObserver',
      class {
        observe = observe
      },
    )
    await import('../src/script.js')
    await watch(3000)
    await pass(2000)
    expect(querySelectorAll).toHaveBeenCalledWith('#player')
    expect(observe).toHaveBeenCalledOnce()
    expect(seconds()).toEqual([3])
    expect(page.messages.every(message => Check(Message, message))).toBe(true)
    expect(window).toHaveProperty('sweeps.attach')
  })
})
