import Type, { Compile, type Static } from '@sweeps/model/typebox'
import { playId } from '../play-id.js'
import type { EventRead, SessionEvent, SessionReader, Sitting } from '../source.js'
import { cmcdOf, isCdnRequest } from './record.js'

/** Kinds of objects that are pictures: audio beside them would count the same time twice. */
const pictures = new Set(['v', 'av'])
const day = 86_400_000

const Body = Type.Object({
  content: Type.String(),
  path: Type.String(),
  finished: Type.Number(),
  /** Length of the segment, ms. */
  length: Type.Number(),
})
type Body = Static<typeof Body>
const bodies = Compile(Body)

/** One request → an event of its session. */
export function readRequest(record: unknown): EventRead {
  if (!isCdnRequest(record))
    return { bad: { field: '', reason: 'is no line of CloudFront (with a #Fields: line before it) or of nginx (combined)' } }
  if (Number.isNaN(record.finished)) return { bad: { field: 'time', reason: 'is no time' } }
  if (record.method !== 'GET') return { leftOut: 'requests that fetch nothing' }
  if (record.status !== 200 && record.status !== 206 && record.status !== 304) return { leftOut: 'requests that failed' }
  const cmcd = cmcdOf(record.query)
  if (!cmcd) return { leftOut: 'requests without CMCD: nothing says whose they are' }
  const { sid, cid, d, ot } = { sid: undefined, cid: undefined, d: undefined, ot: undefined, ...cmcd }
  if (typeof sid !== 'string' || typeof cid !== 'string' || !sid || !cid)
    return { leftOut: 'requests without session or content (sid, cid)' }
  if (typeof ot === 'string' && !pictures.has(ot))
    return { leftOut: 'requests for sound, text, manifests and the like: pictures are counted' }
  if (typeof d !== 'number' || !(d > 0) || d > day) return { leftOut: 'requests that do not say how long their segment is (d)' }
  const body: Body = { content: cid, path: record.path, finished: record.finished, length: Math.round(d) }
  const session = `${sid}\0${cid}`
  return { event: { session, at: record.finished - record.took, rank: 0, body: JSON.stringify(body) } }
}

/**
 * The requests of one session for one content in their order → one stretch. It begins with the first request and is as long as the
 * segments that were fetched, each once, but not longer than from the first request to the last answer.
 */
export function cdnSession(): SessionReader {
  const lengths = new Map<string, number>()
  let sitting: Omit<Sitting, 'stretches'> | undefined
  let first = Number.POSITIVE_INFINITY
  let last = 0
  return {
    add({ session, at, body: json }: SessionEvent) {
      const body: unknown = JSON.parse(json)
      if (!bodies.Check(body)) return []
      sitting ??= { content: body.content, play: playId('cdn-log', session) }
      first = Math.min(first, at)
      last = Math.max(last, body.finished)
      lengths.set(body.path, Math.max(lengths.get(body.path) ?? 0, body.length))
      return []
    },
    end() {
      const fetched = [...lengths.values()].reduce((sum, length) => sum + length, 0)
      const stop = first + Math.min(fetched, last - first)
      return sitting && stop > first ? [{ ...sitting, stretches: [{ start: first, stop }] }] : []
    },
  }
}
