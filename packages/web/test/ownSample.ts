import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { type Started, scratch } from '../../cli/test/sweeps'
import { launch, type OpenPage, openPage } from './openPage'
import { sampleTimeout, startSample } from './startSample'

export interface OwnSample {
  readonly server: Started
  readonly browser: Browser
  readonly open: OpenPage
  readonly page: Page
  /** Goes to a path, and waits until the page has its heading. */
  go(path: string): Promise<void>
}

/** The real server with the sample of 2021, and a page in which its administrator is signed in: for the tests of a file. */
export function ownSample(): OwnSample {
  const { path, remove } = scratch()
  let server: Started
  let browser: Browser
  let open: OpenPage

  beforeAll(async () => {
    server = await startSample(path)
    browser = await launch()
    open = await openPage(browser, server.signIn!)
    await open.page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
    await open.page.getByText('admin (admin)').waitFor()
  }, sampleTimeout)
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    remove()
  })

  return {
    get server() {
      return server
    },
    get browser() {
      return browser
    },
    get open() {
      return open
    },
    get page() {
      return open.page
    },
    async go(to) {
      await open.page.goto(server.address + to)
      await open.page.getByRole('heading', { level: 1 }).waitFor()
    },
  }
}
