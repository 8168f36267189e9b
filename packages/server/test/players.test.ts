import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, type ExpectStatic, test } from 'vitest'
import { startChromium } from '../../beacon/test/chromium.js'
import { openTab, type Tab } from '../../beacon/test/tab.js'
import { playersStage } from './players/stage.js'
import { type RealServer, realServer } from './real-server.js'
import { watched } from './watched.js'

/** What Sweeps makes of a play may differ from what was really played by this much. */
const tolerance = 1000

let server: RealServer
let stage: Awaited<ReturnType<typeof playersStage>>
let browser: Browser
beforeAll(async () => {
  server = await realServer()
  const keyOf = async (service: string) =>
    (await server.engine.people.keys.create({ kind: 'write', service, name: service }, 'test')).secret
  stage = await playersStage({
    address: server.address,
    ...{ cmcd: await keyOf('cmcd'), snowplow: await keyOf('snowplow'), segment: await keyOf('segment'), beacon: server.key },
  })
  browser = await startChromium()
})
afterAll(async () => {
  await browser?.close()
  stage?.close()
  await server?.close()
})

const number = async (tab: Tab, expression: string): Promise<number> => Number(await tab.evaluate(expression))

/** Waits until so much more was really played: a busy machine plays late. */
async function watch(tab: Tab, milliseconds: number): Promise<void> {
  const until = (await number(tab, 'really')) + milliseconds
  while ((await number(tab, 'really')) < until) await sleep(100)
}

/** Plays what was loaded last, once the player has taken it up: what is asked before that, the browser forgets when it comes. */
async function begin(tab: Tab, before: string): Promise<void> {
  while ((await number(tab, `really - ${before}`)) < 100) {
    await tab.evaluate('void video.play().catch(() => {})')
    await sleep(200)
  }
}

/** Opens a page with a player, which begins to play. */
async function open(player: string, content: string): Promise<Tab> {
  const tab = await openTab(browser, `${stage.origin}/?player=${player}&content=${content}`)
  while (!(await tab.evaluate('globalThis.ready'))) await sleep(100)
  await begin(tab, '0')
  return tab
}

/** Plays, pauses, loses the network, seeks, plays faster, stalls, plays in the background: all that happens to a play but its end. */
async function playThrough(expect: ExpectStatic, tab: Tab, content: string): Promise<void> {
  await watch(tab, 2500)
  await tab.evaluate('video.pause()')
  await sleep(1500)
  await tab.evaluate('video.play()')
  await watch(tab, 1500)
  // What is told meanwhile reaches nobody; what plays is there already.
  await tab.offline(true)
  expect(await tab.evaluate('navigator.onLine')).toBe(false)
  await tab.evaluate('video.pause()')
  await sleep(2000)
  await tab.evaluate('video.play()')
  await watch(tab, 1500)
  await tab.offline(false)
  await tab.evaluate('video.currentTime = 20')
  await watch(tab, 1500)
  await tab.evaluate('video.playbackRate = 1.5')
  await watch(tab, 2000)
  await tab.evaluate('video.playbackRate = 1')
  // A browser may stop what nobody hears and sees: what is played then is up to it.
  await tab.hide()
  await sleep(2000)
  expect(await tab.evaluate('document.visibilityState')).toBe('hidden')
  await tab.show()
  await tab.evaluate('video.currentTime = 46')
  await tab.evaluate('video.play()')
  await watch(tab, 2000)
  for (let playhead = -1, last = 0; playhead !== last; await sleep(1200)) {
    last = playhead
    playhead = await number(tab, 'video.currentTime')
  }
  expect(await number(tab, 'video.currentTime'), 'it stalls').toBeLessThan(52)
  stage.release(content)
  await watch(tab, 1500)
}

/** What the page says when it goes. */
async function close(expect: ExpectStatic, tab: Tab, content: string): Promise<{ first: number; all: number }> {
  expect(await tab.evaluate('trouble.join()')).toBe('')
  await tab.leave()
  while (!stage.really.has(content)) await sleep(100)
  return stage.really.get(content)!
}

/** Holds what is counted to what was played; the last of it may be on its way. */
async function counts(expect: ExpectStatic, content: string, really: number): Promise<void> {
  const { plays, store } = server.engine
  let counted = { ms: 0, plays: 0 }
  for (const until = Date.now() + 20_000; Date.now() < until && Math.abs(counted.ms - really) >= tolerance; await sleep(500)) {
    await plays.loader.drained()
    await plays.settler.pass(store.clock.now() + 130_000)
    counted = await watched(server.engine, content)
  }
  expect(Math.abs(counted.ms - really), `${content}: counted ${counted.ms}, really ${really}`).toBeLessThan(tolerance)
  expect(counted.plays).toBe(1)
}

describe.concurrent('as the guide says', () => {
  test.for(['hls', 'dash', 'snowplow', 'segment-browser'])('%s reports by itself', { timeout: 120_000 }, async (player, { expect }) => {
    const content = `${player}-${randomUUID()}`
    const tab = await open(player, content)
    await playThrough(expect, tab, content)
    await tab.evaluate('video.pause()')
    // What the pause says is on its way.
    await sleep(500)
    const { all } = await close(expect, tab, content)
    expect(all).toBeGreaterThan(12_000)
    const measured = stage.timePlayed.get(content) ?? all
    expect(Math.abs(measured - all), `the tracker measured ${measured}, really ${all}`).toBeLessThan(tolerance)
    expect(stage.timePlayed.has(content)).toBe(player === 'snowplow')
    await counts(expect, content, all)
    await tab.close()
  })

  test.for<[player: string, load: string]>([
    ['hls-beacon', 'player.loadSource(next)'],
    ['shaka', 'player.load(next)'],
    ['video.js', "player.src({ src: next, type: 'application/x-mpegURL' })"],
  ])(
    '%s with the beacon, the next content in the same element, closed while it plays',
    { timeout: 120_000 },
    async ([player, load], { expect }) => {
      const [content, next] = [`${player}-${randomUUID()}`, `next-${randomUUID()}`]
      const tab = await open(player, content)
      await playThrough(expect, tab, content)
      const address = `${stage.origin}/${next}/index.${player === 'shaka' ? 'mpd' : 'm3u8'}`
      await tab.evaluate(`first = really; (next => ${load})('${address}')`)
      await begin(tab, 'first')
      await watch(tab, 2500)
      const { first, all } = await close(expect, tab, content)
      expect(first).toBeGreaterThan(12_000)
      await counts(expect, content, first)
      await counts(expect, next, all - first)
      await tab.close()
    },
  )
})
