import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CollectingEngine } from '@sweeps/engine'
import { Problem } from '@sweeps/model'
import { badBody, badMessages, maxBody, sendProblem } from './collect.js'
import { decodeBody } from './decode-body.js'
import { parseBody } from './parse-body.js'
import { BodyTooLarge, readBody } from './read-body.js'
import { secretOf } from './secret-of.js'

type Collecting = Pick<CollectingEngine, 'plays' | 'panels' | 'people'>

/** `POST /v1/panel/viewing`: what a panel's meters report. Answers 204 when all of it is on the disk. No page of a browser may send it. */
export function panelHandler(
  engine: Collecting,
  { closing }: { closing: () => boolean },
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    if (closing()) response.setHeader('connection', 'close')
    take(engine, request).then(
      problem => {
        if (problem) sendProblem(response, problem)
        else response.writeHead(204).end()
      },
      error => {
        if (error instanceof BodyTooLarge) {
          response.setHeader('connection', 'close')
          sendProblem(response, new Problem('too-large', `a body is at most ${maxBody} bytes: send fewer messages at once`))
        } else sendProblem(response, error)
      },
    )
  }
}

async function take(engine: Collecting, request: IncomingMessage): Promise<Problem | undefined> {
  if (request.method !== 'POST') return new Problem('invalid-request', `${request.method} is not answered here: POST messages of meters`)
  const secret = secretOf(request)
  const key = engine.people.keys.check(secret)
  const body = await readBody(request, maxBody)
  if (!key)
    return secret
      ? new Problem('key-refused', 'the key is not known or was revoked: make one with `sweeps keys create --panel ID`')
      : new Problem('key-missing', 'give a panel key as `?key=`, `x-sweeps-key` or a bearer token')
  if (key.kind !== 'panel') return new Problem('key-refused', `this is a ${key.kind} key: viewing of a panel needs a panel key`)
  const { headers } = request
  const parsed = parseBody(decodeBody(body, headers['content-encoding'], maxBody), headers['content-type'])
  const from = { key: key.id, service: key.service }
  if ('refused' in parsed) return badBody(await engine.plays.collector.refuse(parsed.refused, from))
  const collected = await engine.panels.collect(key.service, parsed.said)
  return collected.refused > 0 ? badMessages(collected) : undefined
}
