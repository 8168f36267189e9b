import { scenarios } from '../../beacon/test/scenarios.js'
import { realServer } from './real-server.js'
import { watched } from './watched.js'

scenarios('the beacon told to the real server', async () => {
  const { engine, address, key, close } = await realServer()
  return {
    origin: address,
    service: 'noa',
    key,
    watched: async content => (await watched(engine, content)).ms,
    plays: async content => (await watched(engine, content)).plays,
    close,
  }
})
