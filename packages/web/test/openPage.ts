import axe, { type AxeResults } from 'axe-core'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

export const launch = () =>
  chromium.launch({
    executablePath: process.env.SWEEPS_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--autoplay-policy=no-user-gesture-required'],
  })

export const wide = { width: 1280, height: 900 }

export interface OpenPage {
  page: Page
  /** Everything the browser complained about: errors of scripts, of the network and of the content security policy. */
  complaints: string[]
  close(): Promise<void>
}

/** A page in a browser profile of its own. */
export async function openPage(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: wide, ...options })
  const page = await context.newPage()
  // How long a state is waited for before it is called missing; whatever comes is taken at once. Two cores may have a whole suite to run meanwhile.
  page.setDefaultTimeout(30_000)
  const complaints: string[] = []
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', error => complaints.push(String(error)))
  await page.goto(address)
  return { page, complaints, close: () => context.close() }
}

const rules = {
  all: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  // Those about colours: for what was looked at in other colours already.
  colours: ['color-contrast', 'link-in-text-block'],
}

/** What axe finds wrong, as `rule: elements`. */
export async function axeFindings(page: Page, by: keyof typeof rules = 'all'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  const results: AxeResults = await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(rules[by])}, resultTypes: ['violations'] })`,
  )
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

/** How far the page is wider than the window. */
export const sidewaysOverflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
