import { type Screen, screens, sources } from '@sweeps/model'
import Type, { Compile, type Static } from '@sweeps/model/typebox'
import { describe, SessionPlays } from '../session-plays.js'
import type { EventRead, ReadContext, SessionEvent, SessionReader } from '../source.js'
import { decodeLine, isCmcdLine } from './record.js'

/** What is carried of a line through the sorting. */
const Body = Type.Object({
  cid: Type.String(),
  e: Type.String(),
  sta: Type.Optional(Type.String()),
  pr: Type.Optional(Type.Number()),
  pt: Type.Optional(Type.Number()),
  viewer: Type.Optional(Type.String()),
  account: Type.Optional(Type.String()),
  market: Type.Optional(Type.String()),
  screen: Type.Optional(Type.Enum([...screens])),
})
type Body = Static<typeof Body>
const bodies = Compile(Body)

/** Ends of playing: nothing comes after them at their instant. */
const ends = new Set(['e', 'f', 'q'])
/** A response says when its request was made: about what it was then, other lines say more. */
const passedOver = new Set(['rr'])
/** One of them at least a line has that is CMCD at all. */
const known = new Set(['e', 'sta', 'ts', 'sid', 'cid', 'bl', 'br', 'bs', 'd', 'mtp', 'nor', 'ot', 'rtp', 'sf', 'st', 'su', 'tb'])
const bridgeMs = sources.cmcd.bridgesMs ?? 0

/** One line → an event of its session. */
export function readLine(line: unknown): EventRead {
  const decoded = typeof line === 'string' ? decodeLine(line) : undefined
  if (!decoded || !Object.keys(decoded).some(key => known.has(key)))
    return { bad: { field: '', reason: 'is no CMCD: a line is one dictionary, such as e=ps,sta=p,sid="…",cid="…",ts=…' } }
  if (typeof decoded['v'] === 'number' && decoded['v'] > 2)
    return { leftOut: `CMCD version ${decoded['v']}, which came after this program` }
  if (decoded['e'] === undefined) return { leftOut: 'CMCD of requests: only events say when something plays' }
  for (const [key, name] of [
    ['sid', 'session'],
    ['cid', 'content'],
    ['ts', 'time'],
  ] as const)
    if (decoded[key] === undefined || decoded[key] === '') return { leftOut: `events without a ${name} (${key})` }
  if (!isCmcdLine(decoded))
    return { bad: { field: '', reason: 'a value is not of the kind its key has (ts, pr and pt are numbers; sid and cid are text)' } }
  if (passedOver.has(decoded.e)) return { leftOut: 'responses (rr): they say when a request began, not that it plays' }
  const body: Body = {
    cid: decoded.cid,
    e: decoded.e,
    ...(decoded.sta === undefined ? {} : { sta: decoded.sta }),
    ...(decoded.pr === undefined ? {} : { pr: decoded.pr }),
    ...(decoded.pt === undefined ? {} : { pt: decoded.pt }),
    ...described(decoded),
  }
  const content = decoded.cid
  return {
    event: { session: decoded.sid, at: Math.round(decoded.ts), rank: rank(decoded.e, decoded.sta), body: JSON.stringify(body), content },
  }
}

/** Of lines of one instant: a beat tells of what was before, a pause comes before the playing it gives way to, an end comes last. */
function rank(event: string, state: string | undefined): number {
  if (event !== 'ps') return 0
  if (state === undefined || ends.has(state)) return 3
  return state === 'p' ? 2 : 1
}

/** What custom keys say of who watches and where: those of our own name, else any that end so. Bad values are passed over, as CMCD wants it. */
function described(decoded: Record<string, unknown>): Partial<Body> {
  const keys = Object.keys(decoded).filter(key => key.includes('-'))
  if (keys.length === 0) return {}
  const custom = (name: string): string | undefined => {
    const value = decoded[`sweeps-${name}`] ?? decoded[keys.find(key => key.endsWith(`-${name}`)) ?? '']
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const viewer = custom('viewer')
  const account = custom('account')
  const market = custom('market')?.toUpperCase()
  const screen = custom('screen')?.toLowerCase()
  return {
    ...(viewer === undefined ? {} : { viewer }),
    ...(account === undefined ? {} : { account }),
    ...(market !== undefined && /^[A-Z]{2}$/.test(market) ? { market } : {}),
    ...(isScreen(screen) ? { screen } : {}),
  }
}

const isScreen = (text: string | undefined): text is Screen => screens.some(screen => screen === text)

/** The lines of one session in their order → plays, one a content. */
export function cmcdSession(context: ReadContext): SessionReader {
  const plays = new SessionPlays('cmcd', context)
  /** Contents of which the last state was playing. */
  const playing = new Set<string>()
  return {
    add({ session, at, body }: SessionEvent) {
      const line: unknown = JSON.parse(body)
      if (!bodies.Check(line)) return []
      const { cid, e, sta, pr, pt, ...described } = line
      // Another content begins here: what played until now, played until here.
      if (e === 'c') for (const { beats } of plays.others(cid)) beats.stop(at)
      const { sitting, beats } = plays.of(session, cid, bridgeMs)
      describe(sitting, described)
      if (sta === 'p') playing.add(cid)
      else if (sta !== undefined) playing.delete(cid)
      beats.add({ at, plays: playing.has(cid) && pr !== 0, ...(pr && pr > 0 ? { rate: pr } : {}), position: pt })
      return plays.take(false)
    },
    end: () => plays.take(true),
  }
}
