import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Engine, Hearing } from '@sweeps/engine'
import { Problem } from '@sweeps/model'
import { isBot } from './is-bot.js'
import { parseBody } from './parse-body.js'
import { BodyTooLarge, readBody } from './read-body.js'
import { secretOf } from './secret-of.js'

const maxBody = 64 * 1024

/** Any page may tell what it plays: the key says who may write, not the origin. */
const cors = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'retry-after',
  'cross-origin-resource-policy': 'cross-origin',
}

const preflight = {
  ...cors,
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': 'content-type, authorization, x-sweeps-key',
  // The longest that browsers keep it (Chromium: two hours).
  'access-control-max-age': '7200',
}

/**
 * `POST /v1/spans`. Answers 204 when all of it is on the disk.
 *
 * It stands before the framework, on the bare server: it is called a thousand times as often as everything else together, and the
 * framework's hooks (cookies, compression, page headers) have nothing to do for it.
 */
export function collectHandler(engine: Engine, closing: () => boolean): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    // The answer is the last on its connection, so that a player that sends without end does not hold up the closing.
    if (closing()) response.setHeader('connection', 'close')
    if (request.method === 'OPTIONS') {
      response.writeHead(204, preflight).end()
      return
    }
    take(engine, request).then(
      problem => {
        if (problem) sendProblem(response, problem)
        else response.writeHead(204, cors).end()
      },
      error => {
        if (error instanceof BodyTooLarge) {
          // What is still on its way is not read: the connection ends with the answer.
          response.setHeader('connection', 'close')
          sendProblem(response, new Problem('too-large', `a body is at most ${maxBody} bytes: send fewer spans at once`))
        } else sendProblem(response, error)
      },
    )
  }
}

async function take(engine: Engine, request: IncomingMessage): Promise<Problem | undefined> {
  if (request.method !== 'POST') return new Problem('invalid-request', `${request.method} is not answered here: POST messages`)
  const secret = secretOf(request)
  const key = engine.people.keys.check(secret)
  const body = await readBody(request, maxBody)
  if (!key) return secret ? new Problem('key-refused', 'the key is not known or was revoked: make one with `sweeps keys create`') : noKey()
  if (key.kind !== 'write') return new Problem('key-refused', 'this is a read key: spans need a write key')
  const hearing: Hearing = {
    heard: Date.now(),
    epoch: engine.plays.epoch,
    source: 'beacon',
    flags: (isBot(request.headers['user-agent']) ? 1 : 0) | (key.test ? 2 : 0),
  }
  const parsed = parseBody(body)
  if ('refused' in parsed) return badMessages([await engine.plays.collector.refuse(parsed.refused, hearing.heard)], 0)
  if (speaksForOther(parsed.said, key.service))
    return new Problem('key-refused', `this key speaks for the service "${key.service}" only; the message names another`)
  const { bad, messages: good } = await engine.plays.collector.collect(parsed.said, hearing)
  return bad.length > 0 ? badMessages(bad, good) : undefined
}

const noKey = (): Problem => new Problem('key-missing', 'give a write key as `?key=`, `x-sweeps-key` or a bearer token')

function badMessages(bad: { index: number; field: string; reason: string }[], good: number): Problem {
  const first = bad[0]!
  return new Problem(
    'invalid-message',
    `message ${first.index}, ${first.field || 'body'}: ${first.reason}${bad.length > 1 ? `; and ${bad.length - 1} more` : ''}. ${good} good ones were kept; do not send this again`,
    { errors: bad.slice(0, 100), kept: good },
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

function sendProblem(response: ServerResponse, error: unknown): void {
  const problem = error instanceof Problem ? error : new Problem('query-failed', 'the message could not be taken: send it again later')
  if (response.headersSent || response.destroyed) return
  const retryAfter = problem.members['retryAfter']
  response
    .writeHead(problem.status, {
      ...cors,
      'content-type': 'application/problem+json',
      ...(problem.status === 503 || problem.status === 500 ? { 'retry-after': String(retryAfter ?? 10) } : {}),
    })
    .end(JSON.stringify(problem))
}
