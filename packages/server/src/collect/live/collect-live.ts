import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CollectingEngine, KnownKey } from '@sweeps/engine'
import { Problem, type SourceId } from '@sweeps/model'
import { sendProblem } from '../collect.js'
import { decodeBody } from '../decode-body.js'
import type { FairQueue } from '../fair-queue.js'
import type { isBot } from '../is-bot.js'
import { BodyTooLarge, readBody } from '../read-body.js'
import { secretOf } from '../secret-of.js'
import { cmcdAddress } from './cmcd-address.js'
import type { LiveAddress, LiveBody } from './live-address.js'
import { segmentAddress } from './segment-address.js'
import { snowplowAddress } from './snowplow-address.js'
import { embyAddress, jellyfinAddress, plexAddress } from './webhook-addresses.js'

const addresses: readonly LiveAddress[] = [cmcdAddress, segmentAddress, snowplowAddress, jellyfinAddress, plexAddress, embyAddress]

/** The address of a live source that a path is; undefined when it is none. */
export const liveAddress = (path: string): LiveAddress | undefined => addresses.find(address => address.matches(path))

interface Collecting {
  engine: Pick<CollectingEngine, 'store' | 'plays' | 'people'>
  queue: FairQueue
  oldestMs: number
  isBot: typeof isBot
  closing: () => boolean
}

/** Takes in what a live source sends. Answers with success when all that is stored of it is on the disk. */
export function liveHandler(collecting: Collecting): (address: LiveAddress, request: IncomingMessage, response: ServerResponse) => void {
  return (address, request, response) => {
    if (collecting.closing()) response.setHeader('connection', 'close')
    const cors = corsOf(address, request)
    if (request.method === 'OPTIONS') {
      response.writeHead(204, { ...cors, ...preflight(request) }).end()
      return
    }
    take(collecting, address, request).then(
      problem => {
        if (problem) sendProblem(response, problem, cors)
        else if (address.answer) response.writeHead(200, { ...cors, 'content-type': address.answer.type }).end(address.answer.body)
        else response.writeHead(204, cors).end()
      },
      error => {
        if (error instanceof BodyTooLarge) {
          response.setHeader('connection', 'close')
          sendProblem(response, new Problem('too-large', `a body is at most ${address.most} bytes here, unpacked too`), cors)
        } else sendProblem(response, error, cors)
      },
    )
  }
}

/** Clients have headers of their own, and some only when they send again (`X-Retry-Count`): whichever a page asks for may come. */
const preflight = ({ headers }: IncomingMessage) => ({
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': headers['access-control-request-headers'] ?? 'content-type',
  'access-control-max-age': '7200',
})

/** Any page may send: the key says who may write, not the origin. Nothing that is answered depends on cookies. */
function corsOf({ credentials }: LiveAddress, { headers: { origin } }: IncomingMessage): Record<string, string> {
  const common = { 'access-control-expose-headers': 'retry-after', 'cross-origin-resource-policy': 'cross-origin' }
  if (!credentials || origin === undefined) return { ...common, 'access-control-allow-origin': '*' }
  return { ...common, 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true', vary: 'origin' }
}

async function take(collecting: Collecting, address: LiveAddress, request: IncomingMessage): Promise<Problem | undefined> {
  if (request.method !== 'POST') return new Problem('invalid-request', `${request.method} is not answered here: POST what it sends`)
  const { engine, queue } = collecting
  const presented = basicUser(request) ?? secretOf(request)
  const body = await readBody(request, address.most)
  const known = presented === '' ? undefined : engine.people.keys.check(presented)
  // Whoever shows no key yet waits in a lane of its own: the key stands in the body.
  return queue.run(known?.id ?? '', body.length, async () => {
    const refusal = presented === '' && address.keyInBody ? undefined : keyRefusal(engine, known, presented)
    if (refusal) return refusal
    const received = engine.store.clock.now()
    const path = pathOf(request)
    const unpacked = decodeBody(body, request.headers['content-encoding'], address.most)
    const said = await address.read({ body: unpacked, path, headers: request.headers, received })
    return collect(collecting, address.source, request, { said, presented, received })
  })
}

async function collect(
  { engine, oldestMs, isBot }: Collecting,
  source: SourceId,
  { headers }: IncomingMessage,
  { said, presented, received }: { said: LiveBody; presented: string; received: number },
): Promise<Problem | undefined> {
  const secret = presented === '' ? (said.secret ?? '') : presented
  const key = secret === '' ? undefined : engine.people.keys.check(secret)
  const refusal = keyRefusal(engine, key, secret)
  if (refusal || !key) return refusal
  const { records } = said
  const taken = await engine.plays.lines.take(source, records, {
    key: key.id,
    service: key.service,
    receivedAt: received,
    oldest: received - oldestMs,
    flags: (isBot(headers['user-agent']) ? 1 : 0) | (key.test ? 2 : 0),
  })
  if (taken.refused === 0) return undefined
  const first = taken.bad[0]!
  const more = taken.refused > 1 ? `; and ${taken.refused - 1} more` : ''
  return new Problem(
    'invalid-message',
    `record ${first.index}, ${first.field || 'whole'}: ${first.reason}${more}. ${taken.taken} good ones were stored; do not send this again`,
    { errors: taken.bad, refused: taken.refused, kept: taken.taken },
  )
}

/** Why a key may not send, if so. */
function keyRefusal({ people }: Collecting['engine'], key: KnownKey | undefined, secret: string): Problem | undefined {
  if (key?.kind === 'write') return undefined
  if (key) return new Problem('key-refused', `this is a ${key.kind} key: plays need a write key`)
  if (secret === '')
    return new Problem('key-missing', 'give a write key as `?key=`; Segment’s clients as their write key, Snowplow’s as the app id')
  if (people.keys.wasRevoked(secret)) return new Problem('key-revoked', 'this key was revoked: stop sending with it')
  return new Problem('key-refused', 'the key is not known: make one with `sweeps keys create`')
}

/** The user of Basic authorisation: Segment’s clients show their write key so. */
function basicUser({ headers: { authorization } }: IncomingMessage): string | undefined {
  const encoded = /^basic +(\S+)\s*$/i.exec(authorization ?? '')?.[1]
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString('utf8').split(':')[0]
}

const pathOf = ({ url = '' }: IncomingMessage): string => url.split('?', 1)[0]!
