import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch, openPage } from '../../web/test/openPage.js'
import { type RealServer, realServer } from './real-server.js'

let server: RealServer
beforeAll(async () => {
  server = await realServer()
})
afterAll(() => server.close())

const get = (path: string) => fetch(server.address + path)
const policy =
  "default-src 'self';script-src 'self';style-src 'self';img-src 'self' data:;connect-src 'self';media-src 'self';object-src 'none';" +
  "base-uri 'none';form-action 'self';frame-ancestors 'none'"

describe('the dashboard', () => {
  test('has one policy on every answer, and no script of its own in the page', async () => {
    for (const path of ['/', '/charts/nielsen-us/2021-08-09', '/v1/session', '/healthz'])
      expect((await get(path)).headers.get('content-security-policy'), path).toBe(policy)
    const html = await (await get('/')).text()
    expect(html.match(/<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=/g)).toBeNull()
  })

  test('is asked for anew each time; its files, named after their content, never', async () => {
    const page = await get('/charts/census')
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(page.headers.get('cache-control')).toBe('no-cache')
    const files = [...(await page.text()).matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(match => match[1]!)
    expect(files.length).toBeGreaterThan(0)
    for (const file of files) {
      // Nobody is signed in: the page that asks for it must come up all the same.
      const answer = await get(file)
      expect(answer.status, file).toBe(200)
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    }
  })

  test('travels compressed', async () => {
    const [, script] = /src="(\/assets\/[^"]+)"/.exec(await (await get('/')).text())!
    for (const path of [script!, '/sweeps.js', '/openapi.json'])
      expect((await get(path)).headers.get('content-encoding'), path).toBeTruthy()
  })

  test('a file of another build is not found, rather than the page', async () => {
    for (const path of [
      '/assets/index-old.js',
      '/assets/../index.html',
      '/assets/%2e%2e/index.html',
      '/assets/..%2f..%2f..%2fpackage.json',
    ]) {
      const answer = await get(path)
      expect(`${path} ${answer.status} ${answer.headers.get('content-type')}`).toMatch(
        / 40[034] application\/problem\+json| 200 text\/html/,
      )
      expect(await answer.text()).not.toContain('workspaces')
    }
    expect((await get('/assets/index-old.js')).status).toBe(404)
  })
})

test('an address of the API that is none answers a problem, whatever the method', async () => {
  for (const method of ['GET', 'POST', 'DELETE', 'PUT']) {
    const answer = await fetch(`${server.address}/v1/nothing?x=1`, { method })
    expect(answer.headers.get('content-type')).toMatch('application/problem+json')
    expect(await answer.json()).toMatchObject({
      type: '/problems/not-found',
      status: 404,
      code: 'not-found',
      detail: `nothing answers ${method} /v1/nothing; /docs lists what there is`,
    })
  }
})

test('other sites may load the beacon and ask for the time, nothing else', async () => {
  for (const path of ['/sweeps.js', '/beacon/sweeps.mjs', '/beacon/hls.mjs', '/beacon/shaka.mjs', '/beacon/video-js.mjs', '/v1/time']) {
    const { headers } = await get(path)
    expect([headers.get('access-control-allow-origin'), headers.get('cross-origin-resource-policy')], path).toEqual(['*', 'cross-origin'])
  }
  for (const path of ['/', '/v1/session', '/v1/charts']) {
    const { headers } = await get(path)
    expect([headers.get('access-control-allow-origin'), headers.get('cross-origin-resource-policy')], path).toEqual([null, 'same-site'])
  }
})

test('the clip can be asked for in parts', async () => {
  const answer = await fetch(`${server.address}/samples/countdown.webm`, { headers: { range: 'bytes=100-199' } })
  expect([answer.status, (await answer.arrayBuffer()).byteLength]).toEqual([206, 100])
})

describe('the interface described', () => {
  test('is the one that is committed', async () => {
    const described = await (await get('/openapi.json')).json()
    await expect(`${JSON.stringify(described, null, 2)}\n`).toMatchFileSnapshot('../../../openapi.json')
  })

  test('opens in a browser that obeys its policy', async () => {
    const browser = await launch()
    try {
      const { page, complaints } = await openPage(browser, `${server.address}/docs`)
      await page.getByText('Report what is being played').click()
      await page.getByText('all of it is on the disk').waitFor()
      expect(complaints).toEqual([])
    } finally {
      await browser.close()
    }
  })
})

test('the screening room has one key a run, and those of earlier runs are revoked', async () => {
  const { keys } = server.engine.people
  const asked = async (at: RealServer) =>
    (await (await fetch(`${at.address}/v1/screening-room`, { headers: { authorization: `Bearer ${at.readKey}` } })).json()) as {
      key: string
    }
  await keys.create({ kind: 'write', service: 'screening-room', name: 'screening room of this run' }, 'an earlier run')
  const [first, second] = await Promise.all([asked(server), asked(server)])
  expect(first.key).toBe(second.key)
  expect(keys.check(first.key)).toMatchObject({ kind: 'write', service: 'screening-room' })
  expect(keys.list().filter(({ service, revoked }) => service === 'screening-room' && !revoked)).toHaveLength(1)
})
