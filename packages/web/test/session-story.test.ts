import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeFindings, openPage, sidewaysOverflow } from './openPage'
import { ownServer } from './ownServer'

/** All tabs of a browser have one cookie; each page holds a token of the session it last asked for. */
const own = ownServer()

const signInLink = async (...args: string[]): Promise<string> =>
  own.server.address + /\/sign-in\S+/.exec(await own.command('users', 'link', ...args))![0]
const addressIn = (page: { url(): string }) => new URL(page.url()).pathname

test('a session that is begun beside does not stand in the way of signing in', async () => {
  const visitor = await openPage(own.browser, await signInLink('bea', '--role', 'decider'))
  const { page } = visitor
  const button = page.getByRole('main').getByRole('button', { name: 'Sign in' })
  await button.waitFor()
  await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).waitFor()
  // As where two requests come without a cookie: the later one's is kept.
  await page.context().clearCookies()
  await page.evaluate(() => fetch('/v1/session'))
  await button.click()
  await page.getByText('bea (decider)').waitFor()
  await visitor.close()
})

test('a change is made all the same where the same person has signed in again, and nothing where it is somebody else', async () => {
  const first = await openPage(own.browser, await signInLink('cem', '--role', 'decider'))
  const { page } = first
  const second = await page.context().newPage()
  const signIn = async (tab: typeof page, link?: string) => {
    if (link) await tab.goto(link)
    await tab.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
  }
  await signIn(page)
  await page.getByText('cem (decider)').waitFor()
  await page.getByRole('link', { name: 'Settings' }).click()
  const keep = async (amount: string) => {
    await page.getByLabel('Service', { exact: true }).fill('noa')
    await page.getByLabel('Monthly fee of an account').fill(amount)
    await page.getByRole('button', { name: 'Keep' }).click()
  }
  const kept = async () => JSON.parse(await own.command('terms', '--json'))

  await signIn(second, await signInLink('cem'))
  await second.getByText('cem (decider)').waitFor()
  await keep('9.50')
  await page.getByRole('row', { name: /noa/ }).waitFor()
  const before = await kept()

  await signIn(second, await signInLink('dov', '--role', 'decider'))
  await second.getByText('dov (decider)').waitFor()
  await keep('11.50')
  await page.getByRole('heading', { name: 'You are signed in as dov now' }).waitFor()
  expect(await kept()).toEqual(before)
  expect(await axeFindings(page)).toEqual([])

  await page.getByRole('button', { name: 'Go on as dov' }).press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
  expect(addressIn(page)).toBe('/')
  await page.getByText('dov (decider)').waitFor()
  await first.close()
})

describe('media servers that are asked', () => {
  const token = '0123456789abcdef0123456789abcdef'
  // Answers as Jellyfin does where nothing plays.
  const jellyfin = createServer((request, response) => {
    if (request.headers.authorization !== `MediaBrowser Token="${token}"`) response.writeHead(401).end()
    else response.writeHead(request.url === '/base/Sessions' ? 200 : 404, { 'content-type': 'application/json' }).end('[]')
  })
  let address = ''
  beforeAll(async () => {
    await new Promise<void>(listening => jellyfin.listen(0, '127.0.0.1', listening))
    const at = jellyfin.address()
    address = `http://127.0.0.1:${typeof at === 'object' ? at?.port : ''}/base`
  })
  afterAll(() => {
    jellyfin.close()
    jellyfin.closeAllConnections()
  })

  test('are set up, mended and ended on the page, by an administrator only; the key is shown to nobody again', async () => {
    const { page } = own
    await page.getByRole('link', { name: 'Settings' }).click()
    const section = page.getByRole('region', { name: 'Media servers that are asked' })
    await section.getByText('None is asked.').waitFor()
    const ask = async (key: string) => {
      await section.getByLabel('API key, from its dashboard').fill(key)
      await section.getByRole('button', { name: 'Ask it' }).press('Enter')
    }
    await section.getByLabel('Service it counts for').fill('home')
    await section.getByLabel('Address of the server').fill(`${address}/`)
    await ask('another')
    await section.getByRole('alert').getByText('is set up and does not answer: it refuses the token (401)').waitFor()
    const row = section.getByRole('row', { name: address })
    await row.getByText(/^No, since/).waitFor()
    await ask(token)
    await section.getByRole('status').getByText(`${address} answers.`).waitFor()
    await row.getByText(/^Yes, since/).waitFor()
    // The button was disabled meanwhile: whoever pressed it is on it again.
    const focused = () => page.evaluate(() => document.activeElement?.closest('button, section')?.textContent)
    await expect.poll(focused).toBe('Ask it')
    expect(await section.getByLabel('API key, from its dashboard').inputValue()).toBe('')
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await sidewaysOverflow(page)).toBe(0)
    await own.shot('media-servers-390')
    await page.setViewportSize({ width: 1280, height: 900 })
    expect(await axeFindings(page)).toEqual([])
    await own.shot('media-servers')
    await page.reload()
    await row.waitFor()
    expect(await page.content()).not.toContain(token)

    const visitor = await openPage(own.browser, await signInLink('eli', '--role', 'decider'))
    await visitor.page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
    await visitor.page.getByRole('link', { name: 'Settings' }).click()
    await visitor.page.getByRole('heading', { name: 'What an hour viewed is worth' }).waitFor()
    await visitor.page
      .getByText('Nothing is kept')
      .or(visitor.page.getByRole('row', { name: /noa/ }))
      .first()
      .waitFor()
    expect(await visitor.page.getByText('Media servers that are asked').count()).toBe(0)
    await visitor.close()

    await row.getByRole('button', { name: `End asking ${address}` }).press('Enter')
    await page.getByRole('dialog').getByRole('button', { name: 'End', exact: true }).press('Enter')
    await section.getByText('None is asked.').waitFor()
    // The row with the button is gone: what it stood in has the focus.
    await expect.poll(focused).toMatch(/^Media servers that are asked/)
    const audit = await own.command('audit')
    expect(audit).toContain(`${address}/ for home`)
    expect(audit).toContain('end asking a media server')
    expect(audit).not.toContain(token)
  })
})
