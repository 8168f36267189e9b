import { describe, expect, test } from 'vitest'
import { fixturePages } from './fixturePages'
import { axeFindings, sidewaysOverflow } from './openPage'

const pages = fixturePages()
const { visit } = pages

describe('how it compares', () => {
  test('standing, lines and tables; a season without peers named has the nearest', async () => {
    const { page, complaints } = await visit('/seasons/hit-and-run/1')
    const section = page.getByRole('region', { name: 'How it compares' })
    const row = (name: RegExp) => section.getByRole('row', { name })
    await section.getByText('Beside 2 other seasons, the nearest by day of release, each in its first 28 days.').waitFor()
    await row(/^Starters .*120 50th 2 of 3$/).waitFor()
    await row(/^Days to complete .*4 0th 3 of 3$/).waitFor()
    await row(/^Views .*not known, or too few accounts/).waitFor()
    await section.locator('svg[aria-label="Hours by week, all seasons"]').waitFor()
    await section.locator('svg[aria-label="Each week as a share of the week before, all seasons"]').waitFor()
    // All lines at a week, by name: by keyboard and where the pointer is.
    const hours = section.locator('figure').filter({ hasText: 'Hours by week' }).first()
    await hours.getByLabel('Read at').press('Home')
    await hours.getByText(/^week since the release 1: .*Fauda, season 1 30/).waitFor()
    const drawn = (await hours.locator('svg.run-plot').boundingBox())!
    await page.mouse.move(drawn.x + drawn.width * 0.7, drawn.y + drawn.height / 2)
    await hours.getByText(/^week since the release [2-9]: /).waitFor()
    await row(/^2 Fauda, season 1 30 15 50.0% 6 40.0% 4$/).waitFor()
    await section.getByText('Every figure of every season', { exact: true }).click()
    await row(/^3 Fauda, season 2 240 160 too few accounts too few accounts 220 220 5 28$/).waitFor()
    expect(complaints).toEqual([])
  })

  test('peers are named by keyboard, kept in the address, and taken out again', async () => {
    const { page } = await visit('/seasons/hit-and-run/1')
    const section = page.getByRole('region', { name: 'How it compares' })
    const field = section.getByLabel('Add a season')
    await field.fill('no season')
    await field.press('Enter')
    await section.getByText('Write a season such as hit-and-run/1').waitFor()
    await field.fill('Fauda, season 2')
    await field.press('Enter')
    await page.waitForURL(/\?window=28&peers=fauda\/2$/)
    await section.getByText('Beside one other season, each in its first 28 days.').waitFor()
    await page.reload()
    await section.getByText('Beside one other season').waitFor()
    expect(await section.getByRole('link', { name: 'Weeks as CSV' }).getAttribute('href')).toBe(
      '/v1/seasons/hit-and-run/1/peers?window=28&peers=fauda%2F2&format=csv&table=weeks',
    )
    expect(await section.getByRole('link', { name: 'Link to this view' }).getAttribute('href')).toBe(
      '/seasons/hit-and-run/1?window=28&peers=fauda/2#peers',
    )
    await section.getByRole('button', { name: 'Remove Fauda, season 2' }).press('Enter')
    await page.waitForURL(/\?window=28$/)
  })
})

describe('the view', () => {
  test('any window and another midnight are in the address; a link to a section leads there', async () => {
    const { page } = await visit('/seasons/hit-and-run/1', { timezoneId: 'Europe/Berlin' })
    await page.getByLabel('Other').fill('45')
    await page.getByLabel('Other').press('Enter')
    await page.getByText('The first 45 days').waitFor()
    await page.getByLabel('From midnight in').selectOption('Europe/Berlin')
    await page.waitForURL(/\?window=45&tz=Europe%2FBerlin$/)
    const made = await visit('/seasons/hit-and-run/1?window=45#reception')
    await made.page.getByRole('heading', { name: 'How it was received' }).waitFor()
    await expect
      .poll(() => made.page.evaluate(() => document.getElementById('reception')!.getBoundingClientRect().top), { timeout: 5000 })
      .toBeLessThan(500)
  })
})

