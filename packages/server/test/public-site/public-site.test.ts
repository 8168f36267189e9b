import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RealServer, realServer } from '../real-server.js'
import { hostile, tellWorld } from './world.js'

let server: RealServer
beforeAll(async () => {
  server = await realServer({ publicCharts: true, publicAddress: 'https://noa.example' })
  await tellWorld(server.engine)
})
afterAll(() => server.close())

const get = (path: string, headers: Record<string, string> = {}) => fetch(server.address + path, { headers })
const text = async (path: string) => {
  const answer = await get(path)
  expect(answer.status, path).toBe(200)
  return answer.text()
}
const held = ['2021-08-16', '2021-08-23']
const heldPaths = held.flatMap(week => [
  `/public/charts/nielsen-us/${week}`,
  `/public/charts/nielsen-us/${week}/overall.csv`,
  `/embed/nielsen-us/${week}`,
  `/pictures/nielsen-us/${week}.png`,
])

describe('a week', () => {
  test('is a page with its table, its neighbours, its lists, its edition and its method', async () => {
    const page = await text('/public/charts/nielsen-us/2021-08-09')
    expect(page).toContain('<data value="549000000">549</data>')
    expect(page).toContain('rel="prev" href="/public/charts/nielsen-us/2021-08-02"')
    expect(page).toContain('href="/public/charts/nielsen-us/2021-08-09/movies"')
    expect(page).toContain('Revision 2, published')
    expect(page).toContain('Кухня 90 → 100 million minutes')
    expect(page).toContain('Method version 1 (docs/methods/charts.md)')
    expect(page).toContain(`og:image" content="https://noa.example/pictures/nielsen-us/2021-08-09.png?list=overall"`)
    expect(page.match(/rel="alternate" type="application\/(rss|atom|feed)\+(xml|json)"/g)).toHaveLength(6)
    expect(await text('/public/charts/nielsen-us/2021-08-12')).toContain('9–15 August 2021')
  })

  test('that was not published says so', async () => {
    expect(await text('/public/charts/nielsen-us/2021-08-02')).toContain('Nothing was published of this week')
  })

  test('is told to search engines', async () => {
    const [, json] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(await text('/public/charts/nielsen-us/2021-08-09'))!
    const { '@graph': graph } = JSON.parse(json!)
    expect(graph).toMatchObject([
      { '@type': 'Dataset', temporalCoverage: '2021-08-09/2021-08-15', version: '2' },
      { '@type': 'ItemList', numberOfItems: 3, itemListElement: [{ position: 1 }, { position: 2, name: 'Hit & Run' }, { position: 3 }] },
    ])
  })

  test('comes again only when it has changed', async () => {
    for (const path of ['/public/charts/nielsen-us/2021-08-09', '/public/editions/nielsen-us-2021-08-09-r2', '/feeds/editions.rss']) {
      const { headers } = await get(path)
      expect(headers.get('cache-control')).toBe('public, max-age=60')
      const again = await get(path, { 'if-none-match': headers.get('etag')! })
      expect([again.status, await again.text()], path).toEqual([304, ''])
    }
    const { headers } = await get('/public/editions/nielsen-us-2021-08-09-r2.json')
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  })

  test('no page runs what a title says', async () => {
    for (const path of [
      '/public/charts/nielsen-us/2021-08-09',
      '/public/editions/nielsen-us-2021-08-09-r1',
      '/embed/nielsen-us/2021-08-09',
    ]) {
      const page = await text(path)
      expect(page, path).toContain('&lt;script&gt;alert(&quot;1&quot;)')
      expect(page, path).not.toContain('<script>')
      expect(page, path).not.toContain('\u0007')
    }
  })
})

describe('an edition', () => {
  test('stays at its address, and names the one that took its place', async () => {
    const first = await text('/public/editions/nielsen-us-2021-08-09-r1')
    expect(first).toContain('<data value="90000000">90</data>')
    expect(first).toContain('href="/public/editions/nielsen-us-2021-08-09-r2"')
    expect(await text('/public/editions/nielsen-us-2021-08-09-r2')).not.toContain('took its place')
  })

  test('as a file can be checked, with the figures it was published with', async () => {
    const file = await text('/public/editions/nielsen-us-2021-08-09-r2.json')
    expect(JSON.parse(file).inputs).toHaveLength(4)
    expect(await server.engine.editions.verify({ text: file })).toMatchObject({ equal: true })
  })
})

