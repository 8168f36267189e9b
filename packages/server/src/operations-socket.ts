import { chmodSync, existsSync, unlinkSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { PassThrough } from 'node:stream'
import { type Engine, type OperationName, operations } from '@sweeps/engine'
import { Problem } from '@sweeps/model'
import { socketAddress, socketPath } from './socket-path.js'

/**
 * The owner's door for commands: `POST /OPERATION?input=JSON` with a file as body, on a Unix socket inside the data directory that
 * only its user can open. Answers lines of JSON: progress while it works, then `result` or `problem`.
 */
export async function listenForOperations(engine: Engine, directory: string): Promise<Server> {
  const server = createServer((request, response) => {
    void answer(engine, request, response)
  })
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

async function answer(engine: Engine, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const line = (value: unknown): void => {
    response.write(`${JSON.stringify(value)}\n`)
  }
  response.writeHead(200, { 'content-type': 'application/x-ndjson' })
  try {
    const url = new URL(request.url ?? '/', 'http://socket')
    const name = url.pathname.slice(1)
    if (name === 'alive') line({ result: { alive: true, pid: process.pid } })
    else {
      if (!(name in operations))
        throw new Problem('usage', `the running server knows no "${name}": it is of another version than this command; restart it`)
      const input = JSON.parse(url.searchParams.get('input') ?? '{}')
      let told = 0
      // TRICKY: an operation that stops reading half-way would end the connection, and with it the answer that says why.
      const file = request.pipe(new PassThrough())
      const result = await operations[name as OperationName].run(engine, input as never, {
        actor: url.searchParams.get('actor') ?? 'command line',
        file,
        progress: (done, total, what) => {
          if (Date.now() - told < 100) return
          told = Date.now()
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
