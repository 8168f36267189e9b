import type { RenewalCase } from '@sweeps/model'
import { describe, expect, test } from 'vitest'
import { amountWords, centsWords, rangeWords } from '../src/pages/decisions/amountWords'
import { axeFindings, openPage, sidewaysOverflow } from './openPage'
import { ownSample } from './ownSample'

/*
 * The real server with its sample: Hit & Run has four Netflix weeks, no cost, and a ledger from pitch to cancelled. Tests that write
 * come last, in the order of the story: decide, write the release, publish it.
 */
const own = ownSample()
const { go } = own

/** The case as the server has it, asked with the cookie of the own.page. */
const caseOf = (query = ''): Promise<RenewalCase> =>
  own.page.evaluate(address => fetch(address).then(response => response.json()), `/v1/renewals/hit-and-run/1${query}`)
const row = (name: RegExp | string) => own.page.getByRole('row', { name })
/** A line by its head and its cells, with what explains it between them. */
const line = (head: string, ...cells: string[]) => row(new RegExp(`^${head} (About: .* )?${cells.join(' ')}$`))

describe('the case', () => {
  test('the answer, the rule and what everything rests on', async () => {
    await go('/cases/hit-and-run/1')
    const found = await caseOf()
    await own.page.getByRole('heading', { name: 'Recommended: Wait' }).waitFor()
    await own.page.getByText(found.recommendation.words).waitFor()
    await own.page.getByText(found.recommendation.rule).waitFor()
    await own.page.getByText('Cancelled (20 Sept 2021).').waitFor()
    await own.page.getByText('“one episode cost about as much as two whole seasons of Fauda”').first().waitFor()
    const { p10, p50, p90 } = found.forecast.day91!
    await row(new RegExp(`^To day 91 .* ${amountWords(p50)} .* ${rangeWords(amountWords(p10), amountWords(p90))}$`)).waitFor()
    await row('9–15 August 2021 45.2 million').waitFor()
    for (const picture of [
      'Hours viewed since the premiere, seen and forecast',
      'Value and cost',
      'What an episode may cost',
      'Break-even, by assumption',
    ])
      await own.page.getByRole('img', { name: picture }).waitFor()
    for (const { name } of found.scenarios)
      await row(new RegExp(`^${name} `))
        .first()
        .waitFor()
    for (const { words, why } of found.assumptions)
      await row(new RegExp(`^${words}`))
        .getByText(why)
        .waitFor()
    for (const { how } of found.missing) await own.page.getByText(how, { exact: true }).first().waitFor()
  })

  test('what the page weighs with nothing changed is what the server says, to the last digit shown', async () => {
    const { breakEvenCostPerEpisode, recommendation } = await caseOf()
    const both = (value: number | null) => [amountWords(value!), amountWords(value!)]
    await line('Break-even, an episode median', ...both(breakEvenCostPerEpisode!.p50)).waitFor()
    await line('Renew up to an episode', ...both(recommendation.renewUpTo)).waitFor()
    await line('Cancel from an episode', ...both(recommendation.cancelFrom)).waitFor()
  })

  test('sliders by keyboard: the figures and the address follow, and a link brings them back', async () => {
    await own.page.getByLabel('Assume what an episode costs').check()
    await row(/^By the rule needs a cost (Wait|Cancel)$/).waitFor()
    const value = own.page.getByRole('slider', { name: /What an hour viewed is worth/ })
    await value.focus()
    await own.page.keyboard.press('End')
    await row('By the rule needs a cost Renew').waitFor()
    await own.page.waitForURL(/if-value=0\.72&if-cost=\d+$/)
    await own.page.reload()
    await row('By the rule needs a cost Renew').waitFor()
    expect(await own.page.getByRole('slider', { name: /What an hour viewed is worth/ }).getAttribute('aria-valuetext')).toBe('0.72 USD')
    await own.page.getByRole('button', { name: 'As computed' }).click()
    await row(/^By the rule needs a cost needs a cost$/).waitFor()
    await own.page.waitForURL(/\/cases\/hit-and-run\/1$/)
  })

  test('changed terms come to what the server says of the same terms', async () => {
    await go('/cases/hit-and-run/1?if-cost=3300000')
    const { probabilityEarnsCost, cost, efficiency } = await caseOf('?nextCost=29700000')
    await line('Earns its cost probability', 'not known', `${Math.round(probabilityEarnsCost! * 100)} %`).waitFor()
    await line('Cost with marketing', 'not known', amountWords(cost.next!)).waitFor()
    expect(efficiency).toBeNull()
  })

  test('a cost that is stated is weighed by the server, and stays in the address', async () => {
    await own.page.goto(`${own.server.address}/cases/hit-and-run/1`)
    await own.page.getByText('State what you know').click()
    await own.page.getByLabel('Cost of season 1 (USD)').fill('60000000')
    await own.page.getByRole('button', { name: 'Compute', exact: true }).click()
    await own.page.getByRole('heading', { name: 'Recommended: Cancel' }).waitFor()
    expect(new URL(own.page.url()).search).toBe('?cost=60000000')
    await own.page.getByRole('img', { name: 'Probability that it earns its cost, by assumption' }).waitFor()
    await own.page.getByText('To know value and cost before deciding would be worth').waitFor()
  })

  test('a season that is not known says so', async () => {
    await go('/cases/nobody/7')
    await own.page.getByRole('alert').getByText('nobody').waitFor()
    await expect.poll(() => own.open.complaints.splice(0)).toEqual([expect.stringContaining('404')])
  })

  test('title and season lead to it', async () => {
    await go('/titles/hit-and-run')
    await own.page.getByRole('link', { name: 'The case for another season' }).click()
    await own.page.getByRole('heading', { name: 'Hit & Run: season 2?' }).waitFor()
  })

  test('of a season of one’s own, its audience is a link away, and back', async () => {
    await go('/board?older=true')
    await own.page.locator('tbody a').first().click()
    await own.page.getByRole('link', { name: 'Its audience' }).click()
    await own.page.getByRole('heading', { name: 'Episodes' }).waitFor({ timeout: 30_000 })
    await own.page.getByRole('link', { name: 'The case for another season' }).click()
    await own.page.getByRole('heading', { name: /^Recommended/ }).waitFor()
  })
})

