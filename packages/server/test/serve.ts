import { startServer } from '../src/index.js'

// Serves the directory it is given, says where and with which key, and ends when it is told to.
const server = await startServer({ directory: process.argv[2]!, port: 0, host: '127.0.0.1', openReading: true })
const { secret: key } = await server.engine.people.keys.create({ kind: 'write', service: 'noa', name: 'test' }, 'test')
process.on('SIGTERM', () => void server.close())
console.log(JSON.stringify({ address: server.address, key }))
