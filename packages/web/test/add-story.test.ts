import { beforeAll, describe, expect, test } from 'vitest'
import { page, sessionRow } from '../../engine/test/panel/barb-rows'
import { netflixFile } from '../../engine/test/published/netflix-file'
import { panelFiles } from '../../server/test/import-files'
import { catalogueFile } from './catalogueServer'
import { axeFindings, openPage, sidewaysOverflow } from './openPage'
import { ownServer } from './ownServer'

/*
 * An empty directory. Two weeks of Netflix's global list are dropped, then two countries, any table, and a catalogue that is undone again.
 */
const own = ownServer()
const global = netflixFile(`
  2022-08-14 | F | 1 | Mist | N/A | 9000000 | 2 | 4500000 | 1
  2022-08-07 | T | 1 | Fog | Fog: Season 2 | 7000000 | 8 | 875000 | 1
  2022-08-14 | T | 1 | Cold Ferry | Cold Ferry: Season 1 | 9000000 | 8 | 1125000 | 1
  2022-08-14 | T | 2 | Fog | Fog: Season 2 | 8000000 | 8 | 1000000 | 2
`)
const countries = [
  'country_name|country_iso2|week|category|weekly_rank|show_title|season_title|cumulative_weeks_in_top_10',
  'Israel|IL|2022-08-14|Films|1|Mist|N/A|1',
  'Israel|IL|2022-08-14|TV|1|Cold Ferry|Cold Ferry: Season 1|1',
  'Japan|JP|2022-08-14|TV|1|Fog|Fog: Season 2|2',
]
  .map(line => line.replaceAll('|', '\t'))
  .join('\n')

const section = (name: string) => own.page.getByRole('region', { name, exact: true })
const choose = (name: string, text: string) => own.page.getByLabel('Files to import').setInputFiles(own.file(name, text))
const look = async (name: string) => section(name).getByRole('button', { name: 'Look first' }).click()
const take = async (name: string) => {
  await section(name).getByRole('button', { name: 'Import', exact: true }).click()
  await section(name).getByText('Imported.').waitFor()
}
const go = (path: string) => own.page.goto(`${own.server.address}${path}`)

/** Nothing is wrong with the page, wide, on a phone, and in the dark. */
async function sound(name: string) {
  expect(await axeFindings(own.page)).toEqual([])
  await own.shot(name)
  await own.page.emulateMedia({ colorScheme: 'dark' })
  expect(await axeFindings(own.page, 'colours')).toEqual([])
  await own.page.emulateMedia({ colorScheme: 'light' })
  await own.page.setViewportSize({ width: 390, height: 844 })
  expect(await sidewaysOverflow(own.page)).toBeLessThanOrEqual(0)
  expect(await axeFindings(own.page)).toEqual([])
  await own.shot(`${name}-phone`)
  await own.page.setViewportSize({ width: 1280, height: 900 })
}

beforeAll(() => go('/add'))

describe('from an empty directory', () => {
  test('the page is in the masthead and says what it takes', async () => {
    await own.page.getByRole('heading', { level: 1, name: 'Add data' }).waitFor()
    await own.page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Add data' }).waitFor()
    await own.page.getByText('Nothing yet.').waitFor()
    await sound('add-empty')
  })

  test('Netflix’s global file, dropped: recognised, looked at, imported, and the chart is a link away', async () => {
    const data = await own.page.evaluateHandle(text => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([text], 'all-weeks-global.tsv'))
      return transfer
    }, global)
    await own.page.locator('.drop').dispatchEvent('drop', { dataTransfer: data })
    const file = section('all-weeks-global.tsv')
    await file.getByText('Recognised: Netflix’s weekly global Top 10.').waitFor()
    await look('all-weeks-global.tsv')
    await file.getByText('4 lines, 3 lists from 2022-08-01 to 2022-08-08: 3 would be new or changed, 0 as before.').waitFor()
    await file.getByText('Nothing was changed yet.').waitFor()
    await own.page.getByText('Nothing yet.').waitFor()
    await sound('add-looked')
    await take('all-weeks-global.tsv')
    await own.page.getByRole('row', { name: /^import: netflix-top10: 3 lists, weeks 2022-08-01 to 2022-08-08 .*admin done/ }).waitFor()
    await file.getByRole('link', { name: 'See the chart: Netflix Global Top 10' }).click()
    await own.page.waitForURL('**/charts/netflix-global/2022-08-08?list=films-english')
    await own.page.locator('tbody tr', { hasText: 'Mist' }).first().waitFor()
  })

  test('the file of countries: a market', async () => {
    await go('/add')
    await choose('all-weeks-countries.tsv', `${countries}\n`)
    await section('all-weeks-countries.tsv').getByText('Recognised: Netflix’s weekly Top 10 of every country.').waitFor()
    await take('all-weeks-countries.tsv')
    await section('all-weeks-countries.tsv')
      .getByRole('link', { name: /^See the chart: Netflix Top 10/ })
      .click()
    await own.page.waitForURL('**/charts/netflix-country/IL/2022-08-08?list=films')
    await own.page.getByRole('heading', { name: 'Netflix Top 10 (Israel)' }).waitFor()
    await own.page.locator('tbody tr', { hasText: 'Mist' }).first().waitFor()
  })
})

