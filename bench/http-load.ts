import { connect, type Socket } from 'node:net'

export interface Load {
  /** Requests answered a second. */
  perSecond: number
  /** 99th percentile of the time to an answer, milliseconds. */
  p99: number
  p50: number
  answered: number
  /** Answers that were not the one expected. */
  failed: number
}

/**
 * Requests over keep-alive connections, the next one as soon as the last is answered. Written on bare sockets: on two cores a client
 * that costs as much as the server would measure itself. `next` gives the whole request as bytes, or undefined to end.
 */
export async function httpLoad(
  port: number,
  connections: number,
  next: () => Buffer | undefined,
  expected = 'HTTP/1.1 204',
): Promise<Load> {
  const times: number[] = []
  let failed = 0
  const began = performance.now()
  await Promise.all(Array.from({ length: connections }, () => converse(port, next, expected, times, () => failed++)))
  const seconds = (performance.now() - began) / 1000
  times.sort((a, b) => a - b)
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { perSecond: times.length / seconds, p99: at(0.99), p50: at(0.5), answered: times.length, failed }
}

function converse(port: number, next: () => Buffer | undefined, expected: string, times: number[], fail: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(port, '127.0.0.1')
    socket.setNoDelay(true)
    let sent = 0
    let rest = ''
    const send = (): void => {
      const request = next()
      if (!request) {
        socket.end()
        resolve()
        return
      }
      sent = performance.now()
      socket.write(request)
    }
    socket.on('connect', send)
    socket.on('error', reject)
    socket.on('data', chunk => {
      rest += chunk.toString('latin1')
      const head = rest.indexOf('\r\n\r\n')
      if (head < 0) return
      const length = /content-length: (\d+)/i.exec(rest.slice(0, head))
      if (length && rest.length < head + 4 + Number(length[1])) return
      if (!length && /transfer-encoding: chunked/i.test(rest.slice(0, head)) && !rest.endsWith('0\r\n\r\n')) return
      times.push(performance.now() - sent)
      if (!rest.startsWith(expected)) fail()
      rest = ''
      send()
    })
  })
}
