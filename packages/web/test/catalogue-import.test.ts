import type { CatalogueEntry } from '@sweeps/model'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { editedEntry, fieldsOf } from '../src/pages/catalogue/editedEntry'
import { catalogueFile, catalogueServer, header, watched } from './catalogueServer'
import { axeFindings, sidewaysOverflow } from './openPage'

/*
 * content | stands at           | minutes in the week of 2021-08-09
 * hr-1-1  | nowhere, then there | 30
 */
const own = catalogueServer()
const { done, shot } = own
const rows = [
  'demo,hr-1-1,hit-and-run,1,1,Pilot,series,original,en,1800000,2021-08-06,Hit & Run',
  ...Array.from({ length: 11 }, (_, i) => `demo,film-${i},film-${i},,,,film,,en,5400000,2021-08-06,`),
]
const file = (name: string, ...lines: string[]): string => own.file(name, catalogueFile(...lines))
let page: Page
beforeAll(async () => {
  await own.command('import', 'plays', own.file('plays.ndjson', watched('hr-1-1', 30)))
  page = own.page
  await page.goto(`${own.server.address}/catalogue`)
})

const dialogOf = (name: string) => page.getByRole('dialog', { name })
const narrow = async (name: string) => {
  expect(await axeFindings(page)).toEqual([])
  await shot(name)
  await page.setViewportSize({ width: 360, height: 780 })
  expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0)
  expect(await page.getByRole('dialog').evaluate(dialog => dialog.scrollWidth - dialog.clientWidth)).toBeLessThanOrEqual(0)
  expect(await axeFindings(page)).toEqual([])
  await shot(`${name}-phone`)
  await page.setViewportSize({ width: 1280, height: 900 })
}

describe('importing on the page', () => {
  test('an empty catalogue says how it is filled', async () => {
    await page.getByText('It is empty: import a file here').waitFor()
  })

  test('a file is looked at first; cancelled, nothing is changed', async () => {
    await page.getByRole('button', { name: 'Import a file…' }).click()
    const dialog = dialogOf('Import a catalogue')
    expect(await dialog.getByRole('button', { name: 'See what changes' }).isDisabled()).toBe(true)
    await dialog
      .getByLabel('A file: CSV or JSON')
      .setInputFiles(file('ours.csv', ...rows, rows[1]!.replaceAll('film-0', 'long').replace('5400000', '18060000')))
    await dialog.getByRole('button', { name: 'See what changes' }).click()
    await dialog.getByText('13 rows: 13 added.').waitFor()
    await dialog.getByText('Added demo hr-1-1: hit-and-run/1/1').waitFor()
    await dialog.getByText('long (long) runs 301 minutes: is the unit right?').waitFor()
    await dialog.getByRole('row', { name: '9 Aug 2021 hit-and-run/1 0 30' }).waitFor()
    await dialog.getByText('Further changes').click()
    await narrow('import')
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('It is empty').waitFor()
  })

  test('by keyboard: a bad paste is refused whole and where is said; mended, it is imported', async () => {
    await page.getByRole('button', { name: 'Import a file…' }).focus()
    await page.keyboard.press('Enter')
    const dialog = dialogOf('Import a catalogue')
    const paste = dialog.getByLabel('Or paste it')
    await paste.fill([header, rows[0], rows[1]!.replace('5400000', '-5')].join('\n'))
    await paste.focus()
    // Past “How it is read” and Cancel.
    for (let i = 0; i < 3; i++) await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await dialog.getByText('Line 3, runtime_ms: "-5" is no whole number from 1 to 86400000.').waitFor()
    expect(await dialog.getByRole('button', { name: 'Import' }).count()).toBe(0)
    await paste.fill([header, ...rows].join('\n'))
    for (let i = 0; i < 3; i++) await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await dialog.getByText('12 rows: 12 added.').waitFor()
    // The focus is still on the button, which says “Import” now.
    await page.keyboard.press('Enter')
    await done('Imported pasted rows. The catalogue is at version 1.')
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('12 content ids, version 1.').waitFor()
    await page.getByRole('row', { name: /^1 pasted rows .*admin/ }).waitFor()
  })

  test('what is there already is said to be so, and cannot be imported', async () => {
    await page.getByRole('button', { name: 'Import a file…' }).click()
    const dialog = dialogOf('Import a catalogue')
    await dialog.getByLabel('A file: CSV or JSON').setInputFiles(file('again.csv', ...rows))
    await dialog.getByRole('button', { name: 'See what changes' }).click()
    await dialog.getByText('Nothing would change: 12 rows are as before.').waitFor()
    expect(await dialog.getByRole('button', { name: 'Import' }).isDisabled()).toBe(true)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })
})