describe('what the weeks of own plays were worth', () => {
  const address = '/cases/quartz-and-marrow/1?fee=9.99'
  const opened = async () => {
    await go(address)
    await own.page.getByRole('heading', { name: 'Week by week' }).waitFor()
    await own.page.getByText('The weeks as a table').focus()
    await own.page.keyboard.press('Enter')
  }

  test('a picture, and a table that says which weeks are partial or protected', async () => {
    await opened()
    const one: RenewalCase = await own.page.evaluate(
      to => fetch(to).then(response => response.json()),
      '/v1/renewals/quartz-and-marrow/1?fee=9.99',
    )
    await own.page.getByRole('img', { name: 'Worth by week' }).waitFor()
    const [first, second] = one.value.byWeek
    expect([first!.week, first!.state, second!.state]).toEqual(['2021-07-12', 'partial', 'whole'])
    await row(
      `12–18 July 2021 not seven days of it count ${centsWords(first!.value!)} ${centsWords(first!.newViewers!)} protected`,
    ).waitFor()
    const hidden = one.value.byWeek.filter(({ state }) => state === 'protected').length
    expect(hidden).toBeGreaterThan(1)
    expect(await own.page.getByText('of too few accounts to be shown').count()).toBe(hidden)
  })

  test('the same as a file', async () => {
    const link = own.page.getByRole('link', { name: 'Weeks as CSV' })
    const csv = await link.evaluate((of: HTMLAnchorElement) => fetch(of.href).then(response => response.text()))
    expect(csv.split('\n')[0]).toBe('week,value,newViewers,lightViewers,state,currency')
    expect(csv).toMatch(/^2021-07-12,[\d.]+,[\d.]+,,partial,USD$/m)
  })

  test('the fee share explains itself, by keyboard, and gives the focus back', async () => {
    const about = own.page.getByRole('button', { name: 'About: Fee share' })
    await about.press('Enter')
    const dialog = own.page.getByRole('dialog', { name: 'Fee share' })
    await dialog.getByText('sum over accounts and months').waitFor()
    expect(await axeFindings(own.page)).toEqual([])
    await own.page.keyboard.press('Escape')
    expect(await own.page.locator(':focus').getAttribute('aria-label')).toBe('About: Fee share')
  })
})

