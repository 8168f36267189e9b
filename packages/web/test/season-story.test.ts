import type { ProductionRecord, SeasonList, SeasonPeers, SeasonReport } from '@sweeps/model'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Started, scratch } from '../../cli/test/sweeps'
import { axeFindings, launch, type OpenPage, openPage, sidewaysOverflow } from './openPage'
import { sampleTimeout, startSample } from './startSample'

/*
 * The real server with its sample: Hit & Run is recorded and charted, and its viewing is not counted; the fictional service has seasons
 * whose viewing is. Seasons are counted as they are asked for: the first comparison takes a while.
 */
const patience = { timeout: 50_000 }
const { path, remove } = scratch()
let server: Started
let browser: Browser
let open: OpenPage
let page: Page
/** Two seasons of the fictional service. */
let own: string[]

const json = async <T>(address: string): Promise<T> => (await (await fetch(server.address + address)).json()) as T

beforeAll(async () => {
  server = await startSample(path)
  browser = await launch()
  open = await openPage(browser, server.address)
  page = open.page
  const { seasons } = await json<SeasonList>('/v1/seasons?counted=true')
  own = seasons
    .filter(({ season, premiere }) => season !== null && premiere !== null && premiere >= '2021-07-05' && premiere < '2021-08-20')
    .map(({ title, season }) => `${title}/${season}`)
}, sampleTimeout)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  remove()
})

test('Hit & Run: two countries, a shutdown without an end, and every source in full', async () => {
  await page.goto(`${server.address}/seasons/hit-and-run/1`)
  await page.getByText('No viewing of it is counted here').waitFor()
  const row = (name: RegExp) => page.getByRole('row', { name })
  await row(/^Filming in New York .* days not known$/).waitFor()
  await row(/^Filming in Israel .* days not known$/).waitFor()
  await row(/^Interrupted in Israel: the pandemic .* from 2020, end not known$/).waitFor()
  await row(/^Cancelled by Netflix .* 20 Sept 2021$/).waitFor()
  await row(/^Cost not known$/).waitFor()
  await row(/^Critics, site not named .* above 70 of 100$/).waitFor()
  const record = await json<ProductionRecord>('/v1/seasons/hit-and-run/1/record')
  for (const source of new Set(record.facts.map(fact => fact.source))) await page.getByRole('link', { name: source, exact: true }).waitFor()
  await page.getByRole('navigation', { name: 'Pages of Hit & Run' }).getByRole('link', { name: 'On the charts' }).click()
  await page.getByRole('heading', { level: 1, name: 'Hit & Run' }).waitFor()
  expect(open.complaints).toEqual([])
})

test('a season of one’s own stands where the API says it stands', async () => {
  await page.goto(`${server.address}/seasons/${own[0]}?window=7&peers=${own[1]}`)
  const section = page.getByRole('region', { name: 'How it compares' })
  await section.getByRole('table', { name: 'Standing among the seasons compared' }).waitFor(patience)
  const { standings } = await json<SeasonPeers>(`/v1/seasons/${own[0]}/peers?window=7&peers=${own[1]}`)
  const names = { starters: 'Starters', hours: 'Hours viewed' } as Record<string, string>
  const known = standings.filter(({ figure }) => names[figure])
  expect(known.length).toBeGreaterThan(0)
  for (const { figure, rank, of } of known)
    await section.getByRole('row', { name: new RegExp(`^${names[figure]} .*${rank} of ${of}$`) }).waitFor()
  await page.getByRole('button', { name: 'About: Completers' }).first().press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Completers' })
  await dialog.getByText(/^SQL:/).first().click()
  await dialog.getByText('AS completer').first().waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.keyboard.press('Escape')
  // The drawing is read by keyboard, to the day.
  const days = page.locator('#days')
  await days.locator('svg[aria-label="Hours by day"]').waitFor(patience)
  await days.getByLabel('Read at').press('ArrowRight')
  await days.getByText(/^day \d: [\d.,]+$/).waitFor()
  await page.setViewportSize({ width: 360, height: 780 })
  expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0)
  await page.setViewportSize({ width: 1280, height: 900 })
  expect(open.complaints).toEqual([])
})

test('a part of the audience: chosen, in the address, as the API has it, and taken away again', async () => {
  const address = `/seasons/${own[0]}?window=7`
  await page.goto(server.address + address)
  const chips = page.locator('.filter-chips')
  await chips.getByLabel('Accounts').selectOption('others', patience)
  await page.waitForURL(/accounts=others/)
  const remove = chips.getByRole('link', { name: 'Remove the filter by accounts' })
  await remove.waitFor(patience)
  const part = await json<SeasonReport>(`/v1/seasons/${own[0]}?window=7&accounts=others`)
  expect(part.filters).toMatchObject([{ by: 'accounts', asked: 'others' }])
  const starters = part.accounts.starters === null ? 'too few accounts' : part.accounts.starters.toLocaleString('en')
  await page
    .getByRole('row', { name: new RegExp(`^Starters .* ${starters}`) })
    .first()
    .waitFor(patience)
  expect(await axeFindings(page)).toEqual([])
  await remove.press('Enter')
  await page.waitForURL(server.address + address)
  await remove.waitFor({ state: 'detached' })
  expect(open.complaints).toEqual([])
})

test('side by side: the figures of both, as each has them alone', async () => {
  await page.goto(`${server.address}/compare/seasons?s=${own[0]}&s=${own[1]}&window=7`)
  const table = page.getByRole('table', { name: 'Key figures of the seasons compared' })
  await table.waitFor(patience)
  const alone = await Promise.all(own.slice(0, 2).map(key => json<{ hours: number }>(`/v1/seasons/${key}?window=7`)))
  const written = alone.map(({ hours }) => hours.toLocaleString('en', { maximumFractionDigits: hours < 100 ? 1 : 0 }))
  await table.getByRole('row', { name: `Hours viewed About: Hours viewed ${written.join(' ')}` }).waitFor()
  await page.locator('svg[aria-label^="Starters of each episode"]').waitFor(patience)
  expect(await axeFindings(page)).toEqual([])
  expect(open.complaints).toEqual([])
})
