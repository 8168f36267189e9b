import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Session } from 'chdb'

/*
 * Enough of ClickHouse's HTTP interface, over chDB, for the real `@clickhouse/client` to be tried without a server: parameters,
 * settings, inserts, errors with their codes. Every request has a connection of its own, as over HTTP. It keeps computing when the
 * asker hangs up, as a server does; KILL QUERY is what stops it. Run as a process, with a directory and a port if they matter; its first line
 * is its address.
 */

/** Of a ClickHouse server as it comes: `http_max_field_value_size` and `http_max_uri_size`, in bytes. */
const longestField = 128 * 1024
const longestAddress = 1024 * 1024

/** What of the address is not a setting for the engine. */
const notSettings = new Set(['query', 'database', 'query_id', 'default_format', 'wait_end_of_query'])

const directory = process.argv[2] ?? mkdtempSync(join(tmpdir(), 'sweeps-shim-'))
// The engine shuts down with its last connection: this one stays.
const config = join(mkdtempSync(join(tmpdir(), 'sweeps-shim-config-')), 'engine.xml')
writeFileSync(config, '<clickhouse><backups><allowed_path>/</allowed_path></backups></clickhouse>')
const keeper = new Session(directory, { connectionArgs: [`--config-file=${config}`] })
const server = createServer({ maxHeaderSize: longestAddress + 16_384 }, (request, response) => {
  answer(request, response).catch(error => refuse(response, error))
})
server.listen(Number(process.argv[3] ?? 0), '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
process.on('SIGTERM', () => {
  keeper.close()
  process.exit(0)
})

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if ((request.url ?? '').length > longestAddress) throw new Error('Code: 1000. Poco::Exception: URI too long (shim)')
  const address = new URL(request.url ?? '/', 'http://shim')
  for (const [name, value] of address.searchParams)
    if (Buffer.byteLength(value) > longestField)
      throw new Error(`Code: 1000. Poco::Exception: HTML Form Exception: Field value too long: ${name} (shim)`)
  const body = await whole(request)
  if (address.pathname === '/ping') {
    response.end('Ok.\n')
    return
  }
  const query = address.searchParams.get('query') ?? ''
  const settings = [...address.searchParams].filter(([name]) => !notSettings.has(name) && !name.startsWith('param_'))
  const session = new Session(directory, { connectionArgs: settings.map(([name, value]) => `--${name}=${value}`) })
  try {
    const database = address.searchParams.get('database') ?? 'default'
    session.query(`USE ${database}`)
    // As they came: the engine takes off the escapes they travel with.
    for (const [name, value] of address.searchParams) if (name.startsWith('param_')) session.query(`SET ${name} = ${quoted(value)}`)
    const insert = /^\s*INSERT INTO (\w+) \(([^)]*)\)[\s\S]*FORMAT JSONCompactEachRow\s*$/.exec(query)
    const cap = Number(address.searchParams.get('max_result_bytes') ?? 1e9)
    const out = insert
      ? await load(session, `${database}.${insert[1]}`, insert[2]!, body)
      : await run(session, `${query}\n${body.toString('utf8')}`.trim(), address.searchParams.get('default_format') ?? 'TabSeparated', cap)
    response.writeHead(200, { 'Content-Type': 'application/octet-stream', 'X-ClickHouse-Summary': '{}' }).end(out)
  } finally {
    session.close()
  }
}

async function load(session: Session, table: string, columns: string, values: Buffer): Promise<Buffer> {
  await session.insert({ table, columns: columns.split(',').map(name => name.trim()), values, format: 'JSONCompactEachRow' })
  return Buffer.alloc(0)
}

async function run(session: Session, sql: string, format: string, cap: number): Promise<Buffer> {
  // A piece of a stream would be a Parquet file of its own.
  if (!/^(\s|--[^\n]*\n|\()*(SELECT|WITH)\b/i.test(sql) || /FORMAT Parquet$/.test(sql))
    return Buffer.from((await session.queryAsync(sql, { format })).bytes())
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const chunk of session.queryStream(sql, { format })) {
    bytes += chunk.raw().length
    if (cap > 0 && bytes > cap)
      throw new Error('Code: 396. DB::Exception: Limit for result exceeded, max bytes: shim. (TOO_MANY_ROWS_OR_BYTES)')
    pieces.push(Buffer.from(chunk.raw()))
  }
  return Buffer.concat(pieces)
}

/** Code in a header, text in the body. */
function refuse(response: ServerResponse, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error)
  const code = /Code: (\d+)\./.exec(message)?.[1] ?? '1002'
  const text = message.slice(Math.max(0, message.indexOf('Code:')))
  response.writeHead(statuses[code] ?? 500, { 'X-ClickHouse-Exception-Code': code }).end(`${text} (version 0.0.0.0 (shim))\n`)
}

/** As ClickHouse answers: what was asked wrongly is 400, what is not there 404, what took too long 408, the rest 500. */
const statuses: Record<string, number> = { 27: 400, 47: 400, 60: 404, 62: 400, 81: 404, 159: 408, 456: 400 }

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\0', '\\0')}'`

async function whole(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}
