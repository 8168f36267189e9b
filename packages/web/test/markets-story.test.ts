import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { axeFindings, sidewaysOverflow } from './openPage'
import { ownServer } from './ownServer'

/*
 * Netflix's lists of six countries around Hit & Run, as they were published. They stand beside the repository.
 */
const real = fileURLToPath(new URL('../../../../shared/data/netflix-top10/countries-2021-08.tsv', import.meta.url))
const there = existsSync(real)
if (!there && process.env['CI'] === 'true') throw new Error(`${real} is missing: this test must not be skipped in CI`)
if (!there) console.warn(`SKIPPED: ${real} is missing`)

describe.skipIf(!there)('markets', () => {
  const own = ownServer()
  const go = (path: string) => own.page.goto(`${own.server.address}${path}`)
  const rankOf = (name: string) => own.page.locator('tbody tr', { hasText: name }).locator('.rank-number').first().textContent()
  /** Of a title, from the file itself: its ranks in a market by week, oldest first. */
  const published = (show: string, market?: string) =>
    readFileSync(real, 'utf8')
      .split('\n')
      .map(line => line.split('\t'))
      .filter(cells => cells[5] === show && (market === undefined || cells[1] === market))
      .sort((one, other) => (one[2]! < other[2]! ? -1 : 1))

  beforeAll(async () => {
    await own.command('import', 'netflix-country', real)
  })

  test('Israel in the weeks of Hit & Run: No. 1 four times', async () => {
    await go('/charts/netflix-country/IL/2021-08-02?list=tv')
    await own.page.getByRole('heading', { name: 'Netflix Top 10 (Israel)' }).waitFor()
    const ranks: (string | null)[] = []
    for (const [at, week] of ['2021-08-02', '2021-08-09', '2021-08-16', '2021-08-23', '2021-08-30', '2021-09-06', '2021-09-13'].entries()) {
      if (at > 0) await own.page.getByRole('button', { name: 'Next week' }).click()
      await own.page.waitForURL(`**/charts/netflix-country/IL/${week}?list=tv`)
      await own.page.locator('#chart-panel[aria-busy=false]').waitFor()
      ranks.push(await rankOf('Hit & Run'))
    }
    expect(ranks).toEqual(published('Hit & Run', 'IL').map(cells => cells[4]))
    expect(ranks.filter(rank => rank === '1')).toHaveLength(4)
    await own.shot('market-chart')
  })

  test('another country keeps week and list, and is the first to choose from the next time; the first market needs no part in the address', async () => {
    const market = own.page.getByRole('combobox', { name: 'Market' })
    // The weeks beside it are options too, of a list of the browser's own.
    const options = own.page.getByRole('listbox', { name: 'What can be chosen' }).getByRole('option')
    await market.focus()
    expect(await market.inputValue()).toBe('Israel')
    // By keyboard: Escape changes nothing, letters find, accents and capitals aside, and Enter takes what is pointed at.
    await market.press('ArrowDown')
    expect(await options.allTextContents()).toEqual(expect.arrayContaining(['All, country by country', 'Germany', 'Israel']))
    expect(await options.and(own.page.getByRole('option', { selected: true })).allTextContents()).toEqual(['Israel'])
    expect(await axeFindings(own.page)).toEqual([])
    await own.shot('market-choice')
    await own.page.keyboard.type('zzz')
    await own.page.getByText('None is called so').waitFor()
    expect(await market.getAttribute('aria-expanded')).toBe('false')
    await market.press('Escape')
    expect(await market.inputValue()).toBe('Israel')
    await market.press('Control+A')
    await own.page.keyboard.type('GÉR')
    await expect.poll(() => options.allTextContents()).toEqual(['Germany'])
    expect(await market.getAttribute('aria-activedescendant')).toBe(await options.getAttribute('id'))
    await market.press('Enter')
    await own.page.waitForURL('**/charts/netflix-country/DE/2021-09-13?list=tv')
    await own.page.getByRole('heading', { name: 'Netflix Top 10 (Germany)' }).waitFor()
    await market.click()
    const looked = own.page.getByRole('group', { name: 'Looked at last' }).getByRole('option')
    expect(await looked.first().textContent()).toMatch(/Germany|Israel/)
    await own.page.keyboard.type('United St')
    await options.first().click()
    await own.page.waitForURL('**/charts/netflix-country/2021-09-13?list=tv')
    await own.page.getByRole('heading', { name: 'Netflix Top 10 (US)' }).waitFor()
  })

  test('a week by country, and how far titles reach', async () => {
    const market = own.page.getByRole('combobox', { name: 'Market' })
    await market.fill('country by')
    await market.press('Enter')
    await own.page.waitForURL('**/charts/netflix-country/all/2021-09-13?list=tv')
    const line = own.page.getByRole('row', { name: /^Israel/ })
    await line.waitFor()
    expect(await line.getByRole('cell').count()).toBe(10)
    await own.page.getByRole('heading', { name: 'How far titles reach' }).waitFor()
    await own.shot('market-countries')
    await line.getByRole('link', { name: 'Israel' }).click()
    await own.page.waitForURL('**/charts/netflix-country/IL/2021-09-13?list=tv')
  })

  test('a title around the world: a sentence, a map that keys walk through, a table beside it', async () => {
    await go('/titles/hit-and-run')
    const markets = new Set(published('Hit & Run').map(cells => cells[1]))
    const firsts = new Set(published('Hit & Run').flatMap(cells => (cells[4] === '1' ? cells[1]! : [])))
    await own.page.getByText(new RegExp(`^No\\.\\s1 in ${firsts.size} countr(y|ies), Top 10 in ${markets.size}\\.$`)).waitFor()
    const grid = own.page.getByRole('grid')
    await grid.getByRole('gridcell').first().focus()
    const spoken = () => own.page.evaluate(() => document.activeElement?.getAttribute('title'))
    expect(await spoken()).toMatch(/^Israel, week of 2–8 August 2021: No\.\s1$/)
    await own.page.keyboard.press('ArrowRight')
    await own.page.keyboard.press('End')
    expect(await spoken()).toMatch(/^Israel, week of 13–19 September 2021: No\.\s6$/)
    await own.page.keyboard.press('ArrowDown')
    expect(await spoken()).not.toMatch(/^Israel/)
    await own.page.getByRole('row', { name: 'Israel 1 4 7' }).waitFor()
    await own.shot('market-title')
  })

  test('an edition of a country, its public page, feed and picture', async () => {
    await go('/charts/netflix-country/IL/2021-08-09?list=tv')
    await own.page.getByRole('button', { name: 'Publish', exact: true }).click()
    await own.page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click()
    await own.page.getByText('Published as netflix-country-IL-2021-08-09-r1').waitFor()
    const read = async (path: string) => {
      const answer = await own.page.request.get(`${own.server.address}${path}`)
      expect([path, answer.status()]).toEqual([path, 200])
      return answer
    }
    const page = await (await read('/public/charts/netflix-country/IL/2021-08-09/tv')).text()
    expect(page).toContain('Netflix Top 10 (Israel)')
    expect(page).toContain('netflix-country-IL-2021-08-09-r1')
    expect(await (await read('/feeds/charts/netflix-country/IL.rss')).text()).toContain('Netflix Top 10 (Israel), ')
    expect((await read('/pictures/netflix-country/IL/2021-08-09.png?list=tv')).headers()['content-type']).toBe('image/png')
    expect(await (await read('/embed/netflix-country/IL/2021-08-09/tv.html')).text()).toContain('Hit &amp; Run')
    expect(await (await read('/public/charts/netflix-country/IL/2021-08-09/tv.csv')).text()).toContain(',IL')
  })

  test('two seasons of other services side by side, by keyboard, with what Netflix publishes and nothing else', async () => {
    // Weeks of Monday 26 July to Monday 30 August, as the file names them: by their last day.
    const lines = readFileSync(real.replace('countries-2021-08', 'global-to-2024'), 'utf8').split('\n')
    const summer = lines.filter((line, at) => at === 0 || (line >= '2021-08-01' && line < '2021-09-06'))
    await own.command('import', 'netflix-top10', own.file('global.tsv', `${summer.join('\n')}\n`))
    await go('/compare/seasons')
    const choice = own.page.getByRole('combobox', { name: 'Add a season' })
    await choice.focus()
    for (const season of ['Hit & Run, season 1', 'Outer Banks, season 2']) {
      await own.page.keyboard.type(season)
      await own.page.getByRole('option', { name: season }).waitFor()
      await own.page.keyboard.press('Enter')
    }
    await own.page.waitForURL('**/compare/seasons?s=hit-and-run/1&s=outer-banks/2&window=28')
    const hours = (name: string) =>
      summer
        .map(line => line.split('\t'))
        .filter(cells => cells[4] === name)
        .sort((one, other) => (one[0]! < other[0]! ? -1 : 1))
        .slice(0, 4)
        .map(cells => Number(cells[5]))
    const [mine, others] = [hours('Hit & Run: Season 1'), hours('Outer Banks: Season 2')]
    const million = (values: number[]) => `${(values.reduce((sum, value) => sum + value, 0) / 1e6).toFixed(1)} million`
    const line = (name: string) => own.page.getByRole('row', { name })
    await line(`First 4 weeks, as far as it was listed ${million(mine)} ${million(others)}`).waitFor()
    // The first hours of all, No. 4 and No. 1 of their weeks.
    await line(`1 ${million(mine.slice(0, 1))} No. 4 ${million(others.slice(0, 1))} No. 1`).waitFor()
    await own.page.locator('svg.run-plot').waitFor()
    await own.shot('compared')
  })

  test('the board: nothing of one’s own, and the seasons of others, with what is left out', async () => {
    await go('/board')
    await own.page.getByText('No season of your own awaits a decision').waitFor()
    await own.page.getByRole('link', { name: /^Published by others/ }).click()
    await own.page.getByText(/premiere more than two years ago/).waitFor()
    await own.page.getByRole('link', { name: 'Show premieres of any age' }).click()
    await own.page.waitForURL('**/board?tab=published&older=true')
    await own.page.getByLabel('Find a season').fill('hit & r')
    await own.page.getByRole('row', { name: /Hit & Run/ }).waitFor()
    await expect.poll(() => own.page.locator('tbody tr').count()).toBe(1)
    await own.shot('board-published')
  })

  test.each([
    ['market', '/charts/netflix-country/IL/2021-08-09?list=tv'],
    ['countries', '/charts/netflix-country/all/2021-08-09?list=tv'],
    ['title', '/titles/hit-and-run'],
    ['board', '/board?tab=published&older=true'],
    ['records', '/records?chart=netflix-country&list=tv&market=IL'],
    ['compared', '/compare/seasons?s=hit-and-run/1&s=outer-banks/2&window=28'],
  ])('%s: axe finds nothing at either width, light and dark, and nothing sticks out', async (name, path) => {
    for (const width of [1280, 390]) {
      await own.page.setViewportSize({ width, height: 900 })
      await go(path)
      await own.page.locator('table').first().waitFor()
      if (name === 'title') await own.page.getByRole('grid').waitFor()
      expect([width, await axeFindings(own.page)]).toEqual([width, []])
      await own.page.emulateMedia({ colorScheme: 'dark' })
      expect([width, await axeFindings(own.page, 'colours')]).toEqual([width, []])
      await own.page.emulateMedia({ colorScheme: 'light' })
      expect([width, await sidewaysOverflow(own.page)]).toEqual([width, 0])
      await own.shot(`${name}-${width}`)
    }
    await own.page.setViewportSize({ width: 1280, height: 900 })
    expect(own.open.complaints).toEqual([])
  })
})