test('weeks of it beside those before: chosen by keyboard, in the address, and taken away again', async () => {
  const { page, complaints } = await visit('/seasons/hit-and-run/1')
  const section = page.getByRole('region', { name: 'Week by week, and those before' })
  await section.getByLabel('From week').selectOption('2')
  await page.waitForURL(/\?window=28&from=2021-08-13&to=2021-08-20$/)
  await section.getByText('Week 2: 13 Aug 2021 to 19 Aug 2021').waitFor()
  const row = (name: RegExp) => section.getByRole('row', { name })
  await row(/^Hours viewed .*45\.5 110 −58\.6%$/).waitFor()
  await row(/^Began .*30 60 −50\.0%$/).waitFor()
  await row(/^Finished .*too few accounts 11 –$/).waitFor()
  await section.getByText('Who began and finished each episode').click()
  await row(/^Episode 2: finished 12 10 \+20\.0%$/).waitFor()
  expect(await axeFindings(page)).toEqual([])
  await section.getByLabel('to week').selectOption('3')
  await page.waitForURL(/&from=2021-08-13&to=2021-08-27$/)
  expect(await section.getByRole('link', { name: 'These weeks as CSV' }).getAttribute('href')).toBe(
    '/v1/seasons/hit-and-run/1/range?tz=UTC&from=2021-08-13&to=2021-08-27&format=csv',
  )
  // Another window keeps them.
  await page.getByRole('link', { name: '7 days', exact: true }).click()
  await page.waitForURL(/\?window=7&from=2021-08-13&to=2021-08-27$/)
  await section.getByRole('link', { name: 'Remove the choice of weeks' }).press('Enter')
  await page.waitForURL(/\?window=7$/)
  expect(complaints).toEqual([])
})

test('the biggest drops of an episode, to the second; every day with its views', async () => {
  const { page } = await visit('/seasons/hit-and-run/1')
  const drops = page.getByRole('table', { name: /^Where most left for good/ })
  await drops.getByRole('row', { name: '1 00:12:30 (14, 11.7%) 00:40:02 (11, 9.2%)' }).waitFor()
  await drops.getByRole('button', { name: 'About: Where most left' }).waitFor()
  await page.getByText('Every day as a table').click()
  await page.getByRole('row', { name: '1, 6 Aug 2021 40 120 40 1.7' }).waitFor()
})

test('the calendar of days: a table that is its own picture', async () => {
  const { page } = await visit('/seasons/hit-and-run/1')
  const calendar = page.getByRole('table', { name: /Hours by week and weekday/ })
  await calendar.getByRole('row', { name: '2 Aug 2021 40 30 too few accounts' }).waitFor()
  await calendar.getByRole('row', { name: '9 Aug 2021 10' }).waitFor()
  const shade = (text: string) =>
    calendar.getByRole('cell', { name: text, exact: true }).evaluate(cell => getComputedStyle(cell).backgroundColor)
  expect(await shade('40')).not.toBe(await shade('10'))
})

describe('a number explains itself', () => {
  test('by keyboard: definition, formula, SQL, caveats, and back to where one was', async () => {
    const { page } = await visit('/seasons/hit-and-run/1')
    const button = page.getByRole('button', { name: 'About: Starters' }).first()
    await button.focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Starters' })
    await dialog.getByText('accounts with 2 minutes or more of watched time of one episode').waitFor()
    await dialog.getByText('Distinct counts do not add up.').waitFor()
    await dialog.getByText('SQL: one row: people').click()
    await dialog.getByText('SELECT count() AS reach').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(await page.locator(':focus').getAttribute('aria-label')).toBe('About: Starters')
  })
})

