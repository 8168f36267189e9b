import { expect, test } from 'vitest'
import { fixturePages } from './fixturePages'
import { axeFindings, sidewaysOverflow, wide } from './openPage'

const { visit } = fixturePages()

test('the track record: what was said and what came, each number explained, and all of it as a file', async () => {
  const { page, complaints } = await visit('/calibration')
  await page.getByRole('row', { name: '60–80 % 2 70 % 100 %' }).waitFor()
  await page.getByRole('row', { name: 'Shtisel, season 3 30 % cancel day not known Ended' }).waitFor()
  expect(await page.getByRole('link', { name: 'Download all as CSV' }).getAttribute('href')).toBe('/v1/decisions/calibration?format=csv')
  await page.getByRole('button', { name: 'About: Squared error' }).press('Enter')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  expect(await page.locator(':focus').getAttribute('aria-label')).toBe('About: Squared error')
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await axeFindings(page)).toEqual([])
    await page.setViewportSize({ width: 320, height: 780 })
    expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0)
    expect(await axeFindings(page)).toEqual([])
    await page.setViewportSize(wide)
  }
  expect(complaints).toEqual([])
})
