import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { probe } from '../../../beacon/test/probe.js'

const here = fileURLToPath(new URL('.', import.meta.url))
const resolve = createRequire(import.meta.url).resolve
/** Each player as it comes from npm. */
const scripts: Record<string, string> = {
  hls: resolve('hls.js'),
  dash: resolve('dashjs'),
  shaka: resolve('shaka-player'),
  'video.js': resolve('video.js/dist/video.js'),
}
/** What is imported by its name in the guide, as a bundler would. */
const modules = ['@snowplow/browser-tracker', '@snowplow/browser-plugin-media', '@segment/analytics-next']
/** Those whose lines of the guide tell what an element plays, whoever plays it: hls.js does here. */
const trackers = ['snowplow', 'segment-browser']
const imports = Object.fromEntries(modules.map((name, at) => [name, `/modules/${at}`]))
const bundled = async (name: string): Promise<Uint8Array> =>
  (await build({ stdin: { contents: `export * from '${name}'`, resolveDir: here }, bundle: true, format: 'esm', write: false }))
    .outputFiles[0]!.contents
const guide = readFileSync(new URL('../../../../docs/guides/players.md', import.meta.url), 'utf8')
const file = (name: string) => readFileSync(new URL(`./stream/${name}`, import.meta.url))
const playlists: Record<string, string> = { 'index.m3u8': 'application/vnd.apple.mpegurl', 'index.mpd': 'application/dash+xml' }
const media = { 'index.m4s': file('index.m4s'), 'dash.m4s': file('dash.m4s') }
/** What is held comes from here: its last ten seconds of sixty. */
const heldFrom = 0.83

/** Where pages send to. */
export interface Collectors {
  address: string
  /** Keys of a service each: of two sources of one service one counts. */
  cmcd: string
  snowplow: string
  segment: string
  beacon: string
}

/**
 * The origin of pages that play a stream as the guide says: another than the collector’s, so that asking first is part of the play. A page is
 * `/?player=&content=`, its streams stand under `/content/`.
 */
