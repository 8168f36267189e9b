import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, type ExpectStatic, test } from 'vitest'
import type { attach, Options } from '../src/index.js'
import { startChromium } from './chromium.js'
import type { Collector } from './receiver.js'
import { stage } from './stage.js'
import { openTab } from './tab.js'

/** What a collector knows may differ from what was really played by this much. */
const tolerance = 300

/** The state of playing, in the page. */
declare const video: HTMLVideoElement
declare let really: number
declare const played: () => number
declare const options: Options
declare const sweeps: { attach: typeof attach }

/** The beacon in a real browser with a real clip, told to the collector that `start` makes. */
export const scenarios = (name: string, start: () => Promise<Collector>) =>
  describe.concurrent(name, () => {
    let collector: Collector
    let theatre: Awaited<ReturnType<typeof stage>>
    let browser: Browser

    beforeAll(async () => {
      collector = await start()
      theatre = await stage(collector)
      browser = await startChromium()
    })
    afterAll(async () => {
      await browser?.close()
      await theatre?.close()
      await collector?.close()
    })

    const address = (content: string, query = '') => `${theatre.origin}/?content=${content}${query}`

    const open = async (content: string, query?: string) => {
      const context = await browser.newContext()
      const page = await context.newPage()
      const trouble: string[] = []
      page.on('pageerror', error => trouble.push(String(error)))
      page.on('console', message => message.type() === 'error' || trouble.push(message.text()))
      await page.goto(address(content, query))
      return { page, context, trouble }
    }
    const play = (page: Page) => page.evaluate(() => video.play())
    const pause = (page: Page) => page.evaluate(() => video.pause())
    const seek = (page: Page, to: number) =>
      page.evaluate(async to => {
        video.currentTime = to
        await new Promise(seeked => video.addEventListener('seeked', seeked, { once: true }))
      }, to)
    /**
     * Waits until this much more was really played: a busy machine plays late, and a scenario is about playing, not about waiting.
     * It is asked for from here, because a page that nobody sees is woken rarely.
     */
    const watch = async (page: { evaluate(expression: string): Promise<unknown> }, milliseconds: number) => {
      const sofar = async () => Number(await page.evaluate('really'))
      const until = (await sofar()) + milliseconds
      while ((await sofar()) < until) await sleep(50)
    }
    const truth = (page: Page) => page.evaluate(() => ({ really, played: played() }))

    /** Waits for the collector to know what was really played; says by how much it is wrong if it never does. */
    const heard = async (expect: ExpectStatic, content: string, really: number, atLeast: number) => {
      expect(really, 'the clip did play').toBeGreaterThan(atLeast)
      const deadline = Date.now() + 12_000
      let watched = await collector.watched(content)
      while (Math.abs(watched - really) > tolerance && Date.now() < deadline) {
        await sleep(200)
        watched = await collector.watched(content)
      }
      // Nothing that is still on its way may add to it.
      await sleep(500)
      watched = await collector.watched(content)
      expect(Math.abs(watched - really), `watched ${watched}, really ${really}`).toBeLessThanOrEqual(tolerance)
    }

    test('play and pause', async ({ expect }) => {
      const content = randomUUID()
      const { page, context, trouble } = await open(content)
      await play(page)
      await watch(page, 3000)
      await pause(page)
      await sleep(2500)
      await play(page)
      await watch(page, 2000)
      await pause(page)
      const { really, played } = await truth(page)
      expect(Math.abs(really - played), 'the browser agrees').toBeLessThan(tolerance)
      await heard(expect, content, really, 4000)
      expect(trouble).toEqual([])
      await context.close()
    })

    test('seek back and forward', async ({ expect }) => {
      const content = randomUUID()
      const { page, context, trouble } = await open(content)
      await play(page)
      await watch(page, 2500)
      await seek(page, 0.5)
      await watch(page, 2000)
      await seek(page, 30)
      await watch(page, 2000)
      await seek(page, 12)
      await seek(page, 40)
      await watch(page, 1500)
      await pause(page)
      await heard(expect, content, (await truth(page)).really, 6000)
      expect(trouble).toEqual([])
      await context.close()
    })

    test('one and a half times as fast', async ({ expect }) => {
      const content = randomUUID()
      const { page, context, trouble } = await open(content)
      await play(page)
      await watch(page, 1500)
      await page.evaluate(() => {
        video.playbackRate = 1.5
      })
      await watch(page, 4000)
      await pause(page)
      const { really, played } = await truth(page)
      expect(played - really, 'it did play faster').toBeGreaterThan(1500)
      await heard(expect, content, really, 4500)
      expect(trouble).toEqual([])
      await context.close()
    })

    test('a stalled network', async ({ expect }) => {
      const content = randomUUID()
      const { page, context } = await open(content, '&stall=90000')
      await play(page)
      // A busy machine plays in fits, and has too little ahead for a moment before the network does stand still: it does once the
      // playhead has not moved for a while at the end of what came.
      let stalled = -1
      for (let last = 0; last !== stalled; await sleep(1500)) {
        stalled = last
        await page.waitForFunction(() => video.readyState < 3 && video.currentTime > 1)
        last = await page.evaluate(() => video.currentTime * 1000)
      }
      await sleep(2500)
      expect(await page.evaluate(() => video.currentTime * 1000), 'it did stand still').toBe(stalled)
      theatre.release(content)
      await page.waitForFunction(() => video.readyState > 2)
      await watch(page, 3000)
      await pause(page)
      const { really, played } = await truth(page)
      expect(Math.abs(really - played), 'the browser agrees').toBeLessThan(tolerance)
      await heard(expect, content, really, stalled + 2500)
      await context.close()
    })

    test('a hidden tab plays on', async ({ expect }) => {
      const content = randomUUID()
      const tab = await openTab(browser, address(content))
      while (!(await tab.evaluate('document.readyState === "complete" && !!window.sweeps'))) await sleep(100)
      await tab.evaluate('video.play()')
      await watch(tab, 1500)
      await tab.hide()
      await watch(tab, 5000)
      expect(await tab.evaluate('document.visibilityState')).toBe('hidden')
      expect(await collector.watched(content), 'told when it was hidden').toBeGreaterThan(1000)
      await tab.evaluate('video.pause()')
      await tab.show()
      await heard(expect, content, Number(await tab.evaluate('really')), 6000)
      await tab.close()
    })

    test('a closed tab', async ({ expect }) => {
      const content = randomUUID()
      const { page, context } = await open(content)
      await play(page)
      await watch(page, 4000)
      await page.close()
      while (!theatre.really.has(content)) await sleep(100)
      await heard(expect, content, theatre.really.get(content)!, 3000)
      await context.close()
    })

    test('half a minute offline', async ({ expect }) => {
      const content = randomUUID()
      const { page, context } = await open(content, '&heartbeat=5000')
      await play(page)
      await watch(page, 2000)
      // All of the clip must have come before: a browser that asks in vain for the rest stops playing what it has.
      await page.waitForFunction(() => video.buffered.length > 0 && video.buffered.end(video.buffered.length - 1) > video.duration - 0.5)
      await context.setOffline(true)
      await watch(page, 30_000)
      await pause(page)
      await context.setOffline(false)
      await heard(expect, content, (await truth(page)).really, 30_000)
      await context.close()
      // Half a minute of video takes longer on a machine that is busy.
    }, 180_000)

    test('a reload half-way is the same play', async ({ expect }) => {
      const content = randomUUID()
      const { page, context, trouble } = await open(content)
      await play(page)
      await watch(page, 3000)
      const half = await page.evaluate(() => video.currentTime)
      await page.reload()
      await seek(page, half)
      await play(page)
      await watch(page, 3000)
      await pause(page)
      await heard(expect, content, (await truth(page)).really, 5000)
      expect(await collector.plays(content)).toBe(1)
      expect(trouble).toEqual([])
      await context.close()
    })

    test('a collector that is busy, then back', async ({ expect }) => {
      const content = randomUUID()
      const { page, context } = await open(content, '&heartbeat=1000')
      theatre.shut(content, 503)
      await play(page)
      await watch(page, 4000)
      await pause(page)
      expect(await collector.watched(content)).toBe(0)
      theatre.open(content)
      await heard(expect, content, (await truth(page)).really, 3000)
      await context.close()
    })

    test('a collector that is down as long as the page lives', async ({ expect }) => {
      const content = randomUUID()
      const { page, context } = await open(content, '&heartbeat=1000')
      theatre.shut(content, 'drop')
      await play(page)
      await watch(page, 3000)
      await page.close()
      while (!theatre.really.has(content)) await sleep(100)
      expect(await collector.watched(content)).toBe(0)
      theatre.open(content)
      // The next page of the site, about something else, brings the news.
      const next = await context.newPage()
      await next.goto(address(randomUUID()))
      await heard(expect, content, theatre.really.get(content)!, 2000)
      await context.close()
    })

    test('the next episode in the same element', async ({ expect }) => {
      const [first, second] = [randomUUID(), randomUUID()]
      const { page, context, trouble } = await open(first)
      await play(page)
      await watch(page, 2500)
      const before = await page.evaluate(async content => {
        const before = really
        sweeps.attach(video, { ...options, content })
        video.src += '&second'
        await video.play()
        return before
      }, second)
      await watch(page, 2500)
      await pause(page)
      const { really } = await truth(page)
      await heard(expect, first, before, 2000)
      await heard(expect, second, really - before, 2000)
      expect(trouble).toEqual([])
      await context.close()
    })
  })