describe('any table', () => {
  const name = 'panel-woche.csv'
  const rows = 'Woche;Platz;Titel;Mio. Minuten\n2024-03-17;1;Fog;12,5\n2024-03-17;2;Cold Ferry;9,8\n'

  test('its columns are taken for what they are called; what is missing is said', async () => {
    await go('/add')
    await choose(name, rows)
    const file = section(name)
    await file.getByText('A table that nobody here knows by its columns').waitFor()
    expect(await file.getByRole('combobox', { name: 'Week', exact: true }).inputValue()).toBe('Woche')
    expect(await file.getByRole('combobox', { name: 'Title', exact: true }).inputValue()).toBe('Titel')
    await file.getByText('Still to say: the country, as DE.').waitFor()
    expect(await file.getByRole('button', { name: 'Look first' }).isDisabled()).toBe(true)
    await file.getByRole('columnheader', { name: 'Mio. Minuten minutes viewed × 1,000,000' }).waitFor()
    await sound('add-mapping')
  })

  test('by keyboard: mapped, looked at, and imported', async () => {
    const file = section(name)
    await file.getByLabel('The country of every line').fill('de')
    await file.getByLabel('The week is named by its').selectOption('last-day')
    await file.getByLabel('The list of every line').press('Enter')
    await file.getByText('2 lines, 1 list from 2024-03-11 to 2024-03-11: 1 would be new or changed').waitFor()
    await file.getByRole('button', { name: 'Import', exact: true }).focus()
    await own.page.keyboard.press('Enter')
    await file.getByText('No chart is over “panel-woche” yet').waitFor()
  })

  test('a line that is wrong is named, and nothing is imported', async () => {
    await go('/add')
    await choose(name, rows.replace('2024-03-17;2', '2024-03-18;2'))
    const file = section(name)
    await file.getByLabel('The country of every line').fill('DE')
    await look(name)
    await file.getByText(/Line 3, column Woche: a week of 2024-03-18 cannot stand beside one of 2024-03-17/).waitFor()
    await own.page
      .getByRole('row', { name: /panel-woche|figures/ })
      .first()
      .waitFor()
  })
})

describe('a catalogue', () => {
  test('is imported, and undone from the history', async () => {
    await go('/add')
    await choose('ours.csv', catalogueFile('demo,f-1,fog,1,1,Pilot,series,original,en,1800000,2021-08-06,Fog'))
    await section('ours.csv').getByText('Recognised: A catalogue, as Sweeps’ own table.').waitFor()
    await look('ours.csv')
    await section('ours.csv').getByText('1 row: 1 added, 0 changed, 0 removed, 0 as before.').waitFor()
    await take('ours.csv')
    await own.page.getByRole('button', { name: 'Undo import catalogue: ours.csv' }).click()
    const dialog = own.page.getByRole('dialog', { name: 'Undo ours.csv?' })
    expect(await axeFindings(own.page)).toEqual([])
    await dialog.getByRole('button', { name: 'Undo' }).click()
    await own.page.getByText('Undone: ours.csv.').waitFor()
    await own.page.getByRole('row', { name: /^undo catalogue: back to version 0/ }).waitFor()
    expect(await own.page.getByRole('button', { name: /^Undo/ }).count()).toBe(0)
    await sound('add-undone')
    await go('/catalogue')
    await own.page.getByText('It is empty').waitFor()
  })
})

