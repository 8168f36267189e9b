import { describe, expect, test } from 'vitest'
import { oneTimeToken } from './fixture-server'
import { fixturePages, phone } from './fixturePages'
import { axeFindings, type OpenPage, sidewaysOverflow } from './openPage'

const pages = fixturePages()
/** The one to begin with. */
const firstChart = '/charts/nielsen-us/2021-08-09?list=overall'
const { visit } = pages

describe('chart', () => {
  test('the way to the charts opens the latest week of the first, with every rank, movement and value', async () => {
    const { page, complaints } = await visit(firstChart)
    const row = (name: RegExp) => page.getByRole('row', { name })
    await row(/^1 up 1 place Outer Banks.* 1,160 million 2 1 4/).waitFor()
    await row(/^3 new Vivo.* 802 million/).waitFor()
    await row(/^6 returning The Walking Dead.* 606 million/).waitFor()
    await row(/^8 new Hit & Run.* 549 million/).waitFor()
    expect(new URL(page.url()).pathname).toBe('/charts/nielsen-us/2021-08-09')
    expect(await page.title()).toBe('Overall, 9–15 August 2021: Nielsen streaming, United States · Sweeps')
    expect(complaints).toEqual([])
  })

  test('a rank nobody is known to hold says so', async () => {
    const { page } = await visit(firstChart)
    for (const rank of [9, 10]) await page.getByRole('row', { name: new RegExp(`^${rank} Title not known not known`) }).waitFor()
    await page.getByText('Ranks 9 and 10 of this week were not found in a public source.').waitFor()
  })

  test('tabs by keyboard', async () => {
    const { page } = await visit(firstChart)
    const selected = () => page.locator('[role=tab][aria-selected=true]').textContent()
    await page.getByRole('tab', { name: 'Overall' }).focus()
    await page.keyboard.press('ArrowRight')
    await page.getByRole('row', { name: /^2 .*Hit & Run/ }).waitFor()
    expect([await selected(), new URL(page.url()).search]).toEqual(['Originals', '?list=originals'])
    await page.keyboard.press('End')
    await page.getByRole('row', { name: /^1 new Vivo/ }).waitFor()
    expect(await page.locator(':focus').textContent()).toBe('Movies')
    await page.keyboard.press('ArrowRight')
    expect(await selected()).toBe('Overall')
  })

  test('weeks: one back, then forward by the list, and the browser’s own back', async () => {
    const { page, complaints } = await visit(firstChart)
    await page.getByRole('button', { name: 'Previous week' }).click()
    await page.getByRole('row', { name: /^1 movement not known All American.* 900 million/ }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/charts/nielsen-us/2021-08-02')
    await page.getByLabel('Week', { exact: true }).selectOption('2021-08-09')
    await page.getByRole('row', { name: /Hit & Run/ }).waitFor()
    await page.goBack()
    await page.getByText('Week of 2–8 August 2021', { exact: true }).waitFor()
    expect(complaints).toEqual([])
  })

  test('the run of a title: chosen by keyboard, drawn without a word from the content security policy, and as a table', async () => {
    const { page, complaints } = await visit(firstChart)
    await page.getByRole('button', { name: 'All American' }).press('Enter')
    await page.getByRole('region', { name: 'Run on the chart' }).locator('svg[aria-label="Rank by week"]').waitFor()
    // Read by keyboard, to the week.
    const read = page.getByRole('region', { name: 'Run on the chart' }).getByLabel('Read at')
    await read.press('End')
    await expect.poll(() => read.getAttribute('aria-valuetext')).toMatch(/^9–15 August 2021: No.\u00a0\d, [\d,]+ million minutes viewed$/)
    await page.getByText('The same as a table').click()
    await page.getByRole('row', { name: '2–8 August 2021 1 971 million' }).waitFor()
    await page.getByLabel('Minutes viewed').check()
    await page.locator('svg[aria-label="Minutes viewed by week"]').waitFor()
    expect(await axeFindings(page)).toEqual([])
    expect(complaints).toEqual([])
  })

  test('a running week says so', async () => {
    const { page } = await visit('/charts/census')
    await page.getByText('Still running').waitFor()
  })

  test('a week the chart does not have: the server’s words, and the way to the others stays', async () => {
    const { page } = await visit('/charts/nielsen-us/1999-01-04?list=overall')
    await page.getByText('nielsen-us has no figures for 1999-01-04.').waitFor()
    await page.getByRole('button', { name: 'Next week' }).click()
    await page.getByRole('row', { name: /All American/ }).waitFor()
  })

  test('on a phone the run opens below its row, and nothing sticks out', async () => {
    const { page } = await visit(firstChart, phone)
    await page.getByRole('button', { name: /Outer Banks/ }).click()
    await page.locator('.inline-run svg.run-plot').waitFor()
    expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0)
    expect(await axeFindings(page)).toEqual([])
  })

  test('the first view loads no plotting library', async () => {
    const { page } = await pages.visitAnew(firstChart)
    await page.getByRole('row', { name: /Hit & Run/ }).waitFor()
    const scripts = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
    expect(scripts.filter(name => name.includes('RunChart'))).toEqual([])
  })

  test('the CSV has the address of the chart', async () => {
    const { page } = await visit(firstChart)
    const address = await page.getByRole('link', { name: 'Download as CSV' }).getAttribute('href')
    expect(address).toBe('/v1/charts/nielsen-us/2021-08-09?list=overall&format=csv')
  })
})

