import { rm } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildDashboard } from './buildDashboard'
import { type FixtureServer, oneTimeToken, startFixtureServer } from './fixture-server'
import { axeFindings, launch, type OpenPage, openPage, sidewaysOverflow } from './openPage'

let dist: string
let server: FixtureServer
let browser: Browser
let open: OpenPage[] = []

beforeAll(async () => {
  dist = await buildDashboard()
  server = await startFixtureServer(dist)
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
  await rm(dist, { recursive: true, force: true })
})
beforeEach(() => {
  server.signedIn = true
})
afterEach(async () => {
  await Promise.all(open.map(page => page.close()))
  open = []
})

async function visit(path: string, options: Parameters<typeof openPage>[2] = {}): Promise<OpenPage> {
  const opened = await openPage(browser, server.url + path, options)
  open.push(opened)
  return opened
}

const phone = { viewport: { width: 360, height: 780 } }

describe('chart', () => {
  test('the start opens the latest week of the first chart, with every rank, movement and value', async () => {
    const { page, complaints } = await visit('/')
    const row = (name: RegExp) => page.getByRole('row', { name })
    await row(/^1 up 1 place Outer Banks.* 1,160 million 2 1 4/).waitFor()
    await row(/^3 new Vivo.* 802 million/).waitFor()
    await row(/^6 returning The Walking Dead.* 606 million/).waitFor()
    await row(/^8 new Hit & Run.* 549 million/).waitFor()
    expect(new URL(page.url()).pathname).toBe('/charts/nielsen-us/2021-08-09')
    expect(await page.title()).toBe('Overall, 9–15 August 2021: Nielsen streaming, United States · Sweeps')
    expect(complaints).toEqual([])
  })

  test('a rank nobody is known to hold says so', async () => {
    const { page } = await visit('/')
    for (const rank of [9, 10]) await page.getByRole('row', { name: new RegExp(`^${rank} Title not known not known`) }).waitFor()
    await page.getByText('Ranks 9 and 10 of this week were not found in a public source.').waitFor()
  })

  test('tabs by keyboard', async () => {
    const { page } = await visit('/')
    const selected = () => page.locator('[role=tab][aria-selected=true]').textContent()
    await page.getByRole('tab', { name: 'Overall' }).focus()
    await page.keyboard.press('ArrowRight')
    await page.getByRole('row', { name: /^2 .*Hit & Run/ }).waitFor()
    expect([await selected(), new URL(page.url()).search]).toEqual(['Originals', '?list=originals'])
    await page.keyboard.press('End')
    await page.getByRole('row', { name: /^1 new Vivo/ }).waitFor()
    expect(await page.locator(':focus').textContent()).toBe('Movies')
    await page.keyboard.press('ArrowRight')
    expect(await selected()).toBe('Overall')
  })

  test('weeks: one back, then forward by the list, and the browser’s own back', async () => {
    const { page, complaints } = await visit('/')
    await page.getByRole('button', { name: 'Previous week' }).click()
    await page.getByRole('row', { name: /^1 movement not known All American.* 900 million/ }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/charts/nielsen-us/2021-08-02')
    await page.getByLabel('Week', { exact: true }).selectOption('2021-08-09')
    await page.getByRole('row', { name: /Hit & Run/ }).waitFor()
    await page.goBack()
    await page.getByText('Week of 2–8 August 2021', { exact: true }).waitFor()
    expect(complaints).toEqual([])
  })

  test('the run of a title: chosen by keyboard, drawn without a word from the content security policy, and as a table', async () => {
    const { page, complaints } = await visit('/')
    await page.getByRole('button', { name: 'All American' }).press('Enter')
    await page.getByRole('region', { name: 'Run on the chart' }).locator('svg[aria-label="Rank by week"]').waitFor()
    await page.getByText('The same as a table').click()
    await page.getByRole('row', { name: '2–8 August 2021 1 971 million' }).waitFor()
    await page.getByLabel('Minutes viewed').check()
    await page.locator('svg[aria-label="Minutes viewed by week"]').waitFor()
    expect(await axeFindings(page)).toEqual([])
    expect(complaints).toEqual([])
  })

  test('a running week says so', async () => {
    const { page } = await visit('/charts/census')
    await page.getByText('Still running').waitFor()
  })

  test('a week the chart does not have: the server’s words, and the way to the others stays', async () => {
    const { page } = await visit('/charts/nielsen-us/1999-01-04?list=overall')
    await page.getByText('nielsen-us has no figures for 1999-01-04.').waitFor()
    await page.getByRole('button', { name: 'Next week' }).click()
    await page.getByRole('row', { name: /All American/ }).waitFor()
  })

  test('the CSV has the address of the chart', async () => {
    const { page } = await visit('/')
    const address = await page.getByRole('link', { name: 'Download as CSV' }).getAttribute('href')
    expect(address).toBe('/v1/charts/nielsen-us/2021-08-09?list=overall&format=csv')
  })

  test.each([{}, phone])('nothing moves while it loads (%j)', async options => {
    const { page } = await visit('/', options)
    await page.getByRole('row', { name: /Hit & Run/ }).waitFor()
    const shift = await page.evaluate(
      () =>
        new Promise<number>(resolve => {
          let sum = 0
          new PerformanceObserver(list => {
            for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value
          }).observe({ type: 'layout-shift', buffered: true })
          setTimeout(() => resolve(sum), 500)
        }),
    )
    expect(shift).toBeLessThan(0.02)
  })
})

describe('screening room', () => {
  test('a play arrives while it plays: spans, minutes, coverage', async () => {
    const { page, complaints } = await visit('/screening-room')
    await page.locator('video').waitFor()
    const play = (at: number) =>
      page.evaluate(async from => {
        const video = document.querySelector('video')!
        video.muted = true
        video.currentTime = from
        await video.play()
      }, at)
    const pause = () => page.evaluate(() => document.querySelector('video')!.pause())
    const rows = page.getByRole('table', { name: 'Spans the server holds' }).locator('tbody tr')
    await page.waitForFunction(() => 'sweeps' in globalThis)
    await play(0)
    await page.waitForTimeout(1500)
    await pause()
    await play(6)
    await page.waitForTimeout(1200)
    await pause()
    await page.waitForTimeout(300)
    expect(await rows.count()).toBeGreaterThanOrEqual(2)
    const watched = await page.locator('[data-counter=watched]').textContent()
    expect(watched).toMatch(/^0:0[23]\.\d$/)
    expect(await page.locator('[data-counter=covered]').textContent()).toMatch(/^(1\d|2\d)%$/)
    expect(Number.parseInt((await page.locator('[data-counter=acknowledged]').textContent()) ?? '', 10)).toBeGreaterThan(1)
    expect(complaints).toEqual([])
  })
})

describe('session', () => {
  test('who is not signed in is told how to, on every page, and the strip says signed out', async () => {
    server.signedIn = false
    for (const path of ['/', '/charts/nielsen-us/2021-08-09', '/screening-room']) {
      const { page, complaints } = await visit(path)
      await page.getByRole('heading', { name: 'Please sign in' }).waitFor()
      await page.getByText('sweeps users link').waitFor()
      await page.getByText('Signed out').waitFor()
      expect(complaints.filter(complaint => !complaint.includes('401'))).toEqual([])
    }
  })

  test('a one-time link signs in at the press of a button; signing out ends it', async () => {
    server.signedIn = false
    const { page } = await visit(`/sign-in?token=${oneTimeToken}`)
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('row', { name: /Hit & Run/ }).waitFor()
    await page.getByText('Ada (analyst)').waitFor()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'Please sign in' }).waitFor()
  })

  test('a used link is refused in the server’s words', async () => {
    server.signedIn = false
    const { page } = await visit('/sign-in?token=used')
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('This link was used already or is too old.').waitFor()
  })
})

