import { addDays, weekStart } from '@sweeps/model'
import { expect, test } from 'vitest'
import { axeFindings, sidewaysOverflow } from './openPage'
import { ownServer } from './ownServer'

/*
 * One real server, filled step by step; each step is a state of the overview.
 *
 *   empty     three steps
 *   figures   nielsen-us, week of 2021-08-09: Vivo 802, Hit & Run 549
 *   plays     w-2: 2 hours of Gamma; w-1: 3 hours of Alpha, which premiered on its first day, and 1 of Gamma;
 *             and a play that is told while the page is open
 */
const own = ownServer()

const today = new Date().toISOString().slice(0, 10)
const before = addDays(weekStart(today), -7)
const day = Math.round((Date.parse(today) - Date.parse(before)) / 86_400_000) + 1

const figures = `week_start,week_end,list,rank,title,service,minutes_millions,episodes,source_url,note
2021-08-09,2021-08-15,overall,1,Vivo,Netflix,802,9,https://example.org,
2021-08-09,2021-08-15,overall,2,Hit & Run,Netflix,549,9,https://example.org,
`
const catalogue = `service,content,title,season,episode,name,kind,origin,language,runtime_ms,released
noa,a1,alpha,1,1,Alpha: Season 1,series,original,en,3600000,${before}
noa,c1,gamma,1,1,Gamma: Season 1,series,original,en,3600000,${addDays(today, -100)}
`
const hour = (content: string, viewer: string, on: string): string => {
  const [start, stop] = [`${on}T10:00:00.000Z`, `${on}T11:00:00.000Z`]
  return `${JSON.stringify({ service: 'noa', content, play: `${content}-${viewer}-${on}`, viewer, sentAt: stop, spans: [{ start, stop, position: 0 }] })}\n`
}
const plays = [
  ...['p', 'q'].map(viewer => hour('c1', viewer, addDays(before, -7))),
  ...['p', 'q', 'r'].map(viewer => hour('a1', viewer, before)),
  hour('c1', 's', before),
].join('')

const phone = { width: 390, height: 844 }
const wide = { width: 1280, height: 900 }

/** Nothing sticks out and axe finds nothing, wide or on a phone, in the light or the dark. */
async function wellMade(name: string) {
  const { page, complaints } = own.open
  for (const colorScheme of ['light', 'dark'] as const)
    for (const size of [phone, wide]) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize(size)
      expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0)
      expect(await axeFindings(page, colorScheme === 'light' ? 'all' : 'colours')).toEqual([])
      await own.shot(`overview-${name}-${size.width}-${colorScheme}`)
    }
  expect(complaints).toEqual([])
}

test('an empty directory: three steps', async () => {
  const { page } = own
  await page.getByText('Nothing has been counted or imported so far.').waitFor()
  const steps = page.getByRole('main').getByRole('listitem')
  await expect.poll(() => steps.getByRole('heading').allTextContents()).toEqual(['Install the beacon', 'Add data', 'Look at the example'])
  await page.getByText(`<script defer src="${own.server.address}/sweeps.js"`).waitFor()
  expect(await page.getByRole('link', { name: 'Add a file' }).getAttribute('href')).toBe('/add')
  await wellMade('empty')
})

test('public figures alone: the chart, how fresh it is, and how to count one’s own', async () => {
  const { page } = own
  await own.command('import', 'nielsen-top10', own.file('nielsen.csv', figures))
  await page.reload()
  await page.getByRole('row', { name: /^2 .*Hit & Run.* 549 million/ }).waitFor()
  const fresh = page.getByRole('region', { name: 'How fresh it is' })
  await fresh.getByText('Nielsen streaming lists for the United States, as reported').waitFor()
  await fresh.getByText('until 15 Aug 2021').waitFor()
  await fresh.getByText('Nothing is wrong.').waitFor()
  await page.getByRole('region', { name: 'Count your own plays' }).waitFor()
  expect(await page.getByRole('region', { name: 'Playing now' }).count()).toBe(0)
  await wellMade('figures')
  await page.getByRole('link', { name: /^The chart your readers see first/ }).press('Enter')
  await page.getByRole('heading', { level: 1, name: /Nielsen/ }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/charts/nielsen-us/2021-08-09')
})

test('with everything: weeks, premieres, what awaits a decision, and a play that shows up by itself', async () => {
  const { page } = own
  await own.command('import', 'catalogue', own.file('catalogue.csv', catalogue))
  await own.command('import', 'plays', own.file('plays.ndjson', plays))
  await page.goto(`${own.server.address}/`)
  const region = (name: string) => page.getByRole('region', { name })
  await region('Last week')
    .getByRole('row', { name: /^1 .*Alpha/ })
    .waitFor()
  await region('Last week').getByText('4 hours, 100 % up').waitFor()
  await region('Premieres')
    .getByRole('row', { name: new RegExp(`^Alpha, season 1 .* ${day} of 28 3 hours$`) })
    .waitFor()
  await region('Awaiting a decision').getByText('2 seasons of your own').waitFor()
  await region('Playing now').getByText('Nothing is playing.').waitFor()
  await region('How fresh it is').getByText('Plays of noa').waitFor()

  const { secret } = JSON.parse(await own.command('keys', 'create', '--service', 'noa', '--name', 'player', '--json')) as { secret: string }
  const now = Date.now()
  const spans = [{ start: new Date(now - 30_000).toISOString(), stop: new Date(now).toISOString(), position: 0 }]
  const told = { service: 'noa', content: 'a1', play: 'now', viewer: 'z', sentAt: new Date(now).toISOString(), spans }
  const answer = await fetch(`${own.server.address}/v1/spans?key=${secret}`, { method: 'POST', body: JSON.stringify(told) })
  expect(answer.status).toBe(204)
  await region('Playing now').getByRole('row', { name: 'Alpha, season 1 1' }).waitFor()
  await region('This week so far')
    .getByRole('row', { name: /^1 unchanged Alpha/ })
    .waitFor()
  await region('This week so far')
    .getByText(/^1 minute(, \d+ % down)?$/)
    .waitFor()
  // On a Monday morning nothing was watched by the same hour of the week before.
  await region('This week so far').getByText('by the same hour last week').waitFor()
  await region('This week so far').getByRole('link', { name: 'The chart your readers see first, whole' }).waitFor()
  await wellMade('everything')
})
