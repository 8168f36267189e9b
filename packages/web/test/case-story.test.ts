import type { RenewalCase, ServicesTerms } from '@sweeps/model'
import { expect, test } from 'vitest'
import { amountWords } from '../src/pages/decisions/amountWords'
import { axeFindings, sidewaysOverflow } from './openPage'
import { ownSample } from './ownSample'

/*
 * The real server with its sample, and somebody who decides on Quartz & Marrow: what an hour is worth and what the season cost are kept, the case
 * is read, terms are moved, kept and compared, and it is decided. In this order.
 */
const own = ownSample()
const { go } = own

const address = '/cases/quartz-and-marrow/1'
const ask = <Answer>(to: string): Promise<Answer> => own.page.evaluate(at => fetch(at).then(response => response.json()), to)
const caseOf = (query = '') => ask<RenewalCase>(`/v1/renewals/quartz-and-marrow/1${query}`)
const row = (name: RegExp) => own.page.getByRole('row', { name })
const decideButton = () => own.page.getByRole('button', { name: 'Decide' })
const dialog = () => own.page.getByRole('dialog', { name: 'Quartz & Marrow, season 1' })
/** Nothing found at both widths. */
const looksRight = async () => {
  for (const width of [1280, 390]) {
    await own.page.setViewportSize({ width, height: 900 })
    expect(await sidewaysOverflow(own.page), `${width}`).toBeLessThanOrEqual(0)
    expect(await axeFindings(own.page), `${width}`).toEqual([])
  }
  await own.page.setViewportSize({ width: 1280, height: 900 })
}
/** The pages of a PDF: Chromium writes one `/Type /Page` for each. */
const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
const today = new Date().toISOString().slice(0, 10)

test('what an hour is worth is kept for a service, with who and when; what can be read in two ways is refused', async () => {
  await go('/')
  await own.page.getByRole('link', { name: 'Settings' }).click()
  const form = own.page.getByRole('form', { name: 'Terms to keep' })
  const { services } = await ask<ServicesTerms>('/v1/terms')
  await form.getByLabel('Service').fill(services[0]!)
  await form.getByLabel('Monthly fee of an account').fill('1,234')
  await form.getByRole('button', { name: 'Keep' }).click()
  const refused = await form.getByLabel('Monthly fee of an account').evaluate((field: HTMLInputElement) => field.validationMessage)
  expect(refused).toContain('"1,234" may be 1.234 or 1234')
  expect((await ask<ServicesTerms>('/v1/terms')).terms).toEqual([])
  await form.getByLabel('Monthly fee of an account').fill('9.99')
  await form.getByLabel('Value of an hour viewed').fill('0.25')
  await form.getByRole('button', { name: 'Keep' }).click()
  await own.page.getByText(`Kept for ${services[0]}, version 1.`).waitFor()
  await row(/9\.99 USD 0\.25 USD admin, /)
    .first()
    .waitFor()
  await looksRight()
})

test('the case is made with it; a cost is kept from the page, and while the case computes nothing can be decided', async () => {
  await go(address)
  await own.page
    .locator('.kept')
    .getByText(/kept for .* by admin on/)
    .waitFor()
  expect((await caseOf()).value.perHour).toBe(0.25)
  await own.page.getByText('Keep what season 1 cost, in confidence').click()
  const form = own.page.getByRole('form', { name: 'Cost of season 1, to keep' })
  await form.getByLabel('Amount').fill('9.5M')
  await form.getByLabel('Where it is from').fill('budget of March')
  // The next case is held back until the page was looked at.
  let answer = () => {}
  await own.page.route('**/v1/renewals/quartz-and-marrow/1', async route => {
    await new Promise<void>(go => {
      answer = go
    })
    await route.continue()
  })
  await form.getByRole('button', { name: 'Keep the cost' }).click()
  await own.page.getByText('Computing…').first().waitFor()
  expect(await decideButton().isDisabled()).toBe(true)
  const dimmed = own.page.locator('div[data-computing="true"]').first()
  expect(Number(await dimmed.evaluate(of => getComputedStyle(of).opacity))).toBeLessThan(0.6)
  answer()
  await own.page.getByText(`The cost of season 1: of the production record (budget of March), kept by admin on ${today}.`).waitFor()
  await own.page.unroute('**/v1/renewals/quartz-and-marrow/1')
  await expect.poll(() => decideButton().isDisabled()).toBe(false)
  expect(await caseOf()).toMatchObject({ cost: { season: 9.5e6, confidential: true, kept: { actor: 'admin' } } })
  await looksRight()
})

