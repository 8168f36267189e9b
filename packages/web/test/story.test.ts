import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Started, scratch } from '../../cli/test/sweeps'
import { axeFindings, launch, type OpenPage, openPage } from './openPage'
import { sampleTimeout, startSample } from './startSample'

/** A browser without a head says so, and what it plays is set aside as a robot's. */
const userAgent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'

const { path, remove } = scratch()
let server: Started
let browser: Browser
let open: OpenPage
beforeAll(async () => {
  server = await startSample(path)
  browser = await launch()
  open = await openPage(browser, server.address, { userAgent })
}, sampleTimeout)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  remove()
})

const wellMade = async () => {
  expect(await axeFindings(open.page)).toEqual([])
  expect(open.complaints).toEqual([])
}

test('the overview: Hit & Run at No. 8 with 549 million minutes, and its story', async () => {
  const { page } = open
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
  await page.getByRole('row', { name: /^8 .*Hit & Run.* 549 million/ }).waitFor()
  const example = page.getByRole('navigation', { name: 'The example' })
  expect(await example.getByRole('link', { name: 'Its case as of 20 Sept 2021' }).getAttribute('href')).toBe(
    '/cases/hit-and-run/1?asOf=2021-09-20',
  )
  await wellMade()
})

test('the chart of the week, where the installation’s readers begin', async () => {
  const { page } = open
  await page.getByRole('link', { name: /^The chart your readers see first/ }).press('Enter')
  await page.getByRole('row', { name: /^8 .*Hit & Run.* 549 million/ }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/charts/nielsen-us/2021-08-09')
  // How the collector is doing is for those who run it.
  expect(await page.getByRole('region', { name: 'Collector health' }).count()).toBe(0)
  await wellMade()
})

test('one’s own chart: what the fictional service’s viewers watched that week', async () => {
  const { page } = open
  await page.goto(`${server.address}/charts/census/2021-08-09`)
  await page.getByText('Week of 9–15 August 2021', { exact: true }).waitFor()
  await page.getByRole('row', { name: /^1 .*[1-9]/ }).waitFor()
  expect(await page.getByRole('row').count()).toBeGreaterThan(5)
  await wellMade()
})

test('a play arrives while it plays, and counts as long as it played', async () => {
  const { page } = open
  await page.goto(`${server.address}/screening-room`)
  await page.waitForFunction(() => 'sweeps' in globalThis)
  const watch = (from: number, ms: number) =>
    page.evaluate(
      async ([from, ms]) => {
        const video = document.querySelector('video')!
        video.muted = true
        video.currentTime = from
        await video.play()
        await new Promise(done => setTimeout(done, ms))
        video.pause()
        let sum = 0
        for (let at = 0; at < video.played.length; at++) sum += video.played.end(at) - video.played.start(at)
        return sum
      },
      [from, ms] as const,
    )
  await watch(0, 3000)
  const played = await watch(30, 2000)
  const watched = page.locator('[data-counter=watched]')
  const counted = async () => {
    const [minutes, seconds] = ((await watched.textContent()) ?? '').split(':').map(Number) as [number, number]
    return minutes * 60 + seconds
  }
  await expect.poll(counted, { timeout: 10_000 }).toBeCloseTo(played, 0)
  expect(Math.abs((await counted()) - played)).toBeLessThan(0.35)
  expect(await page.getByRole('table', { name: 'Spans the server holds' }).locator('tbody tr').count()).toBe(2)
  await expect.poll(() => page.locator('.axis-pending').count()).toBe(0)
  await wellMade()

  const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)
  const figures = await fetch(
    `${server.address}/v1/minutes?from=${day(-1)}&to=${day(1)}&by=content&service=screening-room&metric=watched,plays`,
  )
  const { rows } = (await figures.json()) as { rows: { watchedMs: number; plays: number }[] }
  expect(rows).toEqual([{ content: 'countdown', watchedMs: expect.any(Number), plays: 1 }])
  expect(Math.abs(rows[0]!.watchedMs / 1000 - played)).toBeLessThan(0.35)
})

test('the link from the terminal signs in once', async () => {
  const { page } = open
  await page.goto(server.signIn!)
  const button = page.getByRole('main').getByRole('button', { name: 'Sign in' })
  await button.click()
  await page.getByText('admin (admin)').waitFor()
  await page.getByRole('row', { name: /Hit & Run/ }).waitFor()
  await wellMade()
  const second = await openPage(browser, server.signIn!)
  await second.page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
  await second.page.getByText('This link was used already').waitFor()
  await second.close()
})

test('the server ends, and the page says that it is reconnecting', async () => {
  const { page } = open
  expect(await server.stop()).toBe(0)
  await page.getByText('Reconnecting').first().waitFor()
})
