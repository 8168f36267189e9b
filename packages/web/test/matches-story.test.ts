import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Started, scratch, startSweeps, sweeps } from '../../cli/test/sweeps'
import { netflixFile } from '../../engine/test/published/netflix-file'
import { meaningOf, placeOf } from '../src/pages/published/placeOf'
import { whyWords } from '../src/pages/published/UnresolvedName'
import { axeFindings, launch, type OpenPage, openPage, sidewaysOverflow } from './openPage'

/*
 * tv-english of two weeks:
 *   2023-06-05  1 Noise: Season 1 (week 1)     2 Night: Season 1
 *   2023-06-12  1 Noise: Season 1 (week 1)     2 Night: Limited Series     Noise counts from 1 again: taken for another title, noise-2023
 */
const { path, remove } = scratch()
const data = join(path, 'data')
const published = netflixFile(`
  2023-06-11 | T | 1 | Noise | Noise: Season 1       | 90 | 9 | 10 | 1
  2023-06-11 | T | 2 | Night | Night: Season 1       | 40 | 2 | 20 | 1
  2023-06-18 | T | 1 | Noise | Noise: Season 1       | 90 | 9 | 20 | 1
  2023-06-18 | T | 2 | Night | Night: Limited Series | 40 | 2 | 10 | 1`)

let server: Started
let browser: Browser
let open: OpenPage
let page: Page

beforeAll(async () => {
  server = await startSweeps(data)
  browser = await launch()
  open = await openPage(browser, server.signIn!)
  page = open.page
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('admin (admin)').waitFor()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  remove()
})

const row = (name: RegExp) => page.getByRole('row', { name })
const done = (text: string) => page.locator('.done').getByText(text).waitFor()
const choose = (name: string) => page.getByRole('button', { name, exact: true }).press('Enter')
const settleThem = (name: string) => page.getByRole('button', { name, exact: true }).press('Enter')
const visit = (where: string) => page.goto(`${server.address}${where}`)
const shot = async (name: string, width = 1200) => {
  if (!process.env['SWEEPS_SHOTS']) return
  await page.setViewportSize({ width, height: 780 })
  await page.screenshot({ path: join(process.env['SWEEPS_SHOTS'], `${name}.png`), fullPage: true })
}

/** The weeks of a title's history, as its page lists them; the latest first. */
async function historyOf(title: string): Promise<string[]> {
  await visit(`/titles/${title}`)
  const rows = page.getByRole('table', { name: 'Week by week' }).getByRole('rowheader')
  await rows.first().waitFor()
  return rows.allInnerTexts()
}

