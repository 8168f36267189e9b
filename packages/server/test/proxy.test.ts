import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch, openPage } from '../../web/test/openPage.js'
import { anotherApp } from './another-app.js'
import { listen } from './events.js'
import { message } from './message.js'
import { freePort, type Nginx, startNginx } from './nginx.js'
import { tellAnnouncement, tellWorld } from './public-site/world.js'
import { type RealServer, realServer } from './real-server.js'
import { Visitor } from './visitor.js'

let server: RealServer
let browser: Browser
beforeAll(async () => {
  server = await realServer()
  await tellWorld(server.engine)
  await tellAnnouncement(server.engine)
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const forwarded = 'proxy_set_header Host $host; proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for; proxy_buffering off;'

// With a slash at its end nginx puts that path in place of the location's: it takes `/sweeps` off.
describe.each([
  ['takes the path off', (to: string) => `location /sweeps/ { proxy_pass ${to}/; ${forwarded} }`],
  ['leaves the path on', (to: string) => `location /sweeps { proxy_pass ${to}; ${forwarded} }`],
])('behind an nginx that %s', (_words, location) => {
  let app: { address: string; close: () => Promise<void> }
  let nginx: Nginx | undefined
  /** Where it is from outside. */
  let base: string
  beforeAll(async () => {
    const port = await freePort()
    base = `http://127.0.0.1:${port}/sweeps`
    app = await anotherApp(server, { publicAddress: base, publicCharts: true, trustedHops: 1 })
    nginx = await startNginx(port, location(app.address))
    if (!nginx) {
      const missing = 'nginx is missing: install it (Debian: apt-get install nginx-light), or name it in SWEEPS_NGINX'
      if (process.env['CI'] === 'true') throw new Error(missing)
      process.stderr.write(`NOT TRIED: ${missing}\n`)
    }
  })
  afterAll(async () => {
    await nginx?.close()
    await app?.close()
  })

  test('every page, file and table that one is led to answers, and nothing leads off the path', async context => {
    if (!nginx) return context.skip('nginx is missing')
    const seen = new Set(['/sweeps/public', '/sweeps/announcements', '/sweeps/', '/sweeps/docs'])
    const kinds = new Set<string>()
    const origin = new URL(base).origin
    for (const path of seen) {
      const answer = await fetch(origin + path)
      const text = await answer.text()
      expect([path, answer.status, new URL(answer.url).pathname.startsWith('/sweeps')]).toEqual([path, 200, true])
      if (!answer.headers.get('content-type')?.includes('html') || path.includes('/docs')) continue
      for (const [, address] of text.matchAll(/(?:href|src|content)="((?:https?:\/\/127\.0\.0\.1:\d+)?\/[^"]*)"/g)) {
        const to = new URL(address!.replaceAll('&amp;', '&'), origin + path)
        expect([path, to.origin, /^\/sweeps(\/|$)/.test(to.pathname)]).toEqual([path, origin, true])
        // Charts have many weeks and lists of the same kind: one of each will do.
        const found = to.pathname + to.search
        const kind = found.replaceAll(/\d{4}-\d\d-\d\d/g, 'WEEK').replace(/(?<=WEEK\/|list=)[a-z-]+/, 'LIST')
        if (!kinds.has(kind) && to.pathname !== '/sweeps') seen.add(found)
        kinds.add(kind)
      }
    }
    expect([...seen].filter(path => /\.(css|js|csv|png|rss|atom|ics|svg)/.test(path)).length).toBeGreaterThan(10)
  })

  test('feeds, cards and calendar name where it is reached from outside', async context => {
    if (!nginx) return context.skip('nginx is missing')
    const text = async (path: string) => (await fetch(base + path, { headers: { 'x-forwarded-host': 'evil.example' } })).text()
    for (const path of ['/feeds/editions.rss', '/feeds/editions.atom', '/feeds/editions.json', '/public/charts/nielsen-us/2021-08-09'])
      expect(await text(path)).toContain(`${base}/public/`)
    for (const path of ['/feeds/editions.rss', '/public', '/feeds/publications.ics', '/embed/nielsen-us/2021-08-09'])
      expect(await text(path)).not.toMatch(/evil\.example|"\/(public|feeds|embed)/)
  })

  test('the dashboard, its pages, its sign-in, its live figures and its sign-out', async context => {
    if (!nginx) return context.skip('nginx is missing')
    const { token } = await server.engine.people.users.invite({ name: `p${Math.random()}`, role: 'analyst' }, 'test')
    const { page, complaints, close } = await openPage(browser, `${base}/sign-in?token=${token}`)
    const off: string[] = []
    page.on('request', request => {
      const { origin, pathname } = new URL(request.url())
      if (origin === new URL(base).origin && !pathname.startsWith('/sweeps/')) off.push(pathname)
    })
    const live = page.waitForResponse(response => response.url() === `${base}/v1/live`)
    await page.getByRole('button', { name: /sign in/i }).click()
    expect((await live).status()).toBe(200)
    await page.getByRole('link', { name: 'Catalogue' }).click()
    await page
      .getByRole('heading', { name: /catalogue/i })
      .first()
      .waitFor()
    expect(new URL(page.url()).pathname).toBe('/sweeps/catalogue')
    await page.reload()
    await page
      .getByRole('heading', { name: /catalogue/i })
      .first()
      .waitFor()
    await page.getByRole('link', { name: 'Charts' }).first().click()
    await page.getByRole('table').first().waitFor()
    await page.goBack()
    await page
      .getByRole('heading', { name: /catalogue/i })
      .first()
      .waitFor()
    const [cookie] = await page.context().cookies(`${base}/v1/session`)
    expect([cookie?.path, cookie?.httpOnly]).toEqual(['/sweeps', true])
    for (const path of await page.locator('a[href^="/"]').evaluateAll(links => links.map(link => link.getAttribute('href'))))
      expect(path).toMatch(/^\/sweeps\//)
    expect([off, complaints]).toEqual([[], []])
    await close()
  })

  test('players tell what they play, programs read, streams flow', async context => {
    if (!nginx) return context.skip('nginx is missing')
    const told = await fetch(`${base}/v1/spans?key=${server.key}`, { method: 'POST', body: JSON.stringify(message()) })
    expect(told.status).toBe(204)
    const read = await fetch(`${base}/v1/charts`, { headers: { authorization: `Bearer ${server.readKey}` } })
    expect(read.status).toBe(200)
    const live = await listen(`${base}/v1/live`, server.readKey)
    await live.until('health')
    live.stop()
    const visitor = new Visitor(base)
    await visitor.signIn((await server.engine.people.users.invite({ name: `v${Math.random()}`, role: 'viewer' }, 'test')).token)
    expect((await visitor.ask('/v1/charts')).status).toBe(200)
  })

  test('an embed stands in another page', async context => {
    if (!nginx) return context.skip('nginx is missing')
    const host = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html')
      response.end(
        `<!doctype html><title>A newspaper</title><p>Before</p><script async src="${base}/embed.js" data-chart="nielsen-us" data-week="2021-08-09"></script>`,
      )
    }).listen(0)
    const { page, close } = await openPage(browser, `http://127.0.0.1:${(host.address() as AddressInfo).port}/`)
    await page.frameLocator('iframe').getByText('Hit & Run').waitFor()
    await close()
    host.close()
  })
})

test('without a public address, what a request calls this host is in no answer', async () => {
  const app = await anotherApp(server, { publicCharts: true, openReading: true })
  for (const path of [
    '/public',
    '/public/charts/nielsen-us/2021-08-09',
    '/feeds/editions.rss',
    '/feeds/editions.json',
    '/embed/nielsen-us/latest',
    '/',
    '/openapi.json',
  ]) {
    const { port } = new URL(app.address)
    const text = await new Promise<string>((resolve, reject) => {
      const asked = request(
        { port, host: '127.0.0.1', path, headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' } },
        async answer => {
          let body = JSON.stringify(answer.headers)
          for await (const piece of answer.setEncoding('utf8')) body += piece
          resolve(body)
        },
      )
      asked.on('error', reject).end()
    })
    expect(text).not.toContain('evil')
  }
  await app.close()
})

test.each(['/v1', '/public/charts', '/docs', '/seasons/tv'])('a path that begins as one of our own is refused: %s', async path => {
  await expect(anotherApp(server, { publicAddress: `https://noa.example${path}` })).rejects.toMatchObject({ code: 'usage' })
})