describe('editing one row', () => {
  const edit = async () => {
    if (!(await page.getByRole('button', { name: 'Edit hr-1-1' }).isVisible()))
      await page.getByText('1 content id of Hit & Run, season 1').click()
    await page.getByRole('button', { name: 'Edit hr-1-1' }).click()
    return dialogOf('Edit hr-1-1')
  }

  test('shows what changes and what moves, then saves it as a version that can be undone', async () => {
    const dialog = await edit()
    await dialog.getByLabel('Name of this row').fill('The Pilot')
    await dialog.getByLabel('Season').fill('2')
    await dialog.getByLabel('Runtime in minutes').fill('31.5')
    await dialog.getByLabel('Runtime in minutes').press('Enter')
    await dialog
      .getByText('Changed demo hr-1-1: hit-and-run/1/1 → hit-and-run/2/1; name Pilot → The Pilot; runtime_ms 1800000 → 1890000')
      .waitFor()
    await dialog.getByRole('row', { name: '9 Aug 2021 hit-and-run/2 0 30' }).waitFor()
    await narrow('edit')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await done('Edited hr-1-1. The catalogue is at version 2.')
    await page.getByRole('link', { name: 'Hit & Run, season 2' }).waitFor()
    await page.getByRole('row', { name: /^2 edit demo hr-1-1 .*1 changed$/ }).waitFor()
    await page.getByRole('button', { name: 'Undo version 2' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click()
    await done('Undone. The catalogue is at version 3.')
    await page.getByRole('link', { name: 'Hit & Run, season 1' }).waitFor()
  })

  test('what is refused is said at once', async () => {
    const dialog = await edit()
    await dialog.getByLabel('Title, as its slug').fill('Hit & Run')
    await dialog.getByRole('button', { name: 'See what changes' }).click()
    await dialog.getByText('Title: "Hit & Run" is no slug; "hit-and-run" would be.').waitFor()
    await page.keyboard.press('Escape')
  })

  test('what somebody else changed in between is not overwritten', async () => {
    const dialog = await edit()
    await dialog.getByLabel('Name of this row').fill('Mine')
    await dialog.getByRole('button', { name: 'See what changes' }).click()
    await dialog.getByRole('button', { name: 'Save' }).waitFor()
    const theirs = file('theirs.csv', rows[0]!.replace('Pilot', 'Theirs'))
    await own.command('import', 'catalogue', theirs)
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByText('Version: the catalogue is at 4 by now, not at 3: look again.').waitFor()
    await dialog.getByRole('button', { name: 'See what changes' }).waitFor()
    await page.keyboard.press('Escape')
  })
})

test('the browser complained only about what was refused', () => {
  expect(own.open.complaints.filter(text => !/status of 400/.test(text))).toEqual([])
})

test('an edited row keeps what was not touched, to the millisecond; a film has no season', () => {
  const entry: CatalogueEntry = {
    ...{ service: 's', content: 'c', title: 't', title_name: 'T', season: 1, episode: 2, name: 'N', kind: 'series' },
    ...{ origin: '', language: '', runtime_ms: 1_800_123, released: null },
  }
  const fields = fieldsOf(entry)
  expect(editedEntry(entry, fields)).toMatchObject({ season: '1', episode: '2', runtime_ms: 1_800_123, released: '' })
  expect(editedEntry(entry, { ...fields, minutes: '0.5' })).toMatchObject({ runtime_ms: 30_000 })
  expect(editedEntry(entry, { ...fields, minutes: '' })).toMatchObject({ runtime_ms: '' })
  expect(editedEntry(entry, { ...fields, kind: 'film' })).toMatchObject({ season: '', episode: '', kind: 'film' })
})
