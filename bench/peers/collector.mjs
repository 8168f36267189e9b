// A collector as a team would write it on PostgreSQL: node:http, 64 connections, one durable INSERT … ON CONFLICT a message. Ids of people
// are hashed as Sweeps hashes them; nothing else is checked. Argument: the address of the database. Prints its port.
import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.argv[2], max: 64 })
const insert = {
  name: 'insert',
  text: `INSERT INTO spans (service, content, play, start, stop, position, rate, viewer, account, market, screen, runtime)
SELECT $1, $2, $3, start, stop, position, rate, $4, $5, $6, $7, $8
FROM unnest($9::bigint[], $10::bigint[], $11::integer[], $12::real[]) AS told (start, stop, position, rate)
ON CONFLICT (service, content, play, start) DO UPDATE SET stop = greatest(spans.stop, excluded.stop)`,
}
const key = Buffer.alloc(32, 1)
const hash = (kind, id) => createHmac('sha256', key).update(`${kind}:${id}`).digest().readBigInt64BE(0).toString()

async function take(message) {
  const { service, content, play, viewer, account = viewer, market = '', screen = '', runtime = 0, spans } = message
  const column = of => spans.map(of)
  await pool.query({
    ...insert,
    values: [
      ...[service, content, play, hash('viewer', viewer), hash('account', account), market, screen, runtime],
      column(span => Date.parse(span.start)),
      column(span => Date.parse(span.stop)),
      column(span => span.position),
      column(span => span.rate ?? 1),
    ],
  })
}

const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
  const chunks = []
  request.on('data', chunk => chunks.push(chunk))
  request.on('end', () => {
    take(JSON.parse(Buffer.concat(chunks).toString('utf8'))).then(
      () => response.writeHead(204).end(),
      error => response.writeHead(500).end(String(error)),
    )
  })
})
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`))
process.on('SIGTERM', () => {
  server.closeAllConnections()
  pool.end().then(() => process.exit(0))
})