test('the board: seasons by day, with what their cases come to; one that was cancelled is not there', async () => {
  await go('/')
  await own.page.getByRole('link', { name: 'Decisions' }).click()
  await own.page.getByRole('heading', { name: 'Awaiting a decision' }).waitFor()
  // The sample is of 2021.
  await own.page.getByText('No season of your own awaits a decision').waitFor()
  await own.page.getByRole('link', { name: 'Show premieres of any age' }).click()
  const first = own.page.locator('tbody tr').first()
  await first.getByText('Wait').waitFor()
  expect(await first.textContent()).toMatch(/season \d.*[\d,]+.*USD/)
  expect(await own.page.locator('tbody').getByText('Hit & Run').count()).toBe(0)
  await own.page.getByLabel('Which come first').selectOption('the highest worth')
  await own.page.getByText(/^\d+ seasons, the highest worth first\.$/).waitFor()
  await expect.poll(() => own.page.locator('tbody tr').first().textContent()).toContain('Quartz & Marrow')
  await own.page.getByLabel('Find a season').fill('marrow')
  await row(/Quartz & Marrow/).waitFor()
  await expect.poll(() => own.page.locator('tbody tr').count()).toBe(1)
  await own.page.getByRole('link', { name: /^Decided/ }).click()
  await row(/Hit & Run/).waitFor()
})

test('the ledger, the latest first, and a season’s own in the order of events', async () => {
  await go('/decisions')
  const outcomes = () => own.page.locator('.entry strong').allTextContents()
  await expect.poll(outcomes).toEqual(['Cancelled', 'Undecided', 'Ordered', 'Pitched'])
  await own.page.getByRole('link', { name: 'Hit & Run, season 1' }).first().click()
  await own.page.getByText('Cancelled, 20 Sept 2021.').waitFor()
  expect(await outcomes()).toEqual(['Pitched', 'Ordered', 'Undecided', 'Cancelled'])
  await own.page.getByText('What the charts said').last().click()
  await row(/^9–15 August 2021 No\.\s8 549 million minutes/)
    .first()
    .waitFor()
})

test('the track record says what it needs', async () => {
  await go('/calibration')
  await own.page.getByText('Nothing can be scored yet').waitFor()
})

// Each page is drawn once and looked through four times.
describe('for everyone', { timeout: 180_000 }, () => {
  const paths = [
    '/board',
    '/cases/hit-and-run/1?cost=60000000',
    '/cases/quartz-and-marrow/1?fee=9.99',
    '/decisions',
    '/decisions/hit-and-run/1',
    '/releases',
    '/releases/hit-and-run/1',
    '/calibration',
  ]
  test.each(paths)('%s: axe finds nothing in light and dark, and at 360 px nothing sticks out', async to => {
    const drawn = () => own.page.locator('svg.run-plot').nth(3).waitFor()
    await go(to)
    if (to.startsWith('/cases')) await drawn()
    for (const colorScheme of ['light', 'dark'] as const) {
      await own.page.emulateMedia({ colorScheme })
      expect(await axeFindings(own.page, colorScheme === 'light' ? 'all' : 'colours')).toEqual([])
      for (const width of [320, 360]) {
        await own.page.setViewportSize({ width, height: 780 })
        expect(await sidewaysOverflow(own.page)).toBeLessThanOrEqual(0)
      }
      expect(await axeFindings(own.page, colorScheme === 'light' ? 'all' : 'colours')).toEqual([])
      await own.page.setViewportSize({ width: 1280, height: 900 })
    }
    await own.page.emulateMedia({ colorScheme: 'light' })
    expect(own.open.complaints).toEqual([])
  })

  test('who is not signed in is told how to sign in; reported decisions anybody may see', async () => {
    const anybody = await openPage(own.browser, `${own.server.address}/cases/hit-and-run/1`)
    await anybody.page.getByText('sweeps users link').waitFor()
    await anybody.page.goto(`${own.server.address}/board?older=true`)
    await anybody.page.getByText('is for analysts and those who decide').waitFor()
    await anybody.page.goto(`${own.server.address}/decisions/hit-and-run/1`)
    await anybody.page.getByText('Cancelled, 20 Sept 2021.').waitFor()
    await anybody.page.goto(`${own.server.address}/releases/hit-and-run/1`)
    await anybody.page.getByText(/Nothing is announced of/).waitFor()
    await anybody.close()
  })
})

