// The limit that ingest is held against: node:http, the same body parsed, nothing checked, nothing stored.
import { createServer } from 'node:http'

// What bodies are: JSON, or lines.
const parse = process.argv[2] === 'lines' ? text => text.split('\n') : JSON.parse
const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
  const chunks = []
  request.on('data', chunk => chunks.push(chunk))
  request.on('end', () => {
    parse(Buffer.concat(chunks).toString('utf8'))
    response.writeHead(204).end()
  })
})
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`))
