import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundle } from '../bundle.mjs'
import { startChromium } from './chromium.js'

const origin = 'http://beacon.test'
const clip = readFileSync(new URL('../../../samples/clip/countdown.webm', import.meta.url))
let browser: Browser
let script: string
beforeAll(async () => {
  browser = await startChromium()
  script = Buffer.from((await bundle({ write: false }))['dist/sweeps.js']!).toString()
})
afterAll(() => browser?.close())

interface Told {
  content: string
  viewer: string
  play: string
  spans: { start: string; stop: string }[]
}

/** A page of its own with the beacon's script tag. `act` plays in it; what was told comes back: milliseconds and plays by content, or by viewer. */
async function told(
  body: string,
  act: string,
  by: 'content' | 'viewer' = 'content',
): Promise<Record<string, { milliseconds: number; plays: number }>> {
  const context = await browser.newContext()
  const messages: Told[] = []
  await context.route('**/*', async route => {
    const { pathname } = new URL(route.request().url())
    if (pathname === '/clip.webm') return route.fulfill({ contentType: 'video/webm', body: clip })
    if (pathname === '/sweeps.js') return route.fulfill({ contentType: 'text/javascript', body: script })
    if (pathname === '/v1/time') return route.fulfill({ json: { now: new Date().toISOString() } })
    if (pathname === '/v1/spans') {
      messages.push(...([JSON.parse(route.request().postData() ?? '[]')].flat() as Told[]))
      return route.fulfill({ status: 204 })
    }
    return route.fulfill({ contentType: 'text/html', body: `<!doctype html><title>t</title>${body}` })
  })
  const page = await context.newPage()
  await page.goto(origin)
  await page.evaluate(`(async () => {
    const sleep = ms => new Promise(done => setTimeout(done, ms))
    const play = async (v, ms) => { v.muted = true; if (!v.src) v.src = '/clip.webm'; await v.play(); const until = v.currentTime + ms / 1000; while (v.currentTime < until) await sleep(20) }
    ${act}
  })()`)
  await sleep(2500)
  await context.close()
  const spans = new Map<string, number>()
  for (const { [by]: content, play, spans: some } of messages)
    for (const { start, stop } of some) {
      const key = `${content} ${play} ${start}`
      spans.set(key, Math.max(spans.get(key) ?? 0, Date.parse(stop) - Date.parse(start)))
    }
  const found: Record<string, { milliseconds: number; plays: number }> = {}
  for (const [key, length] of spans) {
    const content = key.split(' ')[0]!
    const plays = new Set([...spans.keys()].filter(other => other.startsWith(`${content} `)).map(other => other.split(' ')[1]))
    found[content] = { milliseconds: (found[content]?.milliseconds ?? 0) + length, plays: plays.size }
  }
  return found
}

const tag = (attributes: string) => `<script src="/sweeps.js" data-key="k" data-service="s" data-viewer="u" ${attributes}></script>`
const about = (milliseconds: number) => ({
  asymmetricMatch: (value: unknown) => typeof value === 'number' && value > milliseconds - 400 && value < milliseconds + 900,
})
const watched = (milliseconds: number, plays = 1) => ({ milliseconds: about(milliseconds), plays })

test('it waits for a player that comes later, however deep', async () => {
  const act = `await sleep(500); const box = document.createElement('div'); box.innerHTML = '<p><video></video></p>'; document.body.append(box)
    await play(box.querySelector('video'), 1500); box.querySelector('video').pause()`
  expect(await told(tag('data-content="late"'), act)).toEqual({ late: watched(1500) })
})

test('several players, each with what it plays on it, or chosen by tags of their own', async () => {
  const act = `const [a, b] = document.querySelectorAll('video'); await play(a, 1200); a.pause(); await play(b, 1200); b.pause()`
  const [both, apart] = await Promise.all([
    told(`<video data-content="a"></video><video data-content="b"></video>${tag('')}`, act),
    told(
      `<video id="a"></video><video id="b"></video>${tag('data-content="a" data-media="#a"')}${tag('data-content="b" data-media="#b"')}`,
      act,
    ),
  ])
  expect([both, apart]).toEqual([
    { a: watched(1200), b: watched(1200) },
    { a: watched(1200), b: watched(1200) },
  ])
})

test('another content id, on the tag or on the player, is another play; without a selector the first player has the tag’s content', async () => {
  const [onTag, onPlayer, first] = await Promise.all([
    told(
      `<video></video>${tag('data-content="one"')}`,
      `const v = document.querySelector('video'); await play(v, 1200); document.querySelector('script').dataset.content = 'two'; await play(v, 1200); v.pause()`,
    ),
    told(
      `<video data-content="one"></video>${tag('')}`,
      `const v = document.querySelector('video'); await play(v, 1200); v.dataset.content = 'two'; await play(v, 1200); v.dataset.title = 'x'; v.pause()`,
    ),
    told(
      `<video></video><video></video>${tag('data-content="one"')}`,
      `const [v, w] = document.querySelectorAll('video'); await play(w, 800); w.pause(); await play(v, 1200); v.pause()`,
    ),
  ])
  expect(onTag).toEqual({ one: watched(1200), two: watched(1200) })
  expect(onPlayer).toEqual({ one: watched(1200), two: watched(1200) })
  expect(first).toEqual({ one: watched(1200) })
})

test('another viewer, on the tag or on the player, is another play: who signs in later is told from then on', async () => {
  const [onTag, onPlayer] = await Promise.all([
    told(
      `<video></video>${tag('data-content="one"')}`,
      `const v = document.querySelector('video'); await play(v, 1200); document.querySelector('script').dataset.viewer = 'w'; await play(v, 1200); v.pause()`,
      'viewer',
    ),
    told(
      `<video data-content="one" data-viewer="a"></video>${tag('')}`,
      `const v = document.querySelector('video'); await play(v, 1200); v.dataset.viewer = 'b'; await play(v, 1200); v.pause()`,
      'viewer',
    ),
  ])
  expect(onTag).toEqual({ u: watched(1200), w: watched(1200) })
  expect(onPlayer).toEqual({ a: watched(1200), b: watched(1200) })
})

test('a player that is taken away ends its span; the one in its place goes on with the play', async () => {
  const act = `const v = document.querySelector('video'); await play(v, 1200); v.remove(); await sleep(800)
    const w = document.createElement('video'); document.body.append(w); await play(w, 1200); w.pause()`
  expect(await told(`<video></video>${tag('data-content="one"')}`, act)).toEqual({ one: watched(2400) })
})

test('a tag without a key only defines how to attach', async () => {
  expect(await told('<video></video><script src="/sweeps.js"></script>', `await play(document.querySelector('video'), 500)`)).toEqual({})
})
