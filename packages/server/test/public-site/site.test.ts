import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { type Engine, openEngine, operations, type SiteContent } from '@sweeps/engine'
import { XMLValidator } from 'fast-xml-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newDirectory } from '../../../engine/test/new-directory.js'
import { writeSite } from '../../src/index.js'
import { call, tellWorld } from './world.js'

let scratch: string
let engine: Engine
let content: SiteContent
let server: Server
let address: string
const site = () => join(scratch, 'site')

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'sweeps-site-'))
  engine = await openEngine({ directory: await newDirectory(join(scratch, 'data')) })
  await tellWorld(engine)
  content = JSON.parse(JSON.stringify(await operations.site.run(engine, {}, call(''))))
  await writeSite(site(), content, { base: 'https://charts.example.org/tv' })
  // As plain as a web server can be: a file for a path, nothing else.
  server = createServer((request, response) => {
    const path = join(site(), decodeURIComponent(new URL(request.url!, 'http://x').pathname.replace(/^\/tv\//, '')))
    const file = existsSync(path) && readdirOr(path) ? join(path, 'index.html') : path
    if (!existsSync(file)) return response.writeHead(404).end()
    return response.end(readFileSync(file))
  }).listen(0)
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/tv/`
})
afterAll(async () => {
  server.close()
  await engine.close()
  rmSync(scratch, { recursive: true, force: true })
})

const readdirOr = (path: string): boolean => {
  try {
    readdirSync(path)
    return true
  } catch {
    return false
  }
}
const filesOf = (path: string) =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
const pages = () => filesOf(site()).filter(file => file.endsWith('.html'))
const linksIn = (html: string) =>
  [...html.matchAll(/(?:href|src|content)="([^"]+)"/g)].map(match => match[1]!.replaceAll('&amp;', '&')).filter(isAddress)
const isAddress = (text: string): boolean => /^(\.\.?\/|https?:)|^[\w/-]+\.(html|css|js|svg|png|csv|json|rss|atom|ics)$/.test(text)

test('has the same figures as the server', () => {
  const page = readFileSync(join(site(), 'charts/nielsen-us/2021-08-09/overall.html'), 'utf8')
  expect(page).toContain('<data value="549000000">549</data>')
  expect(readFileSync(join(site(), 'charts/nielsen-us/2021-08-09/overall.csv'), 'utf8')).toContain('hit-and-run,,Hit & Run,549000000')
  expect(JSON.parse(readFileSync(join(site(), 'charts/census/2021-08-09/overall.json'), 'utf8')).entries[0]).toMatchObject({ value: 50 })
})

test('every link of every page leads somewhere, on a plain web server', async () => {
  const seen = new Map<string, number>()
  for (const file of pages()) {
    const at = new URL(file.slice(site().length + 1), address)
    for (const link of linksIn(readFileSync(file, 'utf8'))) {
      const target = new URL(link.replace('https://charts.example.org/tv/', address), at).href.replace(/#.*/, '')
      expect(target.startsWith(address), `${file}: ${link}`).toBe(true)
      if (!seen.has(target)) seen.set(target, (await fetch(target)).status)
      expect(seen.get(target), `${file}: ${link}`).toBe(200)
    }
  }
  expect(seen.size).toBeGreaterThan(60)
})

test('every link leads somewhere from the disk too', async () => {
  const bare = join(scratch, 'bare')
  await writeSite(bare, content, { pictures: false })
  for (const file of filesOf(bare).filter(file => file.endsWith('.html')))
    for (const link of linksIn(readFileSync(file, 'utf8'))) {
      expect(link, file).not.toMatch(/^(\/|https?:)/)
      expect(existsSync(resolve(dirname(file), decodeURIComponent(link))), `${file}: ${link}`).toBe(true)
    }
  for (const kind of ['rss', 'atom']) {
    const feed = readFileSync(join(bare, `feeds/charts/nielsen-us.${kind}`), 'utf8')
    expect(XMLValidator.validate(feed)).toBe(true)
    expect(feed).toContain('../../editions/nielsen-us-2021-08-09-r2.html')
    expect(feed).not.toContain('invalid')
  }
})

test('nothing of what is under embargo is in any file', () => {
  for (const file of filesOf(site()).filter(file => /\.(html|csv|json|rss|atom)$/.test(file)))
    expect(readFileSync(file, 'utf8'), file).not.toMatch(/2021-08-(16|23)/)
})

describe('the directory', () => {
  test('is written anew where an export was, and old files go', async () => {
    const path = join(scratch, 'again')
    await writeSite(path, content, { pictures: false })
    const less = { ...content, charts: content.charts.filter(({ chart }) => chart.id === 'census') }
    const files = await writeSite(path, less, { pictures: false })
    expect(existsSync(join(path, 'charts/nielsen-us'))).toBe(false)
    expect(filesOf(path)).toHaveLength(files + 1)
  })

  test('is refused when it holds what no export wrote', async () => {
    const path = join(scratch, 'mine')
    mkdirSync(path)
    writeFileSync(join(path, 'thesis.txt'), 'years of work')
    await expect(writeSite(path, content)).rejects.toThrow(/is not empty and was not written by this export/)
    const mixed = join(scratch, 'mixed')
    await writeSite(mixed, content, { pictures: false })
    writeFileSync(join(mixed, 'CNAME'), 'charts.example.org')
    await expect(writeSite(mixed, content, { pictures: false })).rejects.toThrow(/holds CNAME, which this export did not write/)
    expect(readFileSync(join(path, 'thesis.txt'), 'utf8')).toBe('years of work')
    expect(existsSync(join(mixed, 'CNAME'))).toBe(true)
  })

  test('stays as it was when the export fails half way', async () => {
    const path = join(scratch, 'half')
    await writeSite(path, content, { pictures: false })
    const before = filesOf(path)
    const broken = structuredClone(content)
    broken.charts.at(-1)!.weeks.at(-1)!.lists[0]!.entries = null as never
    await expect(writeSite(path, broken, { pictures: false })).rejects.toThrow()
    expect(filesOf(path)).toEqual(before)
    expect(readdirSync(scratch).filter(name => name.includes('.part') || name.includes('.old'))).toEqual([])
  })
})