test('health: live figures', async () => {
  const { page } = await visit('/')
  const strip = page.getByRole('region', { name: 'Collector health' })
  await strip.getByText('Live').waitFor()
  expect(await strip.locator('dd').allTextContents()).toEqual(['1,234', '2', '180 ms'])
})

test('health: a dropped connection is said, and taken up again', async () => {
  const { page } = await visit('/')
  const strip = page.getByRole('region', { name: 'Collector health' })
  await strip.getByText('Live').waitFor()
  server.dropLive()
  await strip.getByText('Reconnecting').waitFor()
  await strip.getByText('Live').waitFor()
})

test('a session that ran out while reading leads to the sign-in page', async () => {
  const { page } = await visit('/')
  await page.getByRole('row', { name: /Hit & Run/ }).waitFor()
  server.signedIn = false
  await page.getByRole('tab', { name: 'Movies' }).click()
  await page.getByRole('heading', { name: 'Please sign in' }).waitFor()
  await page.getByText('Signed out').waitFor()
})

describe('for everyone', () => {
  const pages = [
    ['/', 'Nielsen streaming, United States'],
    ['/charts/census', 'Own census'],
    ['/screening-room', 'Screening room'],
    ['/sign-in?token=x', 'Sign in'],
    ['/elsewhere', 'No such page'],
  ] as const

  for (const [path, heading] of pages)
    for (const colorScheme of ['light', 'dark'] as const)
      test(`${path} in ${colorScheme}: axe finds nothing, wide or at 360 px, and nothing sticks out`, async () => {
        const { page, complaints } = await visit(path, { colorScheme })
        await page.getByRole('heading', { level: 1, name: heading }).waitFor()
        await page.getByText('Live').waitFor()
        if (heading.startsWith('Nielsen')) await page.getByRole('row', { name: /Hit & Run/ }).waitFor()
        expect(await axeFindings(page)).toEqual([])
        // 320 px is a page at 400 %.
        for (const width of [320, 360]) {
          await page.setViewportSize({ width, height: 780 })
          expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0)
        }
        expect(await axeFindings(page)).toEqual([])
        expect(complaints).toEqual([])
      })

  test('on a phone the run opens below its row, and nothing sticks out', async () => {
    const { page } = await visit('/', phone)
    await page.getByRole('button', { name: /Outer Banks/ }).click()
    await page.locator('.inline-run svg.run-plot').waitFor()
    expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0)
    expect(await axeFindings(page)).toEqual([])
  })

  test('the first view loads no plotting library', async () => {
    const { page } = await visit('/')
    await page.getByRole('row', { name: /Hit & Run/ }).waitFor()
    const scripts = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
    expect(scripts.filter(name => name.includes('RunChart'))).toEqual([])
  })
})