describe('what is not there', () => {
  const browser = 'text/html,application/xhtml+xml,*/*;q=0.8'
  const asked = (path: string, accept: string) => fetch(server.address + path, { headers: { accept } })

  test.each([
    ['/public/charts/none', 404, 'There is no such chart'],
    ['/public/charts/nielsen-us/2001-01-01', 404, 'The chart has no such week'],
    ['/public/charts/nielsen-us/yesterday', 400, 'The request is not as this address wants it'],
    ['/public/charts/nielsen-us/2021-08-09/songs', 404, 'There is no such chart'],
    ['/public/editions/none', 404, 'There is nothing at this address'],
    ['/public/nothing/here', 404, 'There is nothing at this address'],
    ['/announcements/none/1', 404, 'There is nothing at this address'],
    ['/embed/none/latest', 404, 'There is no such chart'],
  ])('%s is told on a page to people, and as a problem document to programs', async (path, status, title) => {
    const page = await asked(path, browser)
    expect([page.status, page.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8'])
    expect(await page.text()).toContain(`<h1>${title}</h1>`)
    const problem = await asked(path, '*/*')
    expect([problem.status, problem.headers.get('content-type')]).toEqual([status, expect.stringMatching(/^application\/problem\+json/)])
    for (const { headers } of [page, problem])
      expect([headers.get('vary'), headers.get('cache-control')]).toEqual([expect.stringContaining('accept'), 'no-store'])
  })

  test('a page of what is not there runs nothing of the address', async () => {
    const address = '/public/charts/nielsen-us/2021-08-09/%3Cscript%3Ealert(1)%3C%2Fscript%3E'
    expect(await (await asked(address, browser)).text()).not.toContain('<script>')
  })

  test('an edition under embargo reads as one that does not exist', async () => {
    const [held, none] = await Promise.all(
      ['nielsen-us-2021-08-16-r1', 'nielsen-us-2021-08-16-r7'].map(async id => (await asked(`/public/editions/${id}`, browser)).text()),
    )
    expect(held!.replaceAll('-r1', '-r7')).toBe(none)
  })
})

describe('what is under embargo', () => {
  test('is at no address, and so is the week after it', async () => {
    for (const path of [...heldPaths, '/public/editions/nielsen-us-2021-08-16-r1', '/public/editions/nielsen-us-2021-08-16-r1.json'])
      expect((await get(path)).status, path).toBe(404)
  })

  test('is in no page, feed or embed', async () => {
    for (const path of [
      ...['/public', '/public/charts/nielsen-us', '/public/charts/nielsen-us/2021-08-09', '/embed/nielsen-us/latest'],
      ...['rss', 'atom', 'json'].flatMap(kind => [`/feeds/editions.${kind}`, `/feeds/charts/nielsen-us.${kind}`]),
    ])
      for (const week of held) expect(await text(path), path).not.toContain(week)
  })

  test('is announced in the calendar', async () => {
    const calendar = await text('/feeds/publications.ics')
    expect(calendar).toContain('UID:nielsen-us-2021-08-16@publications.sweeps')
    expect(calendar).toContain('DTSTART:20990101T090000Z')
  })
})

describe('feeds', () => {
  const parse = (xml: string) => {
    expect(XMLValidator.validate(xml)).toBe(true)
    return new XMLParser({ ignoreAttributes: false, isArray: name => ['item', 'entry', 'link'].includes(name) }).parse(xml)
  }
  const isWhole = (address: string) => expect(address).toMatch(/^https:\/\/noa\.example\//)

  test('RSS 2.0: each item has a title, a link, a guid of its own and a date', async () => {
    const { channel } = parse(await text('/feeds/editions.rss')).rss
    expect(channel.item).toHaveLength(2)
    for (const member of ['title', 'description']) expect(channel[member]).toBeTruthy()
    for (const item of channel.item) {
      isWhole(item.link[0])
      expect(item.guid['#text']).toMatch(/^ni:\/\/\/sha-256;[\w-]{43}$/)
      expect(Date.parse(item.pubDate)).toBeGreaterThan(0)
      expect(item['content:encoded']).toContain('&lt;script&gt;')
      expect(item['content:encoded']).not.toContain('<script')
    }
    expect(new Set(channel.item.map((item: { guid: { '#text': string } }) => item.guid['#text'])).size).toBe(2)
    expect(channel.item[0].title).toContain('revision 2')
  })

  test('Atom: id, title and updated on the feed and on each entry; an author', async () => {
    const { feed } = parse(await text('/feeds/charts/nielsen-us.atom'))
    expect(feed.author.name).toBe('Sweeps')
    expect(feed.entry).toHaveLength(2)
    for (const part of [feed, ...feed.entry]) {
      expect(part.id).toMatch(/^(https|ni):/)
      expect(part.title).toBeTruthy()
      expect(new Date(part.updated).toISOString()).toBe(part.updated)
      for (const link of part.link) isWhole(link['@_href'])
    }
  })

  test('JSON Feed: plain titles, an id each', async () => {
    const feed = JSON.parse(await text('/feeds/editions.json'))
    expect(feed).toMatchObject({ version: 'https://jsonfeed.org/version/1', feed_url: 'https://noa.example/feeds/editions.json' })
    expect(feed.items).toHaveLength(2)
    expect(feed.items[0].summary).toContain('<script>')
    expect(feed.items[0].content_html).not.toContain('<script>')
    isWhole(feed.items[0].url)
  })

  test('a chart without editions has an empty feed; a chart that is none has none', async () => {
    expect(parse(await text('/feeds/charts/census.rss')).rss.channel.item).toBeUndefined()
    expect((await get('/feeds/charts/none.rss')).status).toBe(404)
    expect((await get('/feeds/charts/census.pdf')).status).toBe(404)
  })

  test('the calendar has events of RFC 5545: lines of 75 bytes at most, ended by CRLF', async () => {
    const calendar = await text('/feeds/publications.ics')
    const lines = calendar.split('\r\n')
    expect(lines[0]).toBe('BEGIN:VCALENDAR')
    expect(calendar.replaceAll('\r\n', '')).not.toContain('\n')
    expect(Math.max(...lines.map(line => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
    const count = (word: RegExp) => calendar.match(word)?.length
    for (const member of [
      ...[/^END:VEVENT/gm, /^UID:/gm, /^DTSTAMP:/gm, /^DTSTART:/gm],
      // RFC 5546: of what is published.
      ...[/^SEQUENCE:\d+/gm, /^LAST-MODIFIED:\d{8}T\d{6}Z/gm, /^ORGANIZER/gm],
    ])
      expect(count(member)).toBe(count(/^BEGIN:VEVENT/gm))
  })
})

describe('pages of other sites', () => {
  const origin = { origin: 'https://a.example' }
  const data = [
    ...['csv', 'json', 'parquet'].map(format => `/public/charts/nielsen-us/2021-08-09/overall.${format}`),
    ...[
      '/public/editions/nielsen-us-2021-08-09-r2.json',
      '/feeds/editions.rss',
      '/feeds/charts/nielsen-us.atom',
      '/feeds/publications.ics',
    ],
  ]
  test('read the data, but for nobody in particular', async () => {
    for (const path of data)
      for (const method of ['GET', 'HEAD']) {
        const { status, headers } = await fetch(server.address + path, { method, headers: { ...origin, cookie: 'a=b' } })
        expect([status, headers.get('access-control-allow-origin'), headers.get('cross-origin-resource-policy')], path).toEqual([
          200,
          '*',
          'cross-origin',
        ])
        expect(headers.get('access-control-allow-credentials'), path).toBeNull()
      }
  })
  test('read what is wrong, and that nothing changed', async () => {
    for (const path of [
      '/public/charts/nielsen-us/2021-08-09/none.json',
      '/public/charts/none/latest/overall.csv',
      '/feeds/charts/none.rss',
      '/feeds/none.json',
    ]) {
      const answer = await get(path, origin)
      expect([answer.status, answer.headers.get('access-control-allow-origin')], path).toEqual([404, '*'])
    }
    const { headers } = await get(data[0]!, origin)
    const again = await get(data[0]!, { ...origin, 'if-none-match': headers.get('etag')! })
    expect([again.status, again.headers.get('access-control-allow-origin')]).toEqual([304, '*'])
  })
  test('may ask first', async () => {
    const ask = { ...origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'if-none-match' }
    const { status, headers } = await fetch(server.address + data[0]!, { method: 'OPTIONS', headers: ask })
    expect([status, headers.get('access-control-allow-origin')]).toEqual([204, '*'])
    expect(headers.get('access-control-allow-headers')).toContain('if-none-match')
  })
  test('read nothing else', async () => {
    for (const path of [
      '/v1/charts',
      '/v1/session',
      '/v1/minutes?from=2021-08-09&to=2021-08-16',
      '/public',
      '/public/charts/nielsen-us/2021-08-09',
    ])
      expect((await get(path, origin)).headers.get('access-control-allow-origin'), path).toBeNull()
  })
})

describe('pictures', () => {
  test('are PNGs of 1200 × 630, by week and by list', async () => {
    for (const path of ['/pictures/nielsen-us/2021-08-09.png', '/pictures/nielsen-us/latest.png?list=movies']) {
      const answer = await get(path)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png'])
      const png = Buffer.from(await answer.arrayBuffer())
      expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630])
    }
  })
})

describe('who may look', () => {
  test('only embeds may stand in other pages', async () => {
    const { headers } = await get('/embed/nielsen-us/latest')
    expect(headers.get('content-security-policy')).toContain('frame-ancestors *')
    expect(headers.get('x-frame-options')).toBeNull()
    for (const path of ['/public', '/public/charts/nielsen-us/2021-08-09', '/', '/v1/session', '/embed/none/latest'])
      expect((await get(path)).headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'")
  })

  test('public charts open nothing else', async () => {
    for (const path of ['/v1/charts', '/v1/editions', '/v1/catalogue', '/v1/rejects', '/v1/charts/nielsen-us/2021-08-16'])
      expect((await get(path)).status, path).toBe(401)
  })
})

test('the hostile title came through all of it as it was', async () => {
  const { entries } = JSON.parse(await text('/public/charts/nielsen-us/2021-08-09/overall.json'))
  expect(entries[0].name.trim()).toBe(hostile.trim())
})
