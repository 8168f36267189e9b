import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings, openPage, sidewaysOverflow } from './openPage'
import { ownServer } from './ownServer'

const own = ownServer()
/** A page of somebody’s, into which a snippet is copied. */
let html = ''
const clip = readFileSync(join(import.meta.dirname, 'clip.webm'))
const site = createServer(({ url }, response) =>
  url === '/clip.webm'
    ? response.writeHead(200, { 'content-type': 'video/webm' }).end(clip)
    : response.writeHead(200, { 'content-type': 'text/html' }).end(html),
)
let siteAddress = ''
beforeAll(async () => {
  await new Promise<void>(resolve => site.listen(0, '127.0.0.1', resolve))
  siteAddress = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
})
afterAll(() => new Promise(resolve => site.close(resolve)))

const go = async (section: string, heading: string) => {
  await own.page.goto(`${own.server.address}/settings/${section}`)
  await own.page.getByRole('heading', { level: 2, name: heading }).waitFor()
}

test('a key is made, its snippet put into a page, and the first play is seen to arrive', async () => {
  const { page } = own
  await go('keys', 'Keys')
  await page.getByLabel('Service it speaks for').fill('noa')
  await page.getByRole('button', { name: 'Make a key' }).press('Enter')
  await page.getByRole('heading', { name: 'The key is made' }).waitFor()
  await page.getByText('Waiting for the first play…').waitFor()
  expect(await axeFindings(page)).toEqual([])
  await own.shot('settings-keys')
  const snippet = (await page.locator('.made-key pre').textContent())!
    .replace('YOUR_ID_OF_WHAT_PLAYS', 'hr-1-1')
    .replace('YOUR_ID_OF_WHO_WATCHES', 'u-81734')
  const pageWith = (script: string) => `<!doctype html><video muted src="/clip.webm"></video>${script}`
  html = pageWith(snippet.replace(' data-viewer="u-81734"', ''))
  const viewer = await openPage(own.browser, siteAddress)
  await viewer.page.evaluate(() => document.querySelector('video')!.play())
  // Nobody has said who watches: that is refused, in words.
  await page.getByText(/Refused.*viewer: is missing/).waitFor()
  html = pageWith(snippet)
  const again = await openPage(own.browser, siteAddress)
  await again.page.evaluate(() => document.querySelector('video')!.play())
  await page.getByText('Arrived:').waitFor()
  expect(await page.locator('.made-key').textContent()).toContain('hr-1-1')
  await viewer.close()
  await again.close()
  await page.getByRole('button', { name: 'Revoke noa' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).click()
  await page.getByRole('row', { name: /noa.*revoked/ }).waitFor()
}, 240_000)

test('a viewer is invited with a link, and then sees and may do what a viewer may', async () => {
  const { page } = own
  await go('people', 'People')
  await page.getByLabel('Name of somebody new').fill('vera')
  await page.getByRole('button', { name: 'Invite' }).press('Enter')
  const link = (await page.locator('.made code').textContent())!
  await page.getByRole('row', { name: /vera/ }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  const visitor = await openPage(own.browser, link)
  await visitor.page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
  await visitor.page.getByText('vera (viewer)').waitFor()
  expect(await visitor.page.getByRole('link', { name: 'Settings' }).count()).toBe(0)
  expect(await visitor.page.getByRole('link', { name: 'Add data' }).count()).toBe(0)
  expect(await visitor.page.evaluate(async () => (await fetch('/v1/audit')).status)).toBe(403)
  await page.getByLabel('Services of vera').click()
  await page.getByRole('dialog').getByLabel('Services, with commas between them').fill('noa')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('row', { name: /vera.*noa/ }).waitFor()
  await page.getByLabel('Role of vera').selectOption('analyst')
  await page.getByText('vera is analyst now.').waitFor()
  await visitor.page.reload()
  await visitor.page.getByText('vera (analyst, noa)').waitFor()
  // Decisions are of all services together.
  expect(await visitor.page.getByRole('link', { name: 'Decisions' }).count()).toBe(0)
  await visitor.page.getByRole('heading', { level: 1 }).waitFor()
  // Where she is signed in is seen, and ended from here.
  await go('people', 'Where they are signed in')
  await page.getByRole('button', { name: /^End the session of vera / }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'End', exact: true }).click()
  await page.getByRole('button', { name: /^End the session of vera / }).waitFor({ state: 'detached' })
  expect(await visitor.page.evaluate(async () => (await fetch('/v1/overview')).status)).toBe(401)
  await visitor.close()
  await go('audit', 'Audit log')
  await page.getByRole('row', { name: /set role.*vera: viewer to analyst/ }).waitFor()
  await page
    .getByRole('row', { name: /invite user/ })
    .first()
    .waitFor()
})

test('somebody is told of what is noticed: added, also wrongly, and taken away', async () => {
  const { page } = own
  await go('notices', 'Who is told')
  await page
    .getByText('Nothing out of the usual so far.')
    .or(page.getByRole('heading', { name: 'What was noticed' }))
    .first()
    .waitFor()
  await page.getByLabel('A mailbox, or the address of a webhook').fill('not an address')
  await page.getByRole('button', { name: 'Tell of everything' }).press('Enter')
  await page.getByRole('alert').filter({ hasText: 'address' }).waitFor()
  await page.getByLabel('A mailbox, or the address of a webhook').fill('https://sweeps.invalid/hook')
  await page.getByRole('button', { name: 'Tell of everything' }).press('Enter')
  await page.getByRole('row', { name: /https:\/\/sweeps.invalid\/hook.*by webhook, of everything.*Nothing was told yet/ }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Remove https://sweeps.invalid/hook' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click()
  await page.getByText('Nobody is told of anything yet.').waitFor()
})

test('a chart is defined in a form, and a change of charts.json is seen without a restart, also a wrong one', async () => {
  const { page } = own
  await go('charts', 'Charts')
  await page.getByRole('button', { name: 'Copy Top 10' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Our ten')
  await page.getByLabel(/^Lists/).fill('all, Everything\nfilms, Films, kind=film')
  await page.getByRole('button', { name: 'Preview' }).click()
  await page
    .getByRole('table', { name: /Our ten/ })
    .or(page.getByText('There is no week of it'))
    .waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.getByLabel('Time zone').fill('Nowhere/None')
  await page.getByRole('button', { name: 'Keep' }).click()
  await page.getByText('is no time zone').waitFor()
  await page.getByLabel('Time zone').fill('UTC')
  await page.getByRole('button', { name: 'Keep' }).click()
  await page.getByRole('row', { name: /Our ten.*your own/ }).waitFor()
  await own.shot('settings-charts')
  const definitions = JSON.parse(await own.command('ask', 'chart-definitions'))
  expect(definitions.charts.find((one: { own: boolean }) => one.own).definition).toMatchObject({ id: 'my-census', name: 'Our ten' })
  const file = own.file('data/charts.json', '[{"id":"broken"}]')
  expect(existsSync(file)).toBe(true)
  await page.getByText('charts.json is not taken up').waitFor()
  expect(await own.command('doctor')).toContain('charts.json')
  writeFileSync(file, '[]')
  await page.getByRole('row', { name: /Our ten/ }).waitFor({ state: 'detached' })
}, 240_000)

test.each([
  ['guards', 'Guards'],
  ['sources', 'Sources'],
  ['rejects', 'What was refused'],
  ['notices', 'Who is told'],
  ['upkeep', 'Doctor'],
  ['services', 'What an hour viewed is worth'],
])('%s: axe finds nothing, wide or on a phone, and nothing sticks out', async (section, heading) => {
  const { page } = own
  await go(section, heading)
  if (section === 'upkeep') await page.getByRole('row', { name: /secrets/ }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0)
  expect(await axeFindings(page)).toEqual([])
  await own.shot(`settings-${section}-390`)
  await page.setViewportSize({ width: 1280, height: 900 })
})
