import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { bundle } from '../bundle.mjs'
import { probe } from './probe.js'
import type { Collector } from './receiver.js'

const here = (path: string) => new URL(path, import.meta.url)
const clip = readFileSync(here('../../../samples/clip/countdown.webm'))

const page = (collector: Collector, query: URLSearchParams, port: number) => `<!doctype html><meta charset="utf-8"><title>A page</title>
<video width="320" src="/clip.webm?${query}"></video>
<script src="/sweeps.js"></script>
<script>
  const video = document.querySelector('video')
  const content = ${JSON.stringify(query.get('content'))}
  let really = +sessionStorage.really || 0
  ${probe}
  const played = () => { let sum = 0; for (let at = 0; at < video.played.length; at++) sum += video.played.end(at) - video.played.start(at); return sum * 1000 }
  addEventListener('pagehide', () => { look(); sessionStorage.really = really; navigator.sendBeacon('/really?content=' + content, String(really)) })
  const options = {
    endpoint: 'http://localhost:${port}', key: ${JSON.stringify(collector.key)}, service: ${JSON.stringify(collector.service)},
    content, viewer: 'viewer-' + content, screen: 'computer', heartbeat: ${Number(query.get('heartbeat') ?? 30_000)},
  }
  sweeps.attach(video, options)
</script>`

/** The origin a scenario's browser sees: its page, the clip, and a gate through which everything for the collector goes. */
export const stage = async (collector: Collector) => {
  const script = (await bundle({ write: false }))['dist/sweeps.js']
  const shut = new Map<string, 503 | 'drop'>()
  const held = new Map<string, () => void>()
  const really = new Map<string, number>()

  const serveClip = (request: IncomingMessage, response: ServerResponse, query: URLSearchParams) => {
    const from = Number(/bytes=(\d+)/.exec(request.headers.range ?? '')?.[1] ?? 0)
    response.writeHead(206, {
      'Content-Type': 'video/webm',
      'Accept-Ranges': 'bytes',
      'Cache-Control': 'no-store',
      'Content-Length': clip.length - from,
      'Content-Range': `bytes ${from}-${clip.length - 1}/${clip.length}`,
    })
    const stall = Number(query.get('stall') ?? 0)
    if (from >= stall) return response.end(clip.subarray(from))
    // The network stands still after this many bytes, until the scenario lets go.
    response.write(clip.subarray(from, stall))
    held.set(query.get('content')!, () => response.end(clip.subarray(stall)))
  }

  const gate = async (request: IncomingMessage, response: ServerResponse, body: string) => {
    const contents = [...shut].filter(([content]) => body.includes(`"${content}"`))
    if (contents[0]?.[1] === 'drop') return request.socket.destroy()
    if (contents[0]) {
      const headers = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'Retry-After', 'Retry-After': '1' }
      return response.writeHead(503, headers).end()
    }
    const answer = await fetch(collector.origin + request.url, {
      method: request.method!,
      headers: Object.fromEntries(
        ['content-type', 'origin', 'user-agent'].flatMap(name => (request.headers[name] ? [[name, String(request.headers[name])]] : [])),
      ),
      ...(body && { body }),
    })
    const headers = Object.fromEntries([...answer.headers].filter(([name]) => /^(access-control|content-type|retry-after)/.test(name)))
    response.writeHead(answer.status, headers).end(Buffer.from(await answer.arrayBuffer()))
  }

  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://stage')
    if (pathname === '/') return response.writeHead(200, { 'Content-Type': 'text/html' }).end(page(collector, searchParams, port))
    if (pathname === '/sweeps.js') return response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(script)
    if (pathname === '/clip.webm') return serveClip(request, response, searchParams)
    if (pathname === '/favicon.ico') return response.writeHead(204).end()
    let body = ''
    request.setEncoding('utf8').on('data', chunk => {
      body += chunk
    })
    request.on('end', () => {
      if (pathname !== '/really') return gate(request, response, body).catch(() => request.socket.destroy())
      really.set(searchParams.get('content')!, Number(body))
      response.writeHead(204).end()
    })
  })
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    /** Another origin than the endpoint the page is given (localhost), so that CORS is part of the play. */
    origin: `http://127.0.0.1:${port}`,
    /** What pages said they had really played when they went. */
    really,
    /** Makes the collector fail for a content. */
    shut: (content: string, how: 503 | 'drop') => shut.set(content, how),
    open: (content: string) => shut.delete(content),
    /** Lets the stalled clip of a content flow. */
    release: (content: string) => held.get(content)?.(),
    close: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
