import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startChromium } from '../../beacon/test/chromium.js'
import { type RealServer, realServer } from './real-server.js'
import { watched } from './watched.js'

/** What Sweeps makes of a player's lines may differ from what was really played by this much. */
const tolerance = 1000

const resolve = createRequire(import.meta.url).resolve
const scripts: Record<string, string> = { hls: resolve('hls.js/dist/hls.js') }
const guide = readFileSync(new URL('../../../docs/guides/players.md', import.meta.url), 'utf8')
const stream = (file: string) => readFileSync(new URL(`./players/stream/${file}`, import.meta.url))

let server: RealServer
let pages: Server
let browser: Browser
let origin = ''
beforeAll(async () => {
  server = await realServer()
  pages = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://stage')
    const file = pathname.slice(1)
    if (file === '')
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(page(searchParams.get('player') ?? '', searchParams.get('content') ?? ''))
    else if (file in scripts) response.writeHead(200, { 'content-type': 'text/javascript' }).end(readFileSync(scripts[file]!))
    else if (file === 'index.m3u8') response.writeHead(200, { 'content-type': 'application/vnd.apple.mpegurl' }).end(stream(file))
    else if (file === 'index.m4s') {
      const bytes = stream(file)
      const [, from = '0', to = String(bytes.length - 1)] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? []
      const part = bytes.subarray(Number(from), Number(to) + 1)
      const range = `bytes ${from}-${Number(from) + part.length - 1}/${bytes.length}`
      response.writeHead(206, { 'content-type': 'video/mp4', 'content-range': range, 'accept-ranges': 'bytes' }).end(part)
    } else response.writeHead(204).end()
  })
  await new Promise<void>(listening => pages.listen(0, '127.0.0.1', listening))
  const address = pages.address()
  // Another origin than the collector's, so that asking first is part of the play.
  origin = `http://localhost:${typeof address === 'object' ? address?.port : ''}`
  browser = await startChromium()
})
afterAll(async () => {
  await browser?.close()
  pages?.closeAllConnections()
  pages?.close()
  await server?.close()
})

/** The few lines of the guide, with an address and a key that are there. */
function linesOf(player: string, content: string): string {
  const block = new RegExp(`\`\`\`js ${player}\\n(.*?)\`\`\``, 's').exec(guide)?.[1]
  if (!block) throw new Error(`the guide has no lines for ${player}`)
  return block
    .replace('https://sweeps.example.org/v1/cmcd?key=swk_…', `${server.address}/v1/cmcd?key=${server.key}`)
    .replace('https://video.example.org/episode-101.m3u8', `${origin}/index.m3u8`)
    .replaceAll("'episode-101'", `'${content}'`)
}

// What was really played is measured without the player: a worker's timer, which no browser throttles, has the playhead looked at every 20 ms, and its
// advances are added up.
const page = (player: string, content: string) => `<!doctype html><meta charset="utf-8"><title>A page</title>
<video width="64" muted></video>
<script src="/${player}"></script>
<script type="module">
  const video = document.querySelector('video')
  globalThis.video = video
  globalThis.really = 0
  let last
  const look = () => {
    const time = performance.now()
    const playhead = video.currentTime * 1000
    if (last) {
      const moved = (playhead - last.playhead) / last.rate
      if (moved > 0 && moved < time - last.time + 150) globalThis.really += moved
    }
    last = { time, playhead, rate: video.playbackRate }
  }
  new Worker(URL.createObjectURL(new Blob(['setInterval(() => postMessage(0), 20)']))).onmessage = look
  ${linesOf(player, content)}
  globalThis.ready = true
</script>`

/** In the page. */
declare const video: HTMLVideoElement

const really = async (tab: Page): Promise<number> => Number(await tab.evaluate('really'))
/** Waits until so much more was really played: a busy machine plays late. */
async function watch(tab: Page, milliseconds: number): Promise<void> {
  const until = (await really(tab)) + milliseconds
  while ((await really(tab)) < until) await sleep(50)
}

describe.each(['hls'])('%s, configured as the guide says', player => {
  test('play, pause, seek, one and a half times as fast, close', { timeout: 120_000 }, async () => {
    const content = randomUUID()
    const tab = await browser.newPage()
    const trouble: string[] = []
    tab.on('pageerror', error => trouble.push(String(error)))
    await tab.goto(`${origin}/?player=${player}&content=${content}`)
    await tab.waitForFunction('globalThis.ready')
    await tab.evaluate(() => video.play())
    await watch(tab, 3000)
    await tab.evaluate(() => video.pause())
    await sleep(2000)
    await tab.evaluate(() => video.play())
    await watch(tab, 2000)
    await tab.evaluate(() => {
      video.currentTime = 40
    })
    await watch(tab, 2000)
    await tab.evaluate(() => {
      video.playbackRate = 1.5
    })
    await watch(tab, 2000)
    await tab.evaluate(() => video.pause())
    const played = await really(tab)
    // What the pause says is on its way.
    await sleep(500)
    await tab.close()
    const { plays, store } = server.engine
    await plays.loader.drained()
    await plays.settler.pass(store.clock.now() + 130_000)
    const { ms, plays: counted } = await watched(server.engine, content)
    expect(trouble).toEqual([])
    expect(played).toBeGreaterThan(8000)
    expect(counted).toBe(1)
    expect(Math.abs(ms - played), `counted ${ms}, really ${played}`).toBeLessThan(tolerance)
  })
})
