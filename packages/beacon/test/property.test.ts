import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { FakeMedia, fakePage } from './fakePage.js'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

type Deed = { name: string; act: (media: FakeMedia) => void; untold?: number }

const deed = fc.oneof(
  fc.constant<Deed>({ name: 'play', act: media => media.play() }),
  fc.constant<Deed>({ name: 'pause', act: media => media.pause() }),
  fc.integer({ min: 0, max: 39 }).map((to): Deed => ({ name: `seek ${to}`, act: media => media.seek(to), untold: 250 })),
  fc.constantFrom(0, 0.5, 1, 1.5, 2).map((rate): Deed => ({ name: `rate ${rate}`, act: media => media.setRate(rate) })),
  fc.constant<Deed>({ name: 'stall', act: media => media.stall() }),
  fc.constant<Deed>({
    name: 'stall, said',
    act: media => {
      media.stall()
      media.say('waiting')
    },
  }),
  fc.constant<Deed>({ name: 'flow', act: media => media.stall(false), untold: 250 }),
  fc.constant<Deed>({
    name: 'flow, said',
    act: media => {
      media.stall(false)
      media.say('playing')
    },
  }),
  fc
    .constantFrom('waiting', 'playing', 'seeked', 'timeupdate', 'play')
    .map((event): Deed => ({ name: `stale ${event}`, act: media => media.say(event) })),
)

const story = fc.array(fc.record({ deed, wait: fc.integer({ min: 0, max: 4000 }) }), { minLength: 1, maxLength: 25 })

test('whatever happens, spans do not overlap and add up to what was played', async () => {
  await fc.assert(
    fc.asyncProperty(story, fc.boolean(), async (story, loop) => {
      const page = await fakePage()
      const media = new FakeMedia()
      media.duration = 40
      media.loop = loop
      page.attach(media)
      // The playhead is seen four times a second: a seek or a silent stall may hide what it did since.
      let untold = 50
      for (const { deed, wait } of story) {
        deed.act(media)
        untold += deed.untold ?? 3
        await media.run(wait)
      }
      media.pause()
      await vi.advanceTimersByTimeAsync(5000)
      const spans = page.spans()
      for (const [at, span] of spans.entries()) {
        expect(span[1]).toBeGreaterThan(span[0])
        if (at) expect(span[0]).toBeGreaterThanOrEqual(spans[at - 1]![1])
      }
      const told = spans.reduce((sum, [start, stop]) => sum + (stop - start) * 1000, 0)
      expect(told).toBeLessThanOrEqual(media.really + untold)
      expect(told).toBeGreaterThanOrEqual(media.really - untold)
    }),
    { numRuns: 150, seed: 20_210_809 },
  )
})
