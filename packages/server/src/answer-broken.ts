import type { Socket } from 'node:net'
import { Problem } from '@sweeps/model'
import { bringsFile } from './takes-its-time.js'

const causes: Record<string, [status: number, title: string, detail: string] | undefined> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large', 'address and headers are at most 16 KB together: send less'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'the request did not come whole in time: send it again'],
}

/** Answers what is no HTTP request, or only part of one, on the bare connection, which ends with it. */
export function answerBroken({ code = '' }: { code?: string }, socket: Socket): void {
  if (code === 'ECONNRESET' || !socket.writable) return
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT' && bringsFile(socket)) return
  const [status, title, detail] = causes[code] ?? [400, 'Bad Request', 'this is no HTTP request that can be read']
  const body = JSON.stringify({ ...new Problem('invalid-request', detail).toJSON(), status })
  socket.end(
    `HTTP/1.1 ${status} ${title}\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
}
