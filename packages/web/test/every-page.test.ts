import { describe, expect, test } from 'vitest'
import { fixturePages, phone } from './fixturePages'
import { axeFindings, sidewaysOverflow } from './openPage'

const pages = fixturePages()
const { visit, visitAnew } = pages

const loading = [
  '/',
  '/charts/nielsen-us',
  '/titles/outer-banks',
  '/records',
  '/compare',
  '/seasons/hit-and-run/1',
  '/board',
  '/cases/outer-banks/1',
].flatMap(path => [{}, phone].map(options => [path, options] as const))
test.each(loading)('nothing moves while it loads (%s %j)', async (path, options) => {
  const { page } = await visitAnew(path, options)
  await page
    .getByRole('row', { name: /Outer Banks/ })
    .or(page.locator('svg.run-plot'))
    .first()
    .waitFor()
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

describe('for everyone', () => {
  const addresses = [
    ['/', 'Overview'],
    ['/charts', 'Charts'],
    ['/charts/nielsen-us', 'Nielsen streaming, United States'],
    ['/titles', 'Titles'],
    ['/seasons', 'Seasons and films'],
    ['/charts/census', 'Own census'],
    ['/titles/outer-banks', 'Outer Banks'],
    ['/titles/nobody', 'There is nothing here'],
    ['/records', 'Records'],
    ['/panels', 'Panels'],
    ['/panels/homes/2021-08-09', 'Demo homes (fictional)'],
    ['/compare', 'Side by side'],
    ['/compare?left=census/2026-11-16/seasons&right=nielsen-us/2021-08-09/overall', 'Side by side'],
    ['/seasons/hit-and-run/1', 'Hit & Run, season 1'],
    ['/compare/seasons?s=hit-and-run/1&s=fauda/2', 'Seasons side by side'],
    ['/titles/uncharted', 'Uncharted'],
    ['/board', 'Awaiting a decision'],
    ['/cases/outer-banks/1', 'Outer Banks: season 2?'],
    ['/cases/nobody/1', 'Nobody: season 2?'],
    ['/cases/lost/2', 'There is nothing here'],
    ['/decisions', 'Ledger of decisions'],
    ['/releases', 'Releases'],
    ['/calibration', 'Track record'],
    ['/add', 'Add data'],
    ['/screening-room', 'Screening room'],
    ['/sign-in?token=x', 'Sign in'],
    ['/elsewhere', 'No such page'],
  ] as const

  for (const [path, heading] of addresses)
    for (const colorScheme of ['light', 'dark'] as const)
      test(`${path} in ${colorScheme}: axe finds nothing, wide or at 360 px, and nothing sticks out`, async () => {
        const { page, complaints } = await visit(path, { colorScheme })
        await page.getByRole('heading', { level: 1, name: heading }).waitFor()
        await page.getByText('Live').waitFor()
        if (heading === 'Overview') await page.getByRole('row', { name: /^8 new Hit & Run/ }).waitFor()
        if (heading.startsWith('Nielsen'))
          await page.getByRole('region', { name: 'Edition' }).getByText('Revision 2', { exact: true }).waitFor()
        if (heading === 'Outer Banks') await page.locator('svg.run-plot').waitFor()
        if (heading.startsWith('Hit & Run')) await page.locator('svg.run-plot').nth(4).waitFor()
        if (heading.startsWith('Outer Banks:')) await page.locator('svg.run-plot').nth(3).waitFor()
        if (heading === 'Add data') await page.getByRole('button', { name: /^Undo/ }).waitFor()
        if (heading.startsWith('Demo homes')) {
          await page.getByRole('row', { name: /Outer Banks.*101,234/ }).waitFor()
          // Nothing is modelled before somebody asks for it.
          expect(await page.getByText('99,000').count()).toBe(0)
          await page.getByRole('checkbox', { name: /Give each play/ }).check()
          await page.getByRole('row', { name: /Outer Banks.*99,000/ }).waitFor()
          await page.getByRole('row', { name: /18-34.*20.*12.*36/ }).waitFor()
        }
        if (heading === 'Records')
          await page
            .getByRole('row', { name: /All American/ })
            .first()
            .waitFor()
        if (heading.startsWith('Seasons side')) await page.locator('svg.run-plot').nth(3).waitFor()
        if (heading === 'Side by side') await page.getByRole('table').waitFor()
        // Colours are the same at every width: in the dark one width is enough.
        if (colorScheme === 'light') expect(await axeFindings(page)).toEqual([])
        // 320 px is a page at 400 %.
        for (const width of [320, 360]) {
          await page.setViewportSize({ width, height: 780 })
          expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0)
        }
        expect(await axeFindings(page, colorScheme === 'light' ? 'all' : 'colours')).toEqual([])
        expect(complaints.filter(complaint => !(/nobody$|^.board$|lost|uncharted/.test(path) && complaint.includes('404')))).toEqual([])
      })
})

test('who may not add data is told why', async () => {
  pages.server.role = 'viewer'
  const { page } = await visit('/add')
  await page.getByText('This needs the role analyst, decider or admin; you are viewer.').waitFor()
  expect(await page.getByRole('button', { name: 'Choose files…' }).count()).toBe(0)
  expect(await axeFindings(page)).toEqual([])
})