describe('deciding', () => {
  const dialog = () => own.page.getByRole('dialog', { name: 'Hit & Run, season 1' })

  test('the dialog opens and closes by keyboard, shows what is frozen, and demands outcome and reason', async () => {
    await go('/cases/hit-and-run/1')
    await own.page.getByRole('button', { name: 'Decide' }).press('Enter')
    await dialog().waitFor()
    expect(await axeFindings(own.page)).toEqual([])
    await own.page.setViewportSize({ width: 360, height: 780 })
    expect(await sidewaysOverflow(own.page)).toBeLessThanOrEqual(0)
    await own.page.setViewportSize({ width: 1280, height: 900 })
    await own.page.keyboard.press('Escape')
    expect(await dialog().isVisible()).toBe(false)
    expect(await own.page.locator(':focus').textContent()).toBe('Decide')
    await own.page.keyboard.press('Enter')
    await dialog().getByText('recommended “wait”').waitFor()
    const write = dialog().getByRole('button', { name: 'Write it down' })
    expect(await write.isDisabled()).toBe(true)
    await dialog().getByLabel('Revived').check()
    expect(await write.isDisabled()).toBe(true)
    await dialog().getByLabel('Why').fill('  ')
    expect(await write.isDisabled()).toBe(true)
    await dialog().getByLabel('Why').fill('It can be made for less.')
    await dialog().getByLabel('Decided by').fill('Dana Levi')
    await write.click()
    await own.page.getByText('Written as decision-5: revived.').waitFor()
    await own.page.getByRole('heading', { name: /^Decided: Revived, / }).waitFor()
    await own.page.getByText('The case as it was on').waitFor()
  })

  test('the entry has the reason, who decided, and the case as it stood', async () => {
    await own.page.getByRole('link', { name: 'The season’s entries' }).click()
    const entry = own.page.locator('.entry').last()
    await entry.getByText('It can be made for less.').waitFor()
    await entry.getByText('by Dana Levi.').waitFor()
    await entry.getByText('The case then: wait').waitFor()
    expect(own.open.complaints).toEqual([])
  })
})

