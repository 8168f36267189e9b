import { expect, test } from 'vitest'
import { fixturePages, phone } from './fixturePages'
import { axeFindings, sidewaysOverflow } from './openPage'

const pages = fixturePages()
const { visit } = pages

test('/ opens the search, a misspelt name finds the title, Enter opens it, and it is remembered', async () => {
  const { page, complaints } = await visit('/')
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
  await page.keyboard.press('/')
  const field = page.getByRole('combobox', { name: 'Search' })
  await field.waitFor()
  expect(await axeFindings(page)).toEqual([])
  await field.fill('oter banks')
  await page.getByText('Spelled nearly so').waitFor()
  await page.getByRole('option', { name: /Outer Banks.*Title/ }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Outer Banks' }).waitFor()
  await page.keyboard.press('Control+k')
  await page
    .getByRole('listbox', { name: 'Opened last' })
    .getByRole('option', { name: /Outer Banks/ })
    .waitFor()
  await page.keyboard.press('Escape')
  expect(await page.getByRole('combobox', { name: 'Search' }).count()).toBe(0)
  expect(complaints).toEqual([])
})

test('arrow keys walk, pages are found too, and a slash that is typed is a slash', async () => {
  const { page } = await visit('/')
  await page.getByRole('button', { name: 'Search' }).click()
  const field = page.getByRole('combobox', { name: 'Search' })
  await field.fill('niel')
  await page.getByRole('option', { name: /Nielsen.*Chart/ }).waitFor()
  await field.fill('re')
  await page.getByRole('option', { name: /Records of charts/ }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.getByRole('option', { name: /Releases/, selected: true }).waitFor()
  await page.keyboard.press('ArrowUp')
  await page.getByRole('option', { name: /Records of charts/, selected: true }).waitFor()
  await field.fill('')
  await field.pressSequentially('a/b')
  expect(await field.inputValue()).toBe('a/b')
  await page.getByText('Nothing here is called “a/b”.').waitFor()
})

test('a wrong address offers what is called nearly so, and a week that is not there the nearest', async () => {
  const { page } = await visit('/outer-banks')
  await page.getByRole('heading', { name: 'Perhaps one of these' }).waitFor()
  await page.getByRole('main').getByRole('link', { name: 'Outer Banks' }).click()
  await page.getByRole('heading', { level: 1, name: 'Outer Banks' }).waitFor()
  await page.goto(`${pages.server.url}/charts/nielsen-us/2019-01-07?list=overall`)
  await page.getByText('The nearest').waitFor()
  await page.getByRole('tabpanel').getByRole('link').first().click()
  await page.getByRole('row', { name: /Outer Banks/ }).waitFor()
})

test('on a phone the masthead is one line, and its menu opens and closes by keyboard', async () => {
  const { page } = await visit('/', phone)
  const menu = page.getByRole('button', { name: 'Menu' })
  await menu.waitFor()
  expect((await page.getByRole('banner').boundingBox())!.height).toBeLessThan(60)
  await menu.press('Enter')
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Records' }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0)
  await page.keyboard.press('Escape')
  expect(await menu.getAttribute('aria-expanded')).toBe('false')
})
