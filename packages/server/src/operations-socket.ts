import { chmodSync, existsSync, unlinkSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { PassThrough } from 'node:stream'
import { type Engine, perform } from '@sweeps/engine'
import { Problem } from '@sweeps/model'
import { socketAddress, socketPath } from './socket-path.js'

/**
 * The owner's door for commands: `POST /OPERATION?input=JSON` with a file as body, on a Unix socket inside the data directory that
 * only its user can open. Answers lines of JSON: progress while it works, then `result` or `problem`. `address` is where people reach the server.
 */
export function listenForOperations(engine: Engine, directory: string, address?: string): Promise<Server> {
  return listenAt(directory, (request, response) => void answer(engine, request, response, address))
}

/** A collector's: says that it is alive, and does nothing else. Commands for its installation belong to the server. */
export function answerAlive(directory: string): Promise<Server> {
  return listenAt(directory, (request, response) => {
    const alive = request.url?.startsWith('/alive')
    const problem = {
      code: 'not-owner',
      detail: `a collector runs on ${directory}: ask the directory of the server (sweeps start)`,
      members: {},
    }
    request.resume()
    response.writeHead(200, { 'content-type': 'application/x-ndjson' })
    response.end(`${JSON.stringify(alive ? { result: { alive: true, pid: process.pid } } : { problem })}\n`)
  })
}

async function listenAt(directory: string, answering: (request: IncomingMessage, response: ServerResponse) => void): Promise<Server> {
  const server = createServer(answering)
  // A large import takes as long as it takes.
  server.requestTimeout = 0
  const path = socketPath(directory)
  // Whoever opened the engine owns the directory: a socket that is still there was left by one that was killed.
  if (existsSync(path)) unlinkSync(path)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(socketAddress(directory), resolve)
  })
  chmodSync(path, 0o600)
  server.on('close', () => {
    if (existsSync(path)) unlinkSync(path)
  })
  return server
}

async function answer(engine: Engine, request: IncomingMessage, response: ServerResponse, address: string | undefined): Promise<void> {
  const line = (value: unknown): void => {
    response.write(`${JSON.stringify(value)}\n`)
  }
  response.writeHead(200, { 'content-type': 'application/x-ndjson' })
  try {
    const url = new URL(request.url ?? '/', 'http://socket')
    const name = url.pathname.slice(1)
    if (name === 'alive') line({ result: { alive: true, pid: process.pid } })
    else {
      const input: unknown = JSON.parse(url.searchParams.get('input') ?? '{}')
      let reported = 0
      // TRICKY: an operation that stops reading half-way would end the connection, and with it the answer that says why.
      const file = request.pipe(new PassThrough())
      // A command that is killed in the midst of its file leaves nobody waiting for the rest; where no operation reads it, nothing is to be done.
      file.on('error', () => {})
      request.once('close', () => {
        if (!request.complete) file.destroy(new Problem('usage', 'the command went away before all of its file had come'))
      })
      const result = await perform(engine, name, input, {
        actor: url.searchParams.get('actor') ?? 'command line',
        file,
        server: { address },
        progress: (done, total, what) => {
          if (Date.now() - reported < 100) return
          reported = Date.now()
          line({ progress: { done, total, what } })
        },
      })
      line({ result })
    }
  } catch (error) {
    const problem = error instanceof Problem ? error : new Problem('query-failed', error instanceof Error ? error.message : String(error))
    line({ problem: { code: problem.code, detail: problem.message, members: problem.members } })
  }
  // What is still on its way is let by: only then does the other side listen.
  request.unpipe()
  request.resume()
  response.end()
}
