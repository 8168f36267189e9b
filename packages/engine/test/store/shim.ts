import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drainPending, Session } from 'chdb'

export interface Shim {
  url: string
  close(): Promise<void>
}

/** What of the address is not a setting for the engine. */
const notSettings = new Set(['query', 'database', 'query_id', 'default_format', 'wait_end_of_query', 'send_progress_in_http_headers'])

/**
 * Enough of ClickHouse's HTTP interface, over chDB, for the real `@clickhouse/client` to be tried without a server: parameters,
 * settings, inserts, errors with their codes. Every request has a connection of its own, as over HTTP. It keeps computing when the
 * asker hangs up, as a server does; KILL QUERY is what stops it.
 */
export async function openShim(): Promise<Shim> {
  const directory = mkdtempSync(join(tmpdir(), 'sweeps-shim-'))
  // The engine shuts down with its last connection: this one stays.
  const keeper = new Session(directory)
  const server = createServer((request, response) => {
    answer(directory, request, response).catch(error => refuse(response, error))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      await drainPending()
      keeper.close()
      await drainPending()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

async function answer(directory: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const address = new URL(request.url ?? '/', 'http://shim')
  const body = await whole(request)
  if (address.pathname === '/ping') return void response.end('Ok.\n')
  const params: Record<string, string | null> = {}
  const settings: string[] = []
  for (const [name, value] of address.searchParams) {
    if (name.startsWith('param_')) params[name.slice(6)] = unescaped(value)
    else if (!notSettings.has(name)) settings.push(`--${name}=${value}`)
  }
  const session = new Session(directory, { connectionArgs: settings })
  try {
    const database = address.searchParams.get('database')
    if (database) session.query(`USE ${database}`)
    const query = address.searchParams.get('query') ?? ''
    const insert = /^\s*INSERT INTO (\w+) \(([^)]*)\)[\s\S]*FORMAT JSONCompactEachRow\s*$/.exec(query)
    const out = insert
      ? await load(session, `${database}.${insert[1]}`, insert[2]!, body)
      : await run(
          session,
          `${query}\n${body.toString('utf8')}`.trim(),
          params,
          address.searchParams.get('default_format') ?? 'TabSeparated',
        )
    response.writeHead(200, { 'Content-Type': 'application/octet-stream', 'X-ClickHouse-Summary': '{}' }).end(out)
  } finally {
    session.close()
  }
}

async function load(session: Session, table: string, columns: string, values: Buffer): Promise<Buffer> {
  await session.insert({ table, columns: columns.split(',').map(name => name.trim()), values, format: 'JSONCompactEachRow' })
  return Buffer.alloc(0)
}

async function run(session: Session, sql: string, params: Record<string, string | null>, format: string): Promise<Buffer> {
  if (!/^(\s|--[^\n]*\n|\()*(SELECT|WITH)\b/i.test(sql)) return Buffer.from((await session.queryBindAsync(sql, params, { format })).bytes())
  const pieces: Buffer[] = []
  for await (const chunk of session.queryStreamBind(sql, params, { format })) pieces.push(Buffer.from(chunk.raw()))
  return Buffer.concat(pieces)
}

function refuse(response: ServerResponse, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error)
  const code = /Code: (\d+)\./.exec(message)?.[1] ?? '1002'
  const text = message.startsWith('Code:') ? message : message.slice(Math.max(0, message.indexOf('Code:')))
  if (response.headersSent) return void response.destroy()
  response.writeHead(statuses[code] ?? 500, { 'X-ClickHouse-Exception-Code': code }).end(`${text} (version 0.0.0.0 (shim))\n`)
}

/** As ClickHouse answers: what was asked wrongly is 400, what is not there 404, what took too long 408, the rest 500. */
const statuses: Record<string, number> = { 27: 400, 47: 400, 60: 404, 62: 400, 81: 404, 159: 408, 456: 400 }

/** A parameter travels escaped as in TSV. */
function unescaped(text: string): string | null {
  if (text === '\\N') return null
  const letters: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', '0': '\0' }
  return text.replace(/\\(.)/gs, (_, letter: string) => letters[letter] ?? letter)
}

async function whole(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}