export async function playersStage(collectors: Collectors) {
  const waiting = new Map<string, (() => void)[]>()
  const flowing = new Set<string>()
  const really = new Map<string, { first: number; all: number }>()
  const timePlayed = new Map<string, number>()
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://stage')
    const [, folder = '', name = ''] = pathname.split('/')
    if (pathname === '/')
      return response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(page(searchParams.get('player') ?? '', searchParams.get('content') ?? ''))
    if (folder === 'scripts') return response.writeHead(200, { 'content-type': 'text/javascript' }).end(readFileSync(scripts[name]!))
    if (folder === 'com.snowplowanalytics.snowplow') return void overhear(request, response)
    if (folder === 'modules') {
      response.writeHead(200, { 'content-type': 'text/javascript' })
      return void bundled(modules[Number(name)]!).then(text => response.end(text))
    }
    if (folder === 'really') {
      const [first = 0, all = 0] = ['first', 'all'].map(part => Number(searchParams.get(part)))
      really.set(name, { first, all })
      return response.writeHead(204).end()
    }
    if (name in playlists) return response.writeHead(200, { 'content-type': playlists[name] }).end(file(name))
    if (!(name in media)) return response.writeHead(204).end()
    const bytes = media[name as keyof typeof media]
    const [, from = '0', to = String(bytes.length - 1)] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? []
    const send = () => sendPart(response, bytes, Number(from), Number(to))
    if (Number(from) < bytes.length * heldFrom || flowing.has(folder)) return send()
    waiting.set(folder, [...(waiting.get(folder) ?? []), send])
  })
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  const origin = `http://localhost:${typeof address === 'object' ? address?.port : ''}`

  /** Hands on what Snowplow’s tracker tells, and remembers the time that it has measured itself. */
  const overhear = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let body = ''
    for await (const part of request) body += part
    for (const { co } of body ? JSON.parse(body).data : []) {
      const said = Object.assign({}, ...JSON.parse(co).data.map(({ data }: { data: object }) => data))
      // It counts what stalls as played, and says how much that was.
      timePlayed.set(said.label, (said.timePlayed - (said.timeBuffering ?? 0)) * 1000)
    }
    const headers = new Headers()
    for (const name of ['content-type', 'origin', 'user-agent', 'access-control-request-headers', 'access-control-request-method'])
      if (request.headers[name]) headers.set(name, String(request.headers[name]))
    const told = await fetch(collectors.address + request.url, { method: request.method ?? 'POST', headers, ...(body && { body }) })
    response.writeHead(told.status, Object.fromEntries(told.headers)).end(Buffer.from(await told.arrayBuffer()))
  }

  // What was really played is measured without the player: a worker's timer, which no browser throttles, has the playhead looked at every 20 ms,
  // and its advances are added up.
  const page = (player: string, content: string) => `<!doctype html><meta charset="utf-8"><title>A page</title>
<video width="64" muted></video>
<script src="/scripts/${trackers.includes(player) ? 'hls' : player.replace(/-beacon$/, '')}"></script>
<script type="importmap">${JSON.stringify({ imports })}</script>
<script>
  const video = document.querySelector('video')
  const trouble = []
  addEventListener('error', event => trouble.push(event.message))
  addEventListener('unhandledrejection', event => trouble.push(String(event.reason)))
  let really = 0
  let first
  ${probe}
  addEventListener('pagehide', () => { look(); navigator.sendBeacon('/really/${content}?first=' + (first ?? really) + '&all=' + really) })
</script>
<script type="module">
  ${linesOf(player, content)}
  ${trackers.includes(player) ? playsWithHls(content) : "globalThis.player = typeof hls === 'undefined' ? player : hls"}
  globalThis.ready = true
</script>`

  // Plays as hls.js does.
  const playsWithHls = (content: string) => `const hls = new Hls()
  hls.loadSource('${origin}/${content}/index.m3u8')
  hls.attachMedia(video)`

  /** The few lines of the guide, with an address and a key that are there. */
  function linesOf(player: string, content: string): string {
    const block = new RegExp(`\`\`\`js ${player.replace('.', '\\.')}\\n(.*?)\`\`\``, 's').exec(guide)?.[1]
    if (!block) throw new Error(`the guide has no lines for ${player}`)
    return block
      .replace('v1/cmcd?key=swk_…', `v1/cmcd?key=${collectors.cmcd}`)
      .replaceAll(
        'swk_…',
        player === 'snowplow' ? collectors.snowplow : player === 'segment-browser' ? collectors.segment : collectors.beacon,
      )
      .replace("protocol: 'https'", "protocol: 'http'")
      .replace("'sweeps.example.org", `'${new URL(collectors.address).host}`)
      .replaceAll('https://sweeps.example.org', player === 'snowplow' ? origin.replace('localhost', '127.0.0.1') : collectors.address)
      .replace(/https:\/\/video\.example\.org\/episode-101(?:\/index)?\./, `${origin}/${content}/index.`)
      .replaceAll("'episode-101'", `'${content}'`)
  }

  return {
    origin,
    /** What pages said they had really played when they went, by the content that they began with: of that, and of all. */
    really,
    /** What Snowplow’s tracker last said it had measured of a content, without what it waited for, ms. */
    timePlayed,
    /** Lets the end of a content's stream flow, which is held until then. */
    release(content: string) {
      flowing.add(content)
      for (const send of waiting.get(content) ?? []) send()
    },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

function sendPart(response: ServerResponse, bytes: Buffer, from: number, to: number): void {
  const part = bytes.subarray(from, to + 1)
  const range = `bytes ${from}-${from + part.length - 1}/${bytes.length}`
  response.writeHead(206, { 'content-type': 'video/mp4', 'content-range': range, 'accept-ranges': 'bytes' }).end(part)
}
