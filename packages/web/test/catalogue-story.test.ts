import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { seasonsOf } from '../src/pages/catalogue/seasonsOf'
import { catalogueFile, catalogueServer, watched } from './catalogueServer'
import { axeFindings, openPage, sidewaysOverflow } from './openPage'

/*
 * content      | stands at       | minutes in the week of 2021-08-09
 * hr-1-1       | hit-and-run/1/1 | 30
 * hr-1-2       | nowhere         | 20
 * strange      | nowhere         | 10
 * vivo         | the film vivo   |
 */
const own = catalogueServer()
const { done, file, shot } = own
const catalogue = catalogueFile(
  'demo,hr-1-1,hit-and-run,1,1,Hit & Run: Season 1,series,original,en,1800000,2021-08-06,Hit & Run',
  'demo,vivo,vivo,,,Vivo,film,,en,5400000,2021-08-06,Vivo',
)
let page: Page
beforeAll(async () => {
  await own.command('import', 'catalogue', file('catalogue.csv', catalogue))
  await own.command('import', 'plays', file('plays.ndjson', watched('hr-1-1', 30) + watched('hr-1-2', 20) + watched('strange', 10)))
  page = own.page
  await page.goto(`${own.server.address}/catalogue`)
})

const row = (name: RegExp) => page.getByRole('row', { name })

