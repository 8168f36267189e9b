import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { type Started, scratch, startSweeps, sweeps } from '../../cli/test/sweeps'
import { newDirectory } from '../../engine/test/new-directory'
import { launch, type OpenPage, openPage } from './openPage'

export interface OwnServer {
  readonly server: Started
  readonly browser: Browser
  readonly open: OpenPage
  readonly page: Page
  /** Writes a file for a command. Returns its path. */
  file(name: string, text: string): string
  /** Runs a command on the server's data; returns what it says. Throws when it fails. */
  command(...args: string[]): Promise<string>
  /** A picture of the page in the folder that SWEEPS_SHOTS names, if it names one. */
  shot(name: string): Promise<void>
}

/** The real server on a directory of its own, empty at first, and a page in which its administrator is signed in: for the tests of a file. */
export function ownServer(): OwnServer {
  const { path, remove } = scratch()
  const data = join(path, 'data')
  let server: Started
  let browser: Browser
  let open: OpenPage

  beforeAll(async () => {
    server = await startSweeps(await newDirectory(data))
    browser = await launch()
    open = await openPage(browser, server.signIn!)
    await open.page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
    await open.page.getByText('admin (admin)').waitFor()
  })
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
    file(name, text) {
      writeFileSync(join(path, name), text)
      return join(path, name)
    },
    async command(...args) {
      const ran = await sweeps([...args, '--data', data])
      expect(ran).toMatchObject({ status: 0 })
      return ran.out
    },
    async shot(name) {
      const folder = process.env['SWEEPS_SHOTS']
      if (folder) await open.page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
    },
  }
}
