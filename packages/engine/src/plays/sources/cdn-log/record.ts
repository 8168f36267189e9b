import Type, { Compile, type Static } from '@sweeps/model/typebox'
import { decodeLine } from '../cmcd/record.js'

/** A request of a log, whichever server wrote it. */
const CdnRequest = Type.Object({
  /** When the response was finished, epoch ms. */
  finished: Type.Number(),
  /** How long it took, ms; 0 where the log does not say. */
  took: Type.Number(),
  method: Type.String(),
  status: Type.Number(),
  path: Type.String(),
  query: Type.String(),
  /** Names the request; the line itself where nothing does. */
  id: Type.String(),
})
export type CdnRequest = Static<typeof CdnRequest>
const checker = Compile(CdnRequest)
export const isCdnRequest = (value: unknown): value is CdnRequest => checker.Check(value)

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const combined = /^\S+ \S+ \S+ \[(\d\d)\/(\w{3})\/(\d{4}):(\d\d):(\d\d):(\d\d) ([+-]\d{4})\] "(\S+) (\S+)[^"]*" (\d{3}) .*$/

/** A line of nginx’s `combined` format, also with more after it; undefined when it is none. A last cell such as `0.123` is how long it took. */
export function nginxRequest(line: string): CdnRequest | undefined {
  const cells = combined.exec(line)
  if (!cells) return undefined
  const [, day, month = '', year, hours, minutes, seconds, zone = '', method = '', target = '', status] = cells
  const number = String(months.indexOf(month) + 1).padStart(2, '0')
  const finished = Date.parse(`${year}-${number}-${day}T${hours}:${minutes}:${seconds}${zone.slice(0, 3)}:${zone.slice(3)}`)
  const took = / "?(\d+\.\d{3})"?$/.exec(line)?.[1]
  const cut = target.indexOf('?')
  const [path, query] = cut < 0 ? [target, ''] : [target.slice(0, cut), target.slice(cut + 1)]
  return { finished, took: Math.round(Number(took ?? 0) * 1000), method, status: Number(status), path, query, id: line }
}

/** A line of CloudFront’s standard log by the names of its `#Fields:` line; undefined when it lacks what is needed. */
export function cloudFrontRequest(line: string, fields: readonly string[]): CdnRequest | undefined {
  const cells = line.split('\t')
  const cell = (name: string): string => cells[fields.indexOf(name)] ?? ''
  const request = {
    finished: Date.parse(`${cell('date')}T${cell('time')}Z`),
    took: Math.round(Number(cell('time-taken') || 0) * 1000),
    method: cell('cs-method'),
    status: Number(cell('sc-status')),
    path: cell('cs-uri-stem'),
    query: cell('cs-uri-query'),
    id: cell('x-edge-request-id') || line,
  }
  return isCdnRequest(request) && request.path !== '' ? request : undefined
}

/** The CMCD of a query; undefined when it has none. TRICKY: CloudFront writes what was encoded once more encoded. */
export function cmcdOf(query: string): Record<string, unknown> | undefined {
  const found = /(?:^|&)CMCD=([^&]+)/i.exec(query)?.[1]
  if (!found) return undefined
  let text = found
  for (let times = 0; times < 3 && /%[0-9a-f]{2}/i.test(text); times++)
    try {
      text = decodeURIComponent(text)
    } catch {
      return undefined
    }
  return decodeLine(text)
}