describe('title', () => {
  test('a name on the chart leads to its page: every list summed up, the run drawn, and as a table', async () => {
    const { page, complaints } = await visit(firstChart)
    await page.getByRole('link', { name: 'Outer Banks' }).click()
    await page.getByRole('heading', { level: 1, name: 'Outer Banks' }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content')
    await page.getByRole('row', { name: /^Nielsen streaming, United States, Overall 4 known No. 1 2 1 12 Jul 2021 9 Aug 2021$/ }).waitFor()
    await page.locator('svg[aria-label="Rank by week"]').waitFor()
    await page.getByRole('row', { name: '19–25 July 2021 not known not known' }).waitFor()
    await page.getByRole('row', { name: '12–18 July 2021 7 480 million' }).waitFor()
    await page.getByLabel('Minutes viewed').check()
    await page.locator('svg[aria-label="Minutes viewed by week"]').waitFor()
    expect(await page.getByRole('link', { name: /as CSV/ }).getAttribute('href')).toBe('/v1/titles/outer-banks?format=csv')
    expect(complaints).toEqual([])
  })

  test('what each source says, with its own axis where it measures something else', async () => {
    const { page, complaints } = await visit('/titles/two-sources')
    const section = page.getByRole('region', { name: 'What each source says' })
    await section.getByText(/^Own census, season 1 has its most in the week of 12–18 July 2021/).waitFor()
    await section.locator('svg[aria-label="Minutes viewed by week and source"]').waitFor()
    await section.locator('svg[aria-label="Hours viewed by week and source"]').waitFor()
    await section.getByLabel('Read at').first().press('End')
    await section.getByText('week of 2 Aug 2021: Nielsen streaming, United States 500').waitFor()
    expect(await axeFindings(page)).toEqual([])
    expect(complaints).toEqual([])
  })

  test('another run by keyboard, under an address of its own', async () => {
    const { page } = await visit('/titles/outer-banks')
    await page.getByRole('link', { name: /Originals/ }).press('Enter')
    await page.getByRole('heading', { level: 2, name: /Originals/ }).waitFor()
    expect(new URL(page.url()).search).toBe('?run=nielsen-us%2Foriginals')
    await page.reload()
    await page.getByRole('heading', { level: 2, name: /Originals/ }).waitFor()
    await page.getByRole('link', { name: '9–15 August 2021' }).click()
    await page.getByRole('row', { name: /^2 .*Hit & Run/ }).waitFor()
  })
})

describe('edition', () => {
  const edition = (page: OpenPage['page']) => page.getByRole('region', { name: 'Edition' })

  test('revision, date, hash, method, what changed, and the file', async () => {
    const { page } = await visit(firstChart)
    await edition(page).getByText('Revision 2, published 25 August 2021 at 09:00 UTC.').waitFor()
    await edition(page).getByText('3fa2b1c0d4e5', { exact: true }).waitFor()
    await edition(page).getByText('What revision 2 changed (1)').click()
    await edition(page).getByText('Vivo 798 → 802 million minutes, No. 3 → No. 3').waitFor()
    const links = await edition(page)
      .getByRole('link')
      .evaluateAll(all => all.map(link => link.getAttribute('href')))
    expect(links).toEqual(['/help/methods/charts', '/v1/editions/nielsen-us-2021-08-09-r2', '/v1/editions/nielsen-us-2021-08-09-r1'])
    expect(await edition(page).getByText('have changed since').count()).toBe(0)
  })

  test('a list that shows other figures than were published says so', async () => {
    const { page } = await visit('/charts/nielsen-us/2021-08-09?list=movies')
    await edition(page).getByText('The figures above have changed since.').waitFor()
  })

  test('publishing is for deciders, asks first, and says what became of it', async () => {
    const readers = await visit('/charts/nielsen-us/2021-08-02')
    await edition(readers.page).getByText('Not published yet').waitFor()
    expect(await readers.page.getByRole('button', { name: 'Publish' }).count()).toBe(0)

    pages.server.role = 'decider'
    const { page, complaints } = await visit('/charts/nielsen-us/2021-08-02')
    const dialog = page.getByRole('dialog', { name: 'Publish this week?' })
    await page.getByRole('button', { name: 'Publish' }).press('Enter')
    await dialog.waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('Escape')
    expect(await dialog.isVisible()).toBe(false)
    expect(await page.locator(':focus').textContent()).toBe('Publish')
    await page.keyboard.press('Enter')
    await dialog.getByRole('button', { name: 'Publish' }).click()
    await edition(page).getByText('Published as nielsen-us-2021-08-02-r1.').waitFor()
    await edition(page).getByText('Revision 1').waitFor()
    expect(complaints).toEqual([])
  })

  test('under embargo: a local time with its zone, sent as an instant', async () => {
    pages.server.role = 'decider'
    const { page } = await visit('/charts/nielsen-us/2021-08-02')
    // Published by the test before: a correction is asked the same way.
    await page.getByRole('button', { name: /^Publish/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Publish this week?' })
    const zone = await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone)
    await dialog.getByLabel(`Embargo until (time in ${zone}); empty: none`).fill('2031-09-21T09:00')
    const instant = await page.evaluate(() => new Date('2031-09-21T09:00').toISOString())
    await dialog.getByText(/^That is 2\d September 2031 at .* UTC\.$/).waitFor()
    const sent = page.waitForRequest(request => request.method() === 'POST' && request.url().endsWith('/v1/editions'))
    await dialog.getByRole('button', { name: 'Publish' }).click()
    expect((await sent).postDataJSON()).toEqual({ chart: 'nielsen-us', week: '2021-08-02', embargo: instant })
    await edition(page)
      .getByText(/under embargo until 2\d September 2031/)
      .waitFor()
  })

  test('a running week cannot be published yet', async () => {
    pages.server.role = 'decider'
    const { page } = await visit('/charts/census')
    await edition(page).getByText('It can be published when the week is over.').waitFor()
    expect(await page.getByRole('button', { name: 'Publish' }).count()).toBe(0)
  })
})

describe('records', () => {
  test('records and tables; what is not known is said', async () => {
    const { page } = await visit('/records')
    await page.getByRole('table', { name: 'Biggest jump' }).getByRole('row', { name: 'Outer Banks 9 Aug 2021, 2 → 1 1' }).waitFor()
    await page.getByText('Not known from the weeks held.').waitFor()
    await page.getByRole('row', { name: '2 Outer Banks 1,160 million 1 1' }).waitFor()
    await page.getByLabel('Period').selectOption('2021')
    await page.getByRole('row', { name: '2 Outer Banks 1,160 million 1 1' }).waitFor({ state: 'detached' })
    await page.getByLabel('List').selectOption('movies')
    await page.getByText('No week of this list is held yet').waitFor()
    expect(new URL(page.url()).search).toBe('?chart=nielsen-us&list=movies')
  })
})

describe('side by side', () => {
  test('the latest week beside the one before, then another list beside it', async () => {
    const { page } = await visit('/compare')
    await page.getByText('5 of 8 titles are in both weeks.').waitFor()
    await page.getByRole('row', { name: 'All American 1 900 million 2 883 million 1 place lower' }).waitFor()
    await page.getByRole('row', { name: 'Vivo not on the list 3 802 million only on the right' }).waitFor()
    const left = page.getByRole('group', { name: 'Left' })
    await left.getByLabel('Week').selectOption('2021-08-09')
    await left.getByLabel('List').selectOption('movies')
    await page.getByText('1 of 8 titles are on both lists.').waitFor()
    expect(new URL(page.url()).search).toBe('?left=nielsen-us/2021-08-09/movies&right=nielsen-us/2021-08-09/overall')
  })
})

describe('season', () => {
  test('the audience, the episodes and the days; too few accounts and what is not known are told apart', async () => {
    const { page, complaints } = await visit('/seasons/hit-and-run/1')
    const row = (name: RegExp) => page.getByRole('row', { name })
    await page.getByText('The first 28 days from 6 Aug 2021 (UTC) on demo.').waitFor()
    await row(/^Starters .* 120 150$/).waitFor()
    await row(/^Completers .* too few accounts 12$/).waitFor()
    await row(/^1. The Disappearance 120 60.0% 62 55 00:12:30$/).waitFor()
    await row(/^2. Two 75 – not known 55 –$/).waitFor()
    await row(/^tv 72.7%$/).waitFor()
    await page.locator('svg[aria-label="Share of starters still watching"]').waitFor()
    await page.locator('svg[aria-label="Hours by day"]').waitFor()
    await page.getByText('The curves as a table').click()
    await row(/^1 87.5% 75.0% 62.5% 55.0% 50.0%$/).waitFor()
    await page.getByText('Every day as a table').click()
    await row(/^3, 8 Aug 2021( too few accounts){4}$/).waitFor()
    expect(await axeFindings(page)).toEqual([])
    expect(complaints).toEqual([])
  })

  test('another window has an address of its own', async () => {
    const { page } = await visit('/seasons/hit-and-run/1')
    await page.getByRole('link', { name: '7 days' }).press('Enter')
    await page.getByText('The first 7 days').waitFor()
    expect(new URL(page.url()).search).toBe('?window=7')
    await page.getByRole('link', { name: 'On the charts' }).first().click()
    expect(new URL(page.url()).pathname).toBe('/titles/hit-and-run')
  })
})

describe('screening room', () => {
  test('a play arrives while it plays: spans, minutes, coverage', async () => {
    const { page, complaints } = await visit('/screening-room')
    await page.locator('video').waitFor()
    const play = (at: number) =>
      page.evaluate(async from => {
        const video = document.querySelector('video')!
        video.muted = true
        video.currentTime = from
        await video.play()
      }, at)
    const pause = () => page.evaluate(() => document.querySelector('video')!.pause())
    const rows = page.getByRole('table', { name: 'Spans the server holds' }).locator('tbody tr')
    await page.waitForFunction(() => 'sweeps' in globalThis)
    await play(0)
    await page.waitForTimeout(1500)
    await pause()
    await play(6)
    await page.waitForTimeout(1200)
    await pause()
    await page.waitForTimeout(300)
    expect(await rows.count()).toBeGreaterThanOrEqual(2)
    const watched = await page.locator('[data-counter=watched]').textContent()
    expect(watched).toMatch(/^0:0[23]\.\d$/)
    expect(await page.locator('[data-counter=covered]').textContent()).toMatch(/^(1\d|2\d)%$/)
    expect(Number.parseInt((await page.locator('[data-counter=acknowledged]').textContent()) ?? '', 10)).toBeGreaterThan(1)
    expect(complaints).toEqual([])
  })
})

describe('session', () => {
  test('who is not signed in is told how to, on every page, and nothing runs for them', async () => {
    pages.server.signedIn = false
    for (const path of ['/', '/charts', '/charts/nielsen-us/2021-08-09', '/screening-room']) {
      const { page, complaints } = await visit(path)
      await page.getByRole('heading', { name: 'Please sign in' }).waitFor()
      await page.getByText('sweeps users link').waitFor()
      expect(await page.getByRole('region', { name: 'Collector health' }).count()).toBe(0)
      expect(await page.getByRole('navigation', { name: 'Pages' }).getByRole('link').count()).toBe(0)
      expect(complaints.filter(complaint => !complaint.includes('401'))).toEqual([])
    }
  })

  test('a one-time link signs in at the press of a button; signing out ends it', async () => {
    pages.server.signedIn = false
    const { page } = await visit(`/sign-in?token=${oneTimeToken}`)
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('row', { name: /Hit & Run/ }).waitFor()
    await page.getByText('Ada (analyst)').waitFor()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'Please sign in' }).waitFor()
  })

  test('a used link is refused in the server’s words', async () => {
    pages.server.signedIn = false
    const { page } = await visit('/sign-in?token=used')
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('This link was used already or is too old.').waitFor()
  })
})