describe('the release', () => {
  const preview = () => own.page.getByRole('region', { name: 'Preview' })
  /** Until it is kept and the page has it: what is focused before that may be drawn anew. */
  const keepDraft = async () => {
    const kept = own.page.waitForResponse(
      response => response.request().method() === 'POST' && /announcements\/hit-and-run\/1$/.test(response.url()),
    )
    await own.page.getByRole('button', { name: 'Keep the draft' }).click()
    await kept
    await expect.poll(() => own.page.getByRole('button', { name: 'Keep the draft' }).isDisabled()).toBe(true)
  }

  test('what is typed is in the preview at once; kept, it is in the text that is sent', async () => {
    await go('/releases/hit-and-run/1')
    await preview()
      .getByRole('heading', { name: /brings “Hit & Run” back for season 2/ })
      .waitFor()
    await own.page.getByText(/^Figures as they stood when decision-5 was written \(.*\)\. No others are held\.$/).waitFor()
    await own.page.getByRole('button', { name: 'Add a quote' }).click()
    await own.page.getByLabel('Who says it').fill('Dana Levi, head of series')
    await own.page.getByLabel('Words', { exact: true }).fill('We missed it.')
    await preview().getByText('“We missed it.”').waitFor()
    await own.page.getByLabel('Place').fill('Tel Aviv')
    await preview().getByText('Tel Aviv, ').waitFor()
    // The reason is worked in by the server, which keeps nothing of it yet.
    await own.page.getByLabel('The reason, as the release gives it').fill('It can be made for less')
    await preview().getByText('It can be made for less.').waitFor()
    await preview().getByText('“We missed it.”').waitFor()
    expect(await own.page.getByRole('button', { name: 'Approve' }).isDisabled()).toBe(true)
    await keepDraft()
    await preview().getByRole('tab', { name: 'As a page' }).focus()
    await own.page.keyboard.press('ArrowRight')
    await preview().getByText('“We missed it.” – Dana Levi, head of series').waitFor()
    expect(await axeFindings(own.page)).toEqual([])
  })

  test('a quote that is removed is gone', async () => {
    await own.page.getByRole('button', { name: 'Remove the quote of Dana Levi, head of series' }).click()
    await keepDraft()
    await own.page.reload()
    await preview().getByText('Tel Aviv, ').waitFor()
    expect(await preview().getByText('We missed it').count()).toBe(0)
  })

  test('approved, put under embargo, published: each step by its button, the last after a question', async () => {
    await own.page.getByRole('button', { name: 'Approve' }).click()
    await own.page.getByText('Approved, not published.').waitFor()
    await own.page.getByLabel('Embargo until (UTC)').fill('2021-09-30T09:00')
    await own.page.getByRole('button', { name: 'Set' }).click()
    await own.page.getByText('Under embargo until 30 September 2021 at 09:00 UTC.').waitFor()
    await expect.poll(() => own.page.getByRole('button', { name: 'Publish' }).isEnabled()).toBe(true)
    await own.page.getByRole('button', { name: 'Publish' }).press('Enter')
    const dialog = own.page.getByRole('dialog', { name: 'Publish this release?' })
    await dialog.waitFor()
    expect(await axeFindings(own.page)).toEqual([])
    await own.page.keyboard.press('Escape')
    expect(await own.page.locator(':focus').textContent()).toBe('Publish')
    await own.page.keyboard.press('Enter')
    await dialog.getByRole('button', { name: 'Publish' }).click()
    await own.page.getByText(/^Published .* It says “back for season 2”\./).waitFor()
    expect(await own.page.getByRole('button', { name: 'Keep the draft' }).count()).toBe(0)
    expect(own.open.complaints).toEqual([])
  })

  test('the title says so, anybody may read it, and a correction is a new version', async () => {
    await go('/titles/hit-and-run')
    await own.page.getByText('Back for season 2').waitFor()
    const anybody = await openPage(own.browser, `${own.server.address}/releases/hit-and-run/1`)
    await anybody.page.getByRole('heading', { name: /brings “Hit & Run” back/ }).waitFor()
    expect(await anybody.page.getByRole('button', { name: 'Begin a correction' }).count()).toBe(0)
    await anybody.close()
    await go('/releases/hit-and-run/1')
    await own.page.getByRole('button', { name: /^Share / }).press('Enter')
    const address = await own.page.getByRole('textbox', { name: 'Public address' }).inputValue()
    expect(await axeFindings(own.page)).toEqual([])
    await own.page.keyboard.press('Escape')
    const outside = await openPage(own.browser, address)
    await outside.page.getByRole('heading', { name: /brings “Hit & Run” back/ }).waitFor()
    await outside.close()
    await own.page.getByLabel('What is corrected').fill('The place.')
    await own.page.getByRole('button', { name: 'Begin a correction' }).click()
    await own.page.getByText('Version 2: draft').waitFor()
    await go('/releases')
    await own.page.getByText(/Version 2: draft/).waitFor()
  })
})