describe('the catalogue', () => {
  test('shows what is not in it, what is, and who said so', async () => {
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Catalogue' }).waitFor()
    await page.getByText('Seen 2 plays of 2 content ids that no title has.').waitFor()
    await row(/^hr-1-2 demo 1 20 10 Aug 2021/).waitFor()
    await row(/^strange demo 1 10 10 Aug 2021/).waitFor()
    await page.getByText('2 content ids, version 1.').waitFor()
    await page.getByRole('link', { name: 'Hit & Run, season 1' }).waitFor()
    await row(/^1 .*catalogue\.csv/).waitFor()
    await shot('catalogue')
  })

  test('is read by everybody: no rule of axe is broken, wide, on a phone, in the dark', async () => {
    await page.getByText('1 content id of Hit & Run, season 1').click()
    await row(/^hr-1-1 demo 1 Hit & Run: Season 1 30/).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await axeFindings(page, 'colours')).toEqual([])
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize({ width: 360, height: 780 })
    expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0)
    expect(await axeFindings(page)).toEqual([])
    await shot('catalogue-phone')
    await page.setViewportSize({ width: 1280, height: 900 })
  })

  test('finds by words', async () => {
    await page.getByLabel('Find a title or a content id').fill('viv')
    await page.getByText('1 of 2 seasons and films.').waitFor()
    expect(await page.getByRole('link', { name: 'Hit & Run, season 1' }).count()).toBe(0)
    await page.getByLabel('Find a title or a content id').fill('')
  })

  test('assigns with one click, and undoes it after asking', async () => {
    await page.getByRole('button', { name: 'Assign to hit-and-run/1/2: hr-1-2' }).click()
    await done('hr-1-2 is hit-and-run/1/2. The catalogue is at version 2.')
    await page.getByText('Seen 1 play of 1 content id that no title has.').waitFor()
    await page.getByRole('button', { name: 'Undo version 2' }).click()
    const dialog = page.getByRole('dialog', { name: 'Undo version 2?' })
    expect(await axeFindings(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Undo' }).click()
    await done('Undone. The catalogue is at version 3.')
    await row(/^hr-1-2 demo 1 20/).waitFor()
    await row(/^3 undo: back to version 1/).waitFor()
    await page.getByRole('button', { name: 'Undo version 1' }).waitFor()
  })

  test('asks for an episode, by keyboard: shows what moves, then moves it', async () => {
    await page.getByRole('button', { name: 'Choose an episode for strange' }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Which episode is strange?' })
    await dialog.getByLabel('Title, as its slug').focus()
    await page.keyboard.type('hit-and-run')
    await page.keyboard.press('Tab')
    await page.keyboard.type('1')
    await page.keyboard.press('Tab')
    await page.keyboard.type('1')
    await page.keyboard.press('Enter')
    await dialog.getByText('Hit-and-run/1/1 is there already').waitFor()
    await dialog.getByLabel('The episode may have a content already').check()
    await dialog.getByRole('button', { name: 'See what moves' }).click()
    await dialog.getByRole('row', { name: '9 Aug 2021 hit-and-run/1 30 40' }).waitFor()
    await dialog.getByRole('row', { name: '9 Aug 2021 strange 10 0' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await shot('assign')
    await page.setViewportSize({ width: 360, height: 780 })
    expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0)
    await shot('assign-phone')
    await page.setViewportSize({ width: 1280, height: 900 })
    await dialog.getByRole('button', { name: 'Assign' }).click()
    await done('strange is hit-and-run/1/1. The catalogue is at version 4.')
    await dialog.waitFor({ state: 'detached' })
  })

  test('moves a content that is in it to a title it makes', async () => {
    await page.getByText('1 content id of Vivo').click()
    await page.getByRole('button', { name: 'Move vivo' }).click()
    const dialog = page.getByRole('dialog', { name: 'Which episode is vivo?' })
    expect(await dialog.getByLabel('Title, as its slug').inputValue()).toBe('vivo')
    await dialog.getByLabel('Title, as its slug').fill('vivo-2021')
    await dialog.getByLabel('to make it, say how it is called').fill('Vivo (2021)')
    await dialog.getByRole('button', { name: 'See what moves' }).click()
    await dialog.getByText('No figure moves.').waitFor()
    await dialog.getByRole('button', { name: 'Assign' }).click()
    await done('vivo is vivo-2021. The catalogue is at version 5.')
    await page.getByRole('link', { name: 'Vivo (2021)' }).waitFor()
  })

  test('Escape closes the dialog and changes nothing', async () => {
    await page.getByRole('button', { name: 'Choose an episode for hr-1-2' }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByText('version 5').first().waitFor()
  })

  test('shows a viewer what is there, and nothing to change it with', async () => {
    const told = await own.command('users', 'link', 'hal', '--role', 'viewer', '--address', own.server.address, '--json')
    const other = await openPage(own.browser, JSON.parse(told).link)
    await other.page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
    await other.page.getByText('hal (viewer)').waitFor()
    await other.page.goto(`${own.server.address}/catalogue`)
    await other.page.getByRole('row', { name: /^hr-1-2 demo 1 20 10 Aug 2021 hit-and-run\/1\/2/ }).waitFor()
    expect(await other.page.getByRole('main').getByRole('button').count()).toBe(0)
    expect(await other.page.getByRole('heading', { name: 'Versions' }).count()).toBe(0)
    expect(other.complaints).toEqual([])
    await other.close()
  })
})

test('the browser complained only about what was refused', () => {
  expect(own.open.complaints.filter(text => !/status of 400/.test(text))).toEqual([])
})

test('contents are grouped to seasons and films, in the order they come in', () => {
  const entry = {
    service: 's',
    content: 'c1',
    title: 'b',
    season: 2,
    episode: 2,
    name: '',
    kind: 'series',
    origin: '',
    language: '',
    runtime_ms: null,
  } as const
  const seasons = seasonsOf([
    { ...entry, released: '2021-08-06', title_name: 'Bee' },
    { ...entry, content: 'c0', episode: 1, released: '2021-08-05', title_name: 'Bee' },
    { ...entry, content: 'film', title: 'a', season: null, episode: null, kind: 'film', released: null, title_name: 'An Ant' },
    { ...entry, content: 'c3', season: 1, released: null, title_name: 'Bee' },
  ])
  expect(
    seasons.map(({ title, season, episodes, released, contents }) => [
      title,
      season,
      episodes,
      released,
      contents.map(({ content }) => content),
    ]),
  ).toEqual([
    ['b', 2, 2, '2021-08-05', ['c0', 'c1']],
    ['a', null, 0, null, ['film']],
    ['b', 1, 1, null, ['c3']],
  ])
})