test('health: live figures', async () => {
  const { page } = await visit('/')
  const strip = page.getByRole('region', { name: 'Collector health' })
  await strip.getByText('Live').waitFor()
  expect(await strip.locator('dd').allTextContents()).toEqual(['1,234', '2', '180 ms'])
})

test('health: a dropped connection is said, and taken up again', async () => {
  const { page } = await visit('/')
  const strip = page.getByRole('region', { name: 'Collector health' })
  await strip.getByText('Live').waitFor()
  pages.server.dropLive()
  await strip.getByText('Reconnecting').waitFor()
  await strip.getByText('Live').waitFor()
})

test('a page that fails says so, and the way to the others stays', async () => {
  const { page } = await visit(firstChart)
  await page.getByRole('row', { name: /Hit & Run/ }).waitFor()
  await page.route('**/v1/records**', route => route.fulfill({ json: { not: 'what it should be' } }))
  await page.getByRole('link', { name: 'Records', exact: true }).click()
  await page.getByRole('heading', { name: 'This page failed' }).waitFor()
  await page.goBack()
  await page.getByRole('row', { name: /Hit & Run/ }).waitFor()
})

test('a session that ran out while reading leads to the sign-in page', async () => {
  const { page } = await visit(firstChart)
  await page.getByRole('row', { name: /Hit & Run/ }).waitFor()
  // Nothing is on its way any more.
  await page.getByRole('region', { name: 'Edition' }).getByText('Revision 2', { exact: true }).waitFor()
  pages.server.signedIn = false
  await page.getByRole('tab', { name: 'Movies' }).click()
  await page.getByRole('heading', { name: 'Please sign in' }).waitFor()
})