describe('doubtful names', () => {
  test('there are none before anything is imported', async () => {
    await visit('/catalogue')
    await page.getByRole('link', { name: 'doubtful names' }).click()
    await page.getByText('Nothing is in doubt.').waitFor()
    expect(await page.getByRole('heading', { name: 'Settled' }).count()).toBe(0)
    expect(await axeFindings(page)).toEqual([])
  })

  test('are listed with what they were taken for, why that is in doubt, and what they may be', async () => {
    const file = join(path, 'netflix.tsv')
    writeFileSync(file, published)
    expect(await sweeps(['import', 'netflix-top10', file, '--data', data])).toMatchObject({ status: 0 })
    await page.reload()
    await page.getByText('2 names, those with most hours at stake first.').waitFor()
    // Noise has 90 hours at stake, Night 40: the heavier first.
    const rows = page.getByRole('table', { name: 'Published names' }).getByRole('row')
    await expect
      .poll(() => rows.allInnerTexts().then(texts => texts.slice(1).map(text => text.replace(/\s+/g, ' '))))
      .toEqual([
        expect.stringMatching(
          /^Noise: Season 1 netflix-top10 taken for Noise, season 1 noise-2023 90 1 list, 12 Jun 2023 Another title is called nearly so: “Noise”\./,
        ),
        expect.stringMatching(
          /^Night: Season 1 netflix-top10 taken for Night, season 1 night 40 1 list, 5 Jun 2023 “Night: Limited Series” has the same season number\./,
        ),
      ])
    await page.getByRole('button', { name: 'It is Noise, season 1 noise: Noise: Season 1' }).waitFor()
    await page.getByRole('button', { name: 'Keep Night, season 1 night: Night: Season 1' }).waitFor()
    await shot('matches')
  })

  test('no rule of axe is broken, wide, on a phone, in the dark', async () => {
    await page.setViewportSize({ width: 1200, height: 900 })
    expect(await axeFindings(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await axeFindings(page)).toEqual([])
    await page.setViewportSize({ width: 360, height: 780 })
    expect(await axeFindings(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'light' })
    expect(await axeFindings(page)).toEqual([])
    expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0)
    await page.getByText('90 hours, 1 list, 12 Jun 2023').waitFor()
    await shot('matches-phone', 360)
    await page.setViewportSize({ width: 1200, height: 900 })
  })

  test('one is chosen and settled, and history follows; undone, it goes back', async () => {
    expect(await historyOf('noise')).toHaveLength(1)
    await visit('/matches')
    await choose('It is Noise, season 1 noise: Noise: Season 1')
    await settleThem('Settle 1 name')
    await done('1 name is settled.')
    await page.getByText('1 name, those with most hours at stake first.').waitFor()
    await row(/^Noise: Season 1 netflix-top10 noise-2023 noise admin /).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await shot('matches-settled')
    expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0)
    await shot('matches-settled-phone', 360)
    expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0)
    await page.setViewportSize({ width: 1200, height: 900 })
    const weeks = await historyOf('noise')
    expect(weeks).toHaveLength(2)
    expect(weeks[0]).toContain('12')
    expect(weeks[1]).toContain('5')

    await visit('/matches')
    await page.getByRole('button', { name: 'Undo: Noise: Season 1 is noise' }).click()
    const dialog = page.getByRole('dialog', { name: '“Noise: Season 1” is not noise?' })
    await dialog.getByText('Editions stay as they were.').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Undo' }).click()
    await done('Undone: Noise: Season 1 is noise-2023 again.')
    await page.getByText('2 names, those with most hours at stake first.').waitFor()
    expect(await historyOf('noise')).toHaveLength(1)
    expect(await historyOf('noise-2023')).toHaveLength(1)
  })

  test('another season is asked for, by keyboard; a title nobody knows is refused until it is said to be new', async () => {
    await visit('/matches')
    await page.getByRole('button', { name: 'Another… for Night: Season 1' }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Which title is “Night: Season 1”?' })
    const field = dialog.getByLabel('Title, as its slug')
    expect(await field.inputValue()).toBe('night/1')
    await field.focus()
    await page.keyboard.press('Control+A')
    await page.keyboard.type('nigth/2')
    await page.keyboard.press('Enter')
    await dialog.getByText('No title "nigth" is known').waitFor()
    await dialog.getByText('Editions stay as they were.').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await shot('settle')
    await shot('settle-phone', 360)
    expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0)
    await page.setViewportSize({ width: 1200, height: 900 })
    await field.fill('night-again/2')
    await dialog.getByLabel('It is a new one').focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await done('Night: Season 1 is night-again/2.')
    await dialog.waitFor({ state: 'detached' })
    await row(/^Night: Season 1 netflix-top10 night night-again\/2 admin /).waitFor()
    expect(await historyOf('night-again')).toHaveLength(1)
  })

  test('what looks odd once it is settled is told', async () => {
    await visit('/matches')
    await page.getByRole('button', { name: 'Undo: Night: Season 1 is night-again' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('button', { name: 'Another… for Night: Season 1' }).click()
    await page.getByLabel('Title, as its slug').fill('noise')
    await page.getByRole('dialog').getByRole('button', { name: 'Settle' }).click()
    await done('Night: Season 1 is noise. Noise/1 now has two lines in 1 lists of netflix-top10: one of them may be another title.')
  })

  test('Escape closes the dialog and changes nothing', async () => {
    await page.getByRole('button', { name: 'Another… for Noise: Season 1' }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await row(/^Noise: Season 1 netflix-top10 taken for Noise, season 1 noise-2023/).waitFor()
  })

  test('many are settled at once, by keyboard: a number for a season, and what a name has can be kept', async () => {
    // Night of the test before means noise: it is taken back.
    await page.getByRole('button', { name: 'Undo: Night: Season 1 is noise' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click()
    await page.getByText('2 names, those with most hours at stake first.').waitFor()
    expect(await page.getByRole('button', { name: 'Settle', exact: true }).isDisabled()).toBe(true)
    const number = page.getByLabel('Season of Night that is “Night: Season 1”')
    await number.focus()
    await page.keyboard.type('2')
    await page.getByRole('button', { name: 'Settle 1 name' }).waitFor()
    await page.getByRole('button', { name: 'Keep the others as they are taken' }).press('Enter')
    const kept = page.getByRole('button', { name: 'Keep Noise, season 1 noise-2023: Noise: Season 1' })
    expect(await kept.getAttribute('aria-pressed')).toBe('true')
    // What is chosen already is taken back by choosing it again.
    await kept.press('Space')
    await page.getByRole('button', { name: 'Settle 1 name' }).waitFor()
    await kept.press('Space')
    expect(await axeFindings(page)).toEqual([])
    await shot('matches-many')
    await settleThem('Settle 2 names')
    await done('2 names are settled.')
    await page.getByText('Nothing is in doubt.').waitFor()
    await row(/^Noise: Season 1 netflix-top10 noise-2023 noise-2023 admin /).waitFor()
    await row(/^Night: Season 1 netflix-top10 night night\/2 admin /).waitFor()
  })
})

test('it is for analysts: others are told so', async () => {
  const { out } = await sweeps(['users', 'link', 'hal', '--role', 'viewer', '--address', server.address, '--json', '--data', data])
  const other = await openPage(browser, JSON.parse(out).link)
  await other.page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
  await other.page.getByText('hal (viewer)').waitFor()
  await other.page.goto(`${server.address}/catalogue`)
  await other.page.getByRole('heading', { name: 'Catalogue' }).waitFor()
  expect(await other.page.getByRole('link', { name: 'doubtful names' }).count()).toBe(0)
  await other.page.goto(`${server.address}/matches`)
  await other.page
    .getByRole('alert')
    .getByText(/analyst/)
    .waitFor()
  expect(await other.page.getByRole('main').getByRole('table').count()).toBe(0)
  expect(await axeFindings(other.page)).toEqual([])
  await other.close()

  const stranger = await openPage(browser, `${server.address}/matches`)
  await stranger.page.getByRole('main').getByText('sign in').first().waitFor()
  expect(await stranger.page.getByRole('main').getByRole('table').count()).toBe(0)
  await stranger.close()
})

test('the browser complained only about what was refused', () => {
  expect(open.complaints.filter(text => !/status of 404/.test(text))).toEqual([])
})

test('a place is written as it is read', () => {
  expect([placeOf('noise', 0), placeOf('noise', null), placeOf('noise', 2)]).toEqual(['noise', 'noise', 'noise/2'])
  expect(meaningOf(' noise/2 ')).toEqual({ title: 'noise', season: 2 })
  expect(meaningOf('noise')).toEqual({ title: 'noise' })
  expect(meaningOf('noise/two')).toEqual({ title: 'noise/two' })
})

test('the reason tells which candidates are of the catalogue', () => {
  const doubt = { source: 's', name: 'Uno // One', titleName: 'Uno // One', assigned: 'uno', season: 0, from: '', to: '', lists: 1 }
  expect(whyWords({ ...doubt, why: 'other-spelling', candidates: [{ title: 'one', name: 'One', ours: true }] })).toBe(
    'What follows // is another title: “One” of the catalogue.',
  )
})