describe('a panel and plays', () => {
  test('files of a panel that are dropped together go in together, and are undone together', async () => {
    await go('/add')
    const files = { ...panelFiles, 'people.csv': panelFiles['persons.csv'] } as Partial<Record<string, string>>
    delete files['persons.csv']
    await own.page.getByLabel('Files to import').setInputFiles(Object.entries(files).map(([name, text]) => own.file(name, text!)))
    const file = own.page.locator('.file')
    await file.getByText('Recognised: A file of a panel of households').waitFor()
    expect(await file.count()).toBe(1)
    await file.getByRole('button', { name: 'Look first' }).click()
    await file.getByText('persons.csv: 6 lines, changed').waitFor()
    await file.getByRole('button', { name: 'Import', exact: true }).click()
    await file.getByText('Panel tiny, version 1.').waitFor()
    await file.getByRole('button', { name: 'Close' }).click()
    // Two pages of Barb's API, whatever they are called: one import, and what would be left out is said before anything is.
    const evening = { start: '2023-07-06 20:00:00', stop: '2023-07-06 20:30:00' }
    const [one, two] = [sessionRow(evening), sessionRow({ ...evening, panel: 60, programmes: ['Tall Tales'], device: 2 })].map(row => ({
      ...row,
      HOUSEHOLD: { household_number: 'h1' },
    }))
    await own.page
      .getByLabel('Files to import')
      .setInputFiles([own.file('download.json', page(one)), own.file('download-2.json', page(two))])
    await file.getByText('Recognised: Sessions of a panel, as Barb’s API has them').waitFor()
    expect(await file.count()).toBe(1)
    await file.getByRole('button', { name: 'Look first' }).click()
    await file.getByText('Barb: 2 rows of 2 sessions, by the clock of UTC.').waitFor()
    await file.getByText('Left out: 1 person whom the panel does not have, of the sessions they are in: h1-1.').waitFor()
    await file.getByText('viewing: 2 messages with 2 spans').waitFor()
    await sound('add-barb')
    await file.getByRole('button', { name: 'Leave it' }).click()
    await own.page.getByRole('button', { name: /^Undo import panel: tiny version 1/ }).click()
    await own.page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click()
    await own.page.getByText(/^Undone: tiny version 1/).waitFor()
  })

  test('the history of another program asks whose service it was, and on which clock; what is odd is said', async () => {
    const line = ['2021-08-09 20:00:20', 'a'.repeat(32), 'b'.repeat(32), 'Movie', 'Fog', 'DirectPlay', 'Web', 'Firefox', '600'].join('\t')
    await go('/add')
    await choose('PlaybackReportingBackup.tsv', `${line}\n`)
    const file = section('PlaybackReportingBackup.tsv')
    await file.getByText('Recognised: Plays: Playback Reporting').waitFor()
    expect(await file.getByRole('button', { name: 'Look first' }).isDisabled()).toBe(true)
    await file.getByLabel('Whose service it was').fill('home')
    await file.getByLabel('The clock of its local times').fill('Mars/Base')
    await look('PlaybackReportingBackup.tsv')
    await file
      .getByRole('alert')
      .getByText(/there is no "Mars\/Base"/i)
      .waitFor()
    await file.getByLabel('The clock of its local times').fill('UTC')
    await look('PlaybackReportingBackup.tsv')
    await file.getByText('1 message with 1 span would be taken in, 0 refused. From 2021-08-09 to 2021-08-09, 10 minutes.').waitFor()
    await file.getByText('The source itself leaves out plays under 20 seconds').waitFor()
    await take('PlaybackReportingBackup.tsv')
    await file.getByRole('link', { name: /^See the chart: Top 10/ }).click()
    await own.page.waitForURL('**/charts/census/2021-08-09?list=overall')
  })
})

describe('what is not read', () => {
  test('says why, and another kind can be chosen', async () => {
    await go('/add')
    await choose('letter.txt', 'Dear all.\n')
    const file = section('letter.txt')
    await file.getByText('Not recognised: this is no table and no file that is known here').waitFor()
    await file.getByLabel('What it is').selectOption('nielsen-top10')
    await look('letter.txt')
    await file
      .getByRole('alert')
      .getByText(/header/)
      .waitFor()
    await file.getByRole('button', { name: 'Leave it' }).click()
    await file.waitFor({ state: 'detached' })
  })

  test('nobody who may not is given a way', async () => {
    const stranger = await openPage(own.browser, `${own.server.address}/add`)
    await stranger.page.getByRole('heading', { name: 'Please sign in' }).waitFor()
    expect(await stranger.page.getByRole('button', { name: 'Choose files…' }).count()).toBe(0)
    expect(await axeFindings(stranger.page)).toEqual([])
    await stranger.close()
  })
})

test('the browser complained only about what was refused', () => {
  expect(own.open.complaints.filter(text => !/status of 400/.test(text))).toEqual([])
})
