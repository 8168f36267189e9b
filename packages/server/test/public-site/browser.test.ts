import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings, launch, openPage, sidewaysOverflow } from '../../../web/test/openPage.js'
import { type RealServer, realServer } from '../real-server.js'
import { tellAnnouncement, tellWorld } from './world.js'

let server: RealServer
let browser: Browser
beforeAll(async () => {
  server = await realServer({ publicCharts: true })
  await tellWorld(server.engine)
  await tellAnnouncement(server.engine)
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

test.each([
  '/public',
  '/public/charts/nielsen-us',
  '/public/charts/nielsen-us/2021-08-09',
  '/public/editions/nielsen-us-2021-08-09-r1',
  '/embed/nielsen-us/2021-08-09?list=overall',
  '/announcements',
  '/announcements/first/1',
])('%s: axe finds nothing, wide or narrow, light or dark; nothing leaves the window', async path => {
  const { page, complaints, close } = await openPage(browser, server.address + path)
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [1100, 360]) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 800 })
      expect(await axeFindings(page, colorScheme === 'light' ? 'all' : 'colours'), `${colorScheme} ${width}`).toEqual([])
      expect(await sidewaysOverflow(page), `${colorScheme} ${width}`).toBeLessThanOrEqual(0)
    }
  expect(complaints).toEqual([])
  await close()
})

test('pages are read without JavaScript', async () => {
  const { page, close } = await openPage(browser, `${server.address}/public/charts/nielsen-us/2021-08-09`, { javaScriptEnabled: false })
  expect(await page.locator('tbody tr').count()).toBe(10)
  await page.getByRole('link', { name: 'Movies' }).click()
  await page.getByText('Vivo').first().waitFor()
  await close()
})

test('one script line puts a chart into another page, as high as it is', async () => {
  const host = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html')
    response.end(
      `<!doctype html><title>A newspaper</title><p>Before</p><script async src="${server.address}/embed.js" data-chart="nielsen-us" data-week="2021-08-09" data-list="overall"></script><p>After</p>`,
    )
  }).listen(0)
  const { page, close } = await openPage(browser, `http://127.0.0.1:${(host.address() as AddressInfo).port}/`)
  const frame = page.frameLocator('iframe')
  await frame.getByText('Hit & Run').waitFor()
  const inside = await frame.locator('html').evaluate(element => element.getBoundingClientRect().height)
  await expect.poll(async () => (await page.locator('iframe').boundingBox())!.height).toBeCloseTo(inside, -1)
  await close()
  host.close()
})

test('no other page of ours may stand in another', async () => {
  const host = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html')
    response.end(`<!doctype html><title>A thief</title><iframe src="${server.address}/public/charts/nielsen-us/2021-08-09"></iframe>`)
  }).listen(0)
  const { page, complaints, close } = await openPage(browser, `http://127.0.0.1:${(host.address() as AddressInfo).port}/`)
  await expect.poll(() => complaints.join()).toMatch(/frame-ancestors/)
  expect(await page.frameLocator('iframe').getByText('Hit & Run').count()).toBe(0)
  await close()
  host.close()
})