test('terms that were moved are taken into the case before anything is decided on it', async () => {
  const marketing = own.page.getByRole('slider', { name: /Marketing/ })
  await marketing.focus()
  await own.page.keyboard.press('End')
  await own.page.waitForURL(/if-marketing=1$/)
  await decideButton().click()
  await dialog().getByText('Terms were moved further down').waitFor()
  await dialog().getByLabel('Cancelled').check()
  await dialog().getByLabel('Why').fill('Too dear.')
  expect(await dialog().getByRole('button', { name: 'Write it down' }).isDisabled()).toBe(true)
  await own.page.keyboard.press('Escape')
  const { cost } = await caseOf('?marketing=1')
  await own.page.getByRole('button', { name: 'Take into the case' }).click()
  await own.page.waitForURL(/\?marketing=1$/)
  await own.page.getByText('Stated besides: marketing 100 %.').waitFor()
  await row(new RegExp(`^Cost with marketing .*${amountWords(cost.next!)} ${amountWords(cost.next!)}$`)).waitFor()
  await expect.poll(() => decideButton().isDisabled()).toBe(false)
  expect(await dialog().count()).toBe(0)
})

test('terms are kept under a name, and compared with the case beside them', async () => {
  const keep = async (name: string) => {
    await own.page.getByLabel('Name of a scenario').fill(name)
    await own.page.getByRole('button', { name: 'Keep these terms' }).click()
    await own.page.getByRole('checkbox', { name }).waitFor()
  }
  await keep('Twice the marketing')
  await go(`${address}?nextCost=4M&episodes=6`)
  await keep('Six episodes')
  await go(address)
  for (const name of ['Six episodes', 'Twice the marketing']) await own.page.getByRole('checkbox', { name }).check()
  const [now, six, twice] = await Promise.all([caseOf(), caseOf('?nextCost=4000000&episodes=6&currency=USD'), caseOf('?marketing=1')])
  const costs = [now, six, twice].map(one => `${amountWords(one.cost.next!)} USD`)
  await row(new RegExp(`^Cost, with marketing ${costs.join(' ')}$`)).waitFor()
  await row(/^Episodes \d+ 6 \d+$/).waitFor()
  await looksRight()
  await own.page.getByRole('button', { name: 'Remove Twice the marketing' }).click()
  await expect.poll(() => own.page.getByRole('checkbox', { name: 'Twice the marketing' }).count()).toBe(0)
})

test('the memo is one page, of the case that the page shows', async () => {
  await own.page.getByRole('link', { name: 'A memo of one page' }).click()
  await own.page.getByRole('heading', { name: 'Should there be a season 2 of Quartz & Marrow?' }).waitFor()
  for (const name of ['Recommendation', 'Worth, cost, probability', 'Top drivers', 'Precedents', 'What is missing'])
    await own.page.getByRole('heading', { name }).waitFor()
  await own.page.getByText((await caseOf()).recommendation.words).waitFor()
  await looksRight()
  for (const format of ['A4', 'Letter']) expect(pagesOf(await own.page.pdf({ format })), format).toBe(1)
})

test('with another day the dialog shows the case of that day; what is decided is frozen as it was shown', async () => {
  await go(address)
  await decideButton().click()
  await dialog().getByRole('textbox', { name: 'On' }).fill('2021-09-20')
  await dialog().getByLabel('Why').fill('It earns too little.')
  await own.page.waitForURL(/\?asOf=2021-09-20$/)
  await dialog().getByText('as known on 20 Sept 2021').waitFor()
  const shown = await caseOf('?asOf=2021-09-20')
  await dialog().getByLabel('Cancelled').check()
  await dialog().getByRole('button', { name: 'Write it down' }).click()
  await own.page.getByText(/^Written as decision-\d+: cancelled\./).waitFor()
  const { entries } = await ask<{ entries: { evidence: { case: RenewalCase }; on: string }[] }>('/v1/decisions/quartz-and-marrow/1')
  expect(entries).toHaveLength(1)
  expect(entries[0]!.on).toBe('2021-09-20')
  expect(entries[0]!.evidence.case.fingerprint).toBe(shown.fingerprint)
})

test('a decided season opens with its decision, then the release, then the case as it was', async () => {
  await go(address)
  await own.page.getByText('The case as it was on 20 Sept 2021').waitFor()
  await own.page.getByText('It earns too little.').waitFor()
  const headings = await own.page.locator('.case h2').allTextContents()
  expect(headings.slice(0, 3)).toEqual([
    expect.stringMatching(/^Decided: Cancelled, 20 Sept/),
    'The release',
    expect.stringContaining('Recommended:'),
  ])
  expect(await decideButton().count()).toBe(0)
  await looksRight()
  await own.page.getByRole('link', { name: 'A memo of one page' }).click()
  await own.page.getByText('It earns too little.').waitFor()
  expect(pagesOf(await own.page.pdf({ format: 'A4' }))).toBe(1)
  await go(address)
  await own.page.getByRole('link', { name: 'The case today' }).click()
  await decideButton().waitFor()
  expect(own.open.complaints).toEqual([])
})