describe('how it was made', () => {
  test('timeline, facts and scores, each with its source; what is not known is said', async () => {
    const { page } = await visit('/seasons/hit-and-run/1')
    const making = page.getByRole('region', { name: 'How it was made' })
    const events = making.getByRole('table', { name: 'From the announcement to the decision' }).locator('tbody tr')
    await events.first().waitFor()
    await expect.poll(() => events.count()).toBe(7)
    expect(await events.locator('th, td:not(.track)').allInnerTexts()).toEqual([
      ...['Announced [2]\nthe day of this page', '15 Aug 2017'],
      ...['Ordered by Netflix [7]', 'day not known'],
      ...['Filming in New York [3]', '2019 to April 2019'],
      ...['Filming in Israel [3]', 'days not known'],
      ...['Interrupted in Israel: the pandemic [3]', 'from 2020, end not known'],
      ...['Premiere [1]', '6 Aug 2021'],
      ...['Cancelled by Netflix [8]', '20 Sept 2021'],
    ])
    await making.getByRole('row', { name: 'Cost not known' }).waitFor()
    await making.getByRole('row', { name: /^Cast Lior Raz as Segev Azulai Source \d Sanaa Lathan/ }).waitFor()
    expect(await making.getByText('confidential').count()).toBe(0)
    const reception = page.getByRole('region', { name: 'How it was received' })
    await reception.getByRole('row', { name: /^Critics, Tomatoes Source \d September 2021 7.1 of 10$/ }).waitFor()
    await reception.getByRole('row', { name: /^Audience, site not named Source \d not known above 70 of 100$/ }).waitFor()
    await reception.locator('svg[aria-label^="Scores over time"]').waitFor()
    const sources = page.getByRole('region', { name: 'Sources of the record' })
    await sources.getByRole('link', { name: 'https://sources.example/announced' }).waitFor()
    expect(await sources.getByRole('link', { name: 'Record as CSV' }).getAttribute('href')).toBe(
      '/v1/seasons/hit-and-run/1/record?format=csv',
    )
  })

  test('who decides sees what is confidential, marked as such', async () => {
    pages.server.role = 'decider'
    const { page } = await visit('/seasons/hit-and-run/1')
    await page.getByRole('row', { name: /^Cost 60,000,000 USD for the season .*confidential$/ }).waitFor()
    await page.getByText('You may see confidential facts').waitFor()
  })

  test('a season of which nothing is recorded says so, and how to change that', async () => {
    const { page } = await visit('/seasons/fauda/1')
    await page.getByText('Nothing is recorded of the making of fauda/1.').waitFor()
    await page.getByText('sweeps import record FILE').waitFor()
  })

  test('a season that is recorded and not counted has its record all the same', async () => {
    const { page } = await visit('/seasons/hit-and-run/2')
    await page.getByRole('heading', { level: 1, name: 'Hit & Run, season 2' }).waitFor()
    await page.getByText('No viewing of it is counted here').waitFor()
    await page.getByRole('row', { name: /^Premiere/ }).waitFor()
    expect(await page.getByRole('region', { name: 'Episodes' }).count()).toBe(0)
    expect(await axeFindings(page)).toEqual([])
  })
})

