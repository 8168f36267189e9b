import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RealServer, realServer } from './real-server.js'

let server: RealServer
beforeAll(async () => {
  server = await realServer({ openReading: true })
})
afterAll(() => server.close())

test('anybody may read figures where reading is open; not rejects, and change nothing', async () => {
  const status = async (path: string, init?: RequestInit) => (await fetch(server.address + path, init)).status
  expect(await status('/v1/charts')).toBe(200)
  expect(await status('/v1/screening-room')).toBe(200)
  expect(await status('/v1/rejects')).toBe(403)
  expect(await (await fetch(`${server.address}/v1/session`)).json()).toMatchObject({ user: null, openReading: true })
})
