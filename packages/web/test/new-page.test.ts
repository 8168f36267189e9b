import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildWithNewPage } from './buildDashboard'
import { type FixtureServer, startFixtureServer } from './fixture-server'
import { axeFindings, launch, openPage } from './openPage'

/*
 * The recipe of CONTRIBUTING.md, "A new page", followed: new-page has what it says to write. The rest is had from there: an address, a title,
 * the way in by typing, focus, what to do where there is nothing.
 */

let server: FixtureServer
let browser: Awaited<ReturnType<typeof launch>>
beforeAll(async () => {
  server = await startFixtureServer(await buildWithNewPage())
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

test('a page is a component, a route and a line where it is drawn', async () => {
  const { page, complaints, close } = await openPage(browser, `${server.url}/shelves/dune`)
  await page.getByRole('heading', { level: 1, name: 'The shelf of dune' }).waitFor()
  expect(await page.title()).toBe('The shelf of dune · Sweeps')
  expect(await axeFindings(page)).toEqual([])

  await page.getByRole('link', { name: 'All charts' }).click()
  await page.getByRole('heading', { level: 1, name: 'Charts' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/charts')

  await page.keyboard.press('/')
  await page.getByRole('combobox').fill('shelf of toys')
  await page.getByRole('option', { name: /The shelf of toys/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'The shelf of dune' }).waitFor()
  expect(complaints).toEqual([])

  await page.goto(`${server.url}/shelves/dune/2`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await page.getByRole('heading', { level: 1 }).textContent()).not.toContain('shelf')
  await close()
})