describe('tabs of a title', () => {
  test('lead from the charts to its seasons and back, by keyboard', async () => {
    const { page, complaints } = await visit('/titles/outer-banks')
    const tabs = page.getByRole('navigation', { name: 'Pages of Outer Banks' })
    await tabs.waitFor()
    expect(await tabs.locator('[aria-current]').allTextContents()).toEqual(['On the charts'])
    await tabs.getByRole('link', { name: 'Season 1' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Outer Banks, season 1' }).waitFor()
    await tabs.getByRole('link', { name: 'Season 9' }).waitFor()
    expect(await tabs.locator('[aria-current]').allTextContents()).toEqual(['Season 1'])
    await tabs.getByRole('link', { name: 'On the charts' }).press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Outer Banks' }).waitFor()
    expect(complaints).toEqual([])
  })

  test('a title that never charted has its seasons', async () => {
    const { page } = await visit('/titles/uncharted')
    await page.getByText('No chart has had it so far.').waitFor()
    await page.getByRole('navigation', { name: 'Pages of Uncharted' }).getByRole('link', { name: 'Season 1' }).waitFor()
  })

  test('what was announced stands on the title that never charted and on its season, with the way to the case', async () => {
    const { page } = await visit('/titles/uncharted')
    const told = page.getByText('Not returning for season 2 (the announcement). The case for another season')
    await told.waitFor()
    expect(await told.getByRole('link').evaluateAll(links => links.map(link => link.getAttribute('href')))).toEqual([
      '/announcements/uncharted/1',
      '/cases/uncharted/1',
    ])
    await page.getByRole('navigation', { name: 'Pages of Uncharted' }).getByRole('link', { name: 'Season 1' }).click()
    await page.getByRole('heading', { level: 1, name: 'Uncharted, season 1' }).waitFor()
    await told.waitFor()
    expect(await axeFindings(page)).toEqual([])
    const { page: other } = await visit('/seasons/fauda/1')
    await other.getByRole('heading', { name: 'Episodes' }).waitFor()
    expect(await other.getByText('the announcement').count()).toBe(0)
  })
})

describe('seasons side by side', () => {
  test('chosen, compared, removed; the address holds all of it', async () => {
    const { page, complaints } = await visit('/compare')
    await page.getByRole('link', { name: 'Compare seasons at the same age' }).click()
    await page.getByText('Choose two to five seasons').waitFor()
    const field = page.getByLabel('Add a season')
    for (const season of ['hit-and-run/1', 'Fauda, season 2', 'outer-banks/9']) {
      await field.fill(season)
      await field.press('Enter')
    }
    await page.waitForURL(/\?s=hit-and-run\/1&s=fauda\/2&s=outer-banks\/9&window=28$/)
    await page.getByText('Not compared: outer-banks/9.').waitFor()
    await page.getByText('outer-banks/9 has not reached the age of 28 days.').waitFor()
    await page.getByRole('button', { name: 'Remove Outer Banks, season 9' }).click()
    const table = (name: string) => page.getByRole('table', { name })
    await table('Key figures of the seasons compared')
      .getByRole('row', { name: /^Hours viewed .*110 220$/ })
      .waitFor()
    await table('Starters of each episode').getByRole('row', { name: '2 62.5% 75 62.5% 75' }).waitFor()
    await page.getByText('Day by day as a table').click()
    await table('Cumulative hours by day').getByRole('row', { name: '2 30 60' }).waitFor()
    await table('Cumulative hours by day')
      .getByRole('row', { name: /^21 .* 204$/ })
      .waitFor()
    for (const name of ['Hours by week', 'Each week as a share', 'Cumulative hours', 'Starters of each episode'])
      await page.locator(`svg[aria-label^="${name}"]`).waitFor()
    expect(await page.getByRole('link', { name: /as CSV/ }).evaluateAll(all => all.map(link => link.getAttribute('href')))).toEqual([
      '/v1/seasons/hit-and-run/1/peers?window=28&peers=fauda%2F2&format=csv&table=seasons',
      '/v1/seasons/hit-and-run/1/peers?window=28&peers=fauda%2F2&format=csv&table=weeks',
      '/v1/seasons/hit-and-run/1/peers?window=28&peers=fauda%2F2&format=csv&table=days',
      '/v1/seasons/hit-and-run/1?window=28&format=csv&table=episodes',
      '/v1/seasons/fauda/2?window=28&format=csv&table=episodes',
    ])
    expect(complaints).toEqual([])
  })

  test('no more than five, and one alone is asked to have company', async () => {
    const five = ['hit-and-run/1', 'fauda/1', 'fauda/2', 'outer-banks/1', 'outer-banks/9'].map(key => `s=${key}`).join('&')
    const { page } = await visit(`/compare/seasons?${five}`)
    await page.getByText('That is all there is room for: 5.').waitFor()
    expect(await page.getByLabel('Add a season').count()).toBe(0)
    const one = await visit('/compare/seasons?s=fauda/1')
    await one.page.getByText('Add another season to compare it with.').waitFor()
  })
})

describe('on paper', () => {
  test('a season is a report: no navigation, nothing to press, no picture cut, addresses in full', async () => {
    const { page } = await visit('/seasons/hit-and-run/1', { colorScheme: 'dark' })
    await page.locator('svg.run-plot').nth(4).waitFor()
    await page.emulateMedia({ media: 'print' })
    // The width of A4 between its margins.
    await page.setViewportSize({ width: 680, height: 960 })
    for (const role of ['navigation', 'button', 'banner'] as const) expect(await page.getByRole(role).count(), role).toBe(0)
    expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0)
    await page.getByText(`Printed`).waitFor()
    await page.getByText('https://sources.example/announced').waitFor()
    await page.getByRole('row', { name: /^1 87.5% 75.0% 62.5% 55.0% 50.0%$/ }).waitFor()
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--paper').trim())).toBe('#fff')
    const pdf = await page.pdf({ preferCSSPageSize: true })
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  })
})
