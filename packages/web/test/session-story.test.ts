import { expect, test } from 'vitest'
import { axeFindings, openPage } from './openPage'
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
