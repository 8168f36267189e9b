import { vi } from 'vitest'
import type { Handle, Options } from '../src/index.js'
import type { Message } from '../src/message.js'

/** What real web storage does, and what it does when it is full or blocked. */
export class FakeStorage {
  [name: string]: unknown
  getItem(name: string) {
    return Object.hasOwn(this, name) ? this[name] : null
  }
  setItem(name: string, text: string) {
    this[name] = text
  }
  removeItem(name: string) {
    delete this[name]
  }
}

/** A media element's state and events. Its playhead is a function of the clock, as a real one is. */
export class FakeMedia extends EventTarget {
  duration = 3600
  paused = true
  ended = false
  seeking = false
  loop = false
  /** Milliseconds that were really played. */
  really = 0
  #rate = 1
  #stalled = false
  #playhead = 0
  #since = performance.now()
  #told = 0

  /** Brings the playhead up to now. */
  #settle() {
    const time = performance.now()
    const wanted = this.paused || this.#stalled || this.ended ? 0 : ((time - this.#since) / 1000) * this.#rate
    const moved = this.loop ? wanted : Math.min(wanted, this.duration - this.#playhead)
    if (moved) this.really += (moved / this.#rate) * 1000
    this.#playhead += moved
    this.#since = time
  }
  get currentTime() {
    this.#settle()
    return this.#playhead
  }
  get playbackRate() {
    return this.#rate
  }
  say(...names: string[]) {
    for (const name of names) this.dispatchEvent(new Event(name))
  }
  play() {
    this.#settle()
    if (this.ended) this.seek(0)
    this.paused = false
    this.say('play', 'playing')
  }
  pause() {
    this.#settle()
    this.paused = true
    this.say('pause')
  }
  /** As in a browser, the playhead has moved before anyone hears of it. */
  seek(to: number) {
    this.#settle()
    this.#playhead = to
    this.ended = false
    this.seeking = true
    this.say('seeking')
    this.seeking = false
    this.say('seeked')
    if (!this.paused) this.say('playing')
  }
  setRate(rate: number) {
    this.#settle()
    this.#rate = rate
    this.say('ratechange')
  }
  /** The playhead stands still although nobody paused it, as on a bad network; or goes on. No event tells of it. */
  stall(stalled = true) {
    this.#settle()
    this.#stalled = stalled
  }
  /** Another source. */
  load() {
    this.#settle()
    this.#playhead = 0
    this.#stalled = true
    this.say('abort', 'emptied')
  }
  /** Lets time pass, for the element and for every timer. */
  async run(time: number) {
    for (let left = time, step = 0; left > 0; left -= step) {
      const end = (this.duration - this.currentTime) / this.#rate
      step = Math.max(1, Math.min(left, 50, Math.ceil(end * 1000)))
      await vi.advanceTimersByTimeAsync(step)
      if (this.paused || this.ended) continue
      if (this.currentTime >= this.duration) {
        if (this.loop) this.seek(0)
        else {
          this.ended = true
          this.say('ended')
        }
      } else if (!this.#stalled && performance.now() - this.#told >= 250) {
        this.#told = performance.now()
        this.say('timeupdate')
      }
    }
  }
}

export type Answer = number | 'drop' | 'silence' | { status: number; retryAfter: string }

const noon = Date.parse('2021-08-09T12:00:00.000Z')

/** A page with a clock, a network and storage under the test's control. */
export const fakePage = async () => {
  vi.useFakeTimers({ now: noon, toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'] })
  const page = {
    /** What the collector's clock is behind the device's. */
    skew: 0,
    timeAnswers: true,
    /** What the collector answers next; its last answer goes on. */
    answers: [204] as Answer[],
    /** When a request for spans came, by the device's clock. */
    asked: [] as number[],
    asksForTime: 0,
    bodies: [] as string[],
    /** Messages the collector has acknowledged. */
    messages: [] as Message[],
    local: new FakeStorage(),
    session: new FakeStorage(),
    window: new EventTarget(),
    document: Object.assign(new EventTarget(), { visibilityState: 'visible', currentScript: null as unknown }),
    navigator: {} as Record<string, unknown>,
    attach: undefined as unknown as (media: unknown, options?: Partial<Options>) => Handle,

    hide() {
      page.document.visibilityState = 'hidden'
      page.document.dispatchEvent(new Event('visibilitychange'))
    },
    leave() {
      page.hide()
      page.window.dispatchEvent(new Event('pagehide'))
    },
    /** The same page once more, with nothing left of the first but its storage. */
    async reload() {
      page.leave()
      await vi.advanceTimersByTimeAsync(20)
      for (const timer of timers.splice(0)) clearTimeout(timer)
      await page.load()
    },
    async load() {
      vi.resetModules()
      page.window = new EventTarget()
      page.document = Object.assign(new EventTarget(), { visibilityState: 'visible', currentScript: null })
      vi.stubGlobal('addEventListener', page.window.addEventListener.bind(page.window))
      vi.stubGlobal('document', page.document)
      const { attach } = await import('../src/attach.js')
      page.attach = (media, options) => attach(media as HTMLMediaElement, { ...basic, ...options })
    },
    /** Every span the collector knows, as it was last told, in seconds since noon. */
    spans: () => {
      const known = new Map<string, [number, number, number, number]>()
      for (const { play, spans } of page.messages)
        for (const { start, stop, position, rate } of spans) {
          const seconds = (instant: string) => (Date.parse(instant) - noon) / 1000
          const before = known.get(play + start)?.[1] ?? Number.NEGATIVE_INFINITY
          known.set(play + start, [seconds(start), Math.max(before, seconds(stop)), position / 1000, rate])
        }
      return [...known.values()].sort((a, b) => a[0] - b[0])
    },
  }
  const timers: NodeJS.Timeout[] = []
  for (const name of ['setTimeout', 'setInterval'] as const) {
    const faked = globalThis[name]
    vi.stubGlobal(name, (run: () => void, time: number) => {
      timers.push(faked(run, time))
      return timers.at(-1)
    })
  }
  const basic: Options = { endpoint: 'https://sweeps.example', key: 'k', service: 'noa', content: 'hr-1-3', viewer: 'dana' }

  vi.stubGlobal('navigator', page.navigator)
  vi.stubGlobal('localStorage', page.local)
  vi.stubGlobal('sessionStorage', page.session)
  vi.stubGlobal(
    'Request',
    class {
      get keepalive() {
        return true
      }
    },
  )
  vi.stubGlobal('fetch', async (address: string, request: RequestInit) => {
    if (address.endsWith('/v1/time')) {
      page.asksForTime++
      if (!page.timeAnswers) throw new TypeError('Failed to fetch')
      return Response.json({ now: new Date(Date.now() - page.skew).toISOString() })
    }
    page.asked.push(Date.now())
    page.bodies.push(request.body as string)
    const answer = page.answers.length > 1 ? page.answers.shift()! : page.answers[0]!
    if (answer === 'drop') throw new TypeError('Failed to fetch')
    if (answer === 'silence') return new Promise((_, fail) => request.signal!.addEventListener('abort', () => fail(new Error('aborted'))))
    const { status, retryAfter = '' } = typeof answer === 'number' ? { status: answer } : answer
    if (status === 204) page.messages.push(...[JSON.parse(request.body as string)].flat())
    return new Response(null, { status, headers: retryAfter ? { 'Retry-After': retryAfter } : {} })
  })
  await page.load()
  return page
}

export type FakePage = Awaited<ReturnType<typeof fakePage>>
