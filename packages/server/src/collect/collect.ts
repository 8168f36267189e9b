import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { BadMessage, Collected, CollectingEngine, KnownKey } from '@sweeps/engine'
import { Problem } from '@sweeps/model'
import { acceptedEncodings, decodeBody } from './decode-body.js'
import type { FairQueue } from './fair-queue.js'
import type { isBot } from './is-bot.js'
import { parseBody } from './parse-body.js'
import { BodyTooLarge, readBody } from './read-body.js'
import { secretOf } from './secret-of.js'

export const maxBody = 64 * 1024

type CollectorEngine = Pick<CollectingEngine, 'store' | 'plays' | 'people'>

interface Collecting {
  engine: CollectorEngine
  queue: FairQueue
  oldestMs: number
  isBot: typeof isBot
}

/** Any page may report what it plays: the key says who may write, not the origin. */
const cors = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'retry-after',
  'cross-origin-resource-policy': 'cross-origin',
}

const preflight = {
  ...cors,
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': 'content-type, content-encoding, authorization, x-sweeps-key',
  // The longest that browsers keep it (Chromium: two hours).
  'access-control-max-age': '7200',
}

/**
 * `POST /v1/spans`. Answers 204 when all of it is on the disk. Spans that began more than `oldestMs` milliseconds ago are left out.
 *
 * It stands before the framework, on the bare server: it is called a thousand times as often as everything else together, and the
 * framework's hooks (cookies, compression, page headers) have nothing to do for it.
 */
export function collectHandler(
  engine: CollectorEngine,
  { closing, ...shared }: { closing: () => boolean; queue: FairQueue; oldestMs: number; isBot: typeof isBot },
): (request: IncomingMessage, response: ServerResponse) => void {
  const collecting = { engine, ...shared }
  return (request, response) => {
    // The answer is the last on its connection, so that a player that sends without end does not hold up the closing.
    if (closing()) response.setHeader('connection', 'close')
    if (request.method === 'OPTIONS') {
      response.writeHead(204, preflight).end()
      return
    }
    take(collecting, request).then(
      problem => {
        if (problem) sendProblem(response, problem)
        else response.writeHead(204, cors).end()
      },
      error => {
        if (error instanceof BodyTooLarge) {
          // What is still on its way is not read: the connection ends with the answer.
          response.setHeader('connection', 'close')
          sendProblem(response, new Problem('too-large', `a body is at most ${maxBody} bytes, unpacked too: send fewer spans at once`))
        } else sendProblem(response, error)
      },
    )
  }
}

async function take(collecting: Collecting, request: IncomingMessage): Promise<Problem | undefined> {
  if (request.method !== 'POST') return new Problem('invalid-request', `${request.method} is not answered here: POST messages`)
  const secret = secretOf(request)
  const key = collecting.engine.people.keys.check(secret)
  const body = await readBody(request, maxBody)
  if (!key) return secret ? new Problem('key-refused', 'the key is not known or was revoked: make one with `sweeps keys create`') : noKey()
  if (key.kind !== 'write') return new Problem('key-refused', `this is a ${key.kind} key: spans need a write key`)
  return collecting.queue.run(key.id, body.length, () => collect(collecting, key, body, request.headers))
}

async function collect(
  { engine, oldestMs, isBot }: Collecting,
  key: KnownKey,
  body: Buffer,
  headers: IncomingHttpHeaders,
): Promise<Problem | undefined> {
  const parsed = parseBody(decodeBody(body, headers['content-encoding'], maxBody), headers['content-type'])
  if ('refused' in parsed) return badBody(await engine.plays.collector.refuse(parsed.refused, { key: key.id, service: key.service }))
  if (speaksForOther(parsed.said, key.service))
    return new Problem('key-refused', `this key speaks for the service "${key.service}" only; the message names another`)
  const now = engine.store.clock.now()
  const collected = await engine.plays.collector.collect(parsed.said, {
    key: key.id,
    service: key.service,
    receivedAt: now,
    oldest: now - oldestMs,
    source: 'beacon',
    flags: (isBot(headers['user-agent']) ? 1 : 0) | (key.test ? 2 : 0),
  })
  return collected.refused > 0 ? badMessages(collected) : undefined
}

const noKey = (): Problem => new Problem('key-missing', 'give a write key as `?key=`, `x-sweeps-key` or a bearer token')

/** A body that cannot be read at all: the same bytes will not be read the next time either. */
export const badBody = (bad: BadMessage): Problem =>
  new Problem('invalid-message', `the body ${bad.reason}: nothing of it was kept; mend it before it is sent again`, {
    errors: [bad],
    kept: 0,
  })

export function badMessages({ bad, messages, refused }: Collected): Problem {
  const first = bad[0]!
  return new Problem(
    'invalid-message',
    `message ${first.index}, ${first.field || 'body'}: ${first.reason}${refused > 1 ? `; and ${refused - 1} more` : ''}. ${messages} good ones were kept; do not send this again`,
    { errors: bad, refused, kept: messages },
  )
}

/** True when a message names a service that the key does not speak for. What has no readable service is refused as a message. */
function speaksForOther(messages: unknown, service: string): boolean {
  const other = (message: unknown): boolean => {
    const named = (message as { service?: unknown } | null)?.service
    return typeof named === 'string' && named !== service
  }
  return Array.isArray(messages) ? messages.some(other) : other(messages)
}

export function sendProblem(response: ServerResponse, error: unknown, headers: Record<string, string> = cors): void {
  const problem = error instanceof Problem ? error : new Problem('query-failed', 'the message could not be taken: send it again later')
  if (response.headersSent || response.destroyed) return
  const retryAfter = problem.members['retryAfter']
  response
    .writeHead(problem.status, {
      ...headers,
      'content-type': 'application/problem+json',
      ...(problem.status === 415 && { 'accept-encoding': acceptedEncodings }),
      ...([429, 500, 503].includes(problem.status) && { 'retry-after': String(retryAfter ?? 10) }),
    })
    .end(JSON.stringify(problem))
}
