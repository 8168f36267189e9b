import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { buildDashboard } from './buildDashboard'
import { type FixtureServer, startFixtureServer } from './fixture-server'
import { launch, type OpenPage, openPage, wide } from './openPage'

export const phone = { viewport: { width: 360, height: 780 } }

export interface FixturePages {
  /** Each test begins with an analyst signed in. */
  readonly server: FixtureServer
  /** Opens an address. The page may have shown others before, in another test: its scripts are in the browser's cache. */
  visit(path: string, options?: BrowserContextOptions): Promise<OpenPage>
  /** Opens an address in a profile that has loaded nothing yet. */
  visitAnew(path: string, options?: BrowserContextOptions): Promise<OpenPage>
}

/** The dashboard before the fixture server, for the tests of a file: one server, one browser, and a page that one test hands to the next. */
export function fixturePages(): FixturePages {
  let server: FixtureServer
  let browser: Browser
  let inUse: { opened: OpenPage; options: BrowserContextOptions | undefined }[] = []
  const idle = new Map<string, OpenPage[]>()

  beforeAll(async () => {
    server = await startFixtureServer(await buildDashboard())
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })
  beforeEach(() => {
    server.signedIn = true
    server.role = 'analyst'
  })
  afterEach(async () => {
    for (const { opened, options } of inUse)
      if (options === undefined) await opened.close()
      else if (await tidied(opened, options)) idle.set(keyOf(options), [...(idle.get(keyOf(options)) ?? []), opened])
    inUse = []
  })

  return {
    get server() {
      return server
    },
    async visit(path, options = {}) {
      const opened = idle.get(keyOf(options))?.pop() ?? (await openPage(browser, 'about:blank', options))
      inUse.push({ opened, options })
      opened.complaints.length = 0
      await opened.page.goto(server.url + path)
      return opened
    },
    async visitAnew(path, options = {}) {
      const opened = await openPage(browser, server.url + path, options)
      inUse.push({ opened, options: undefined })
      return opened
    },
  }
}

const keyOf = (options: BrowserContextOptions): string => JSON.stringify(options)

/** Makes a page what it was when it was opened. False, and closed, when it cannot be. */
async function tidied({ page, close }: OpenPage, options: BrowserContextOptions): Promise<boolean> {
  try {
    await page.unrouteAll()
    await page.goto('about:blank')
    await page.emulateMedia({ media: null, colorScheme: options.colorScheme ?? 'light' })
    await page.setViewportSize(options.viewport ?? wide)
    return true
  } catch {
    await close()
    return false
  }
}
