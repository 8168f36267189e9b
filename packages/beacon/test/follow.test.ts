import type Hls from 'hls.js'
import type shaka from 'shaka-player'
import type videojs from 'video.js'
import { afterEach, beforeEach, describe, expect, expectTypeOf, test, vi } from 'vitest'
import type { attachHls, FollowOptions, Handle } from '../src/hls.js'
import type { attachShaka } from '../src/shaka.js'
import type { attachVideoJs } from '../src/video-js.js'
import { FakeMedia, type FakePage, fakePage } from './fakePage.js'

/** A player as hls.js is: it has an element and a source, and says when either may be another. */
class FakePlayer {
  media: HTMLMediaElement | null = null
  url: string | null = null
  readonly #listeners = new Map<string, Set<() => void>>()
  on(event: string, listener: () => void) {
    this.#listeners.set(event, (this.#listeners.get(event) ?? new Set()).add(listener))
  }
  off(event: string, listener: () => void) {
    this.#listeners.get(event)?.delete(listener)
  }
  say(event: string) {
    for (const listener of this.#listeners.get(event) ?? []) listener()
  }
  attachMedia(media: FakeMedia | null) {
    this.media = media as unknown as HTMLMediaElement | null
    this.say(media ? 'hlsMediaAttached' : 'hlsMediaDetached')
  }
  loadSource(url: string) {
    if (this.url) (this.media as unknown as FakeMedia | null)?.load()
    this.url = url
    ;(this.media as unknown as FakeMedia | null)?.stall(false)
    this.say('hlsManifestLoading')
  }
  get listeners() {
    return [...this.#listeners.values()].reduce((sum, { size }) => sum + size, 0)
  }
}

let page: FakePage
let media: FakeMedia
let player: FakePlayer
let follow: (content: FollowOptions['content']) => Handle
beforeEach(async () => {
  page = await fakePage()
  media = new FakeMedia()
  player = new FakePlayer()
  const { attachHls } = await import('../src/hls.js')
  follow = content => attachHls(player, { endpoint: 'https://sweeps.example', key: 'k', service: 'noa', viewer: 'dana', content })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Seconds of each content that were told. */
async function heard(): Promise<Record<string, number>> {
  await vi.advanceTimersByTimeAsync(2000)
  const seconds: Record<string, number> = {}
  const told = new Map(page.messages.flatMap(({ content, play, spans }) => spans.map(span => [play + span.start, { content, span }])))
  for (const { content, span } of told.values())
    seconds[content] = (seconds[content] ?? 0) + (Date.parse(span.stop) - Date.parse(span.start)) / 1000
  return seconds
}

async function watch(seconds: number): Promise<void> {
  media.play()
  await media.run(seconds * 1000)
}

describe('a player that is followed', () => {
  test('another content in the same element is another play', async () => {
    const handle = follow(source => source.split('/').at(-1))
    player.loadSource('https://video.example/a')
    player.attachMedia(media)
    await watch(5)
    const first = handle.play
    player.loadSource('https://video.example/b')
    await watch(3)
    media.pause()
    expect(await heard()).toEqual({ a: 5, b: 3 })
    expect(handle.play).not.toBe(first)
    expect(new Set(page.messages.map(({ play }) => play)).size).toBe(2)
  })

  test('one that plays already is found', async () => {
    player.loadSource('https://video.example/a')
    player.attachMedia(media)
    media.play()
    follow('one')
    await media.run(4000)
    media.pause()
    expect(await heard()).toEqual({ one: 4 })
  })

  test('what has no content, as an advertisement, is not measured', async () => {
    follow(source => (source.endsWith('ad') ? undefined : source.split('/').at(-1)))
    player.attachMedia(media)
    player.loadSource('https://video.example/a')
    await watch(5)
    player.loadSource('https://video.example/ad')
    await watch(7)
    player.loadSource('https://video.example/a')
    await watch(2)
    media.pause()
    expect(await heard()).toEqual({ a: 7 })
    // Within half an hour it goes on.
    expect(new Set(page.messages.map(({ play }) => play)).size).toBe(1)
  })

  test('a source that is asked about once, and a player that says nothing new, change nothing', async () => {
    const content = vi.fn(() => 'one')
    follow(content)
    player.loadSource('https://video.example/a')
    player.attachMedia(media)
    await watch(2)
    player.say('hlsManifestLoading')
    await watch(2)
    media.pause()
    expect(await heard()).toEqual({ one: 4 })
    expect(content.mock.calls).toEqual([['https://video.example/a']])
    expect(page.spans()).toHaveLength(1)
  })

  test('an element that the player has let go of is left alone', async () => {
    follow('one')
    player.loadSource('https://video.example/a')
    player.attachMedia(media)
    await watch(3)
    player.attachMedia(null)
    await watch(4)
    player.attachMedia(media)
    await watch(2)
    player.say('hlsDestroying')
    await watch(6)
    expect(await heard()).toEqual({ one: 5 })
  })

  test('detached, it tells nothing more and listens to nothing', async () => {
    const handle = follow('one')
    player.loadSource('https://video.example/a')
    player.attachMedia(media)
    await watch(3)
    handle.detach()
    await watch(4)
    expect(await heard()).toEqual({ one: 3 })
    expect([player.listeners, handle.play]).toEqual([0, undefined])
  })

  test('what the page throws stays away from the player', async () => {
    follow(() => {
      throw new Error('a mistake')
    })
    player.attachMedia(media)
    player.loadSource('https://video.example/a')
    await watch(3)
    expect(await heard()).toEqual({})
  })
})

test('the players’ own types fit', () => {
  expectTypeOf<Hls>().toExtend<Parameters<typeof attachHls>[0]>()
  expectTypeOf<shaka.Player>().toExtend<Parameters<typeof attachShaka>[0]>()
  expectTypeOf<ReturnType<typeof videojs>>().toExtend<Parameters<typeof attachVideoJs>[0]>()
})
