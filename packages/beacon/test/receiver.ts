import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Message } from '../src/message.js'

/** Where the browser suite sends spans, and where it asks what has arrived. */
export interface Collector {
  origin: string
  service: string
  key: string
  /** Milliseconds of a content watched so far: the union of the spans of each play, summed. */
  watched(content: string): Promise<number>
  /** How many plays of a content are known. */
  plays(content: string): Promise<number>
  close(): Promise<void>
}

/** Length of the union of intervals. */
export const union = (intervals: [number, number][]) => {
  let length = 0
  let end = Number.NEGATIVE_INFINITY
  for (const [start, stop] of intervals.toSorted(([a], [b]) => a - b)) {
    length += Math.max(0, stop - Math.max(start, end))
    end = Math.max(end, stop)
  }
  return length
}

/** Milliseconds watched according to some messages. */
export const watched = (messages: Message[]) => {
  const plays = new Map<string, [number, number][]>()
  for (const { play, spans } of messages)
    plays.set(play, [...(plays.get(play) ?? []), ...spans.map(span => [Date.parse(span.start), Date.parse(span.stop)] as [number, number])])
  return [...plays.values()].reduce((sum, intervals) => sum + union(intervals), 0)
}

/** The least a collector can be: it keeps what it is sent. */
export const receiver = async (): Promise<Collector & { messages: Message[] }> => {
  const messages: Message[] = []
  const server = createServer((request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*')
    if (request.url === '/v1/time') return response.end(JSON.stringify({ now: new Date().toISOString() }))
    if (request.method !== 'POST' || request.url !== '/v1/spans?key=test') return response.writeHead(404).end()
    let body = ''
    request.setEncoding('utf8').on('data', chunk => {
      body += chunk
    })
    request.on('end', () => {
      messages.push(...[JSON.parse(body)].flat())
      response.writeHead(204).end()
    })
  })
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  const of = (content: string) => messages.filter(message => message.content === content)
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    service: 'test',
    key: 'test',
    messages,
    watched: async content => watched(of(content)),
    plays: async content => new Set(of(content).map(({ play }) => play)).size,
    close: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
