import { Readable } from 'node:stream'
import initSqlJs from 'sql.js'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ImportRequest } from '../../../src/plays/index.js'
import { countRows, openWorld, type World } from '../../world.js'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.forget())
afterAll(() => world.remove())

const take = (content: string | Uint8Array, request: ImportRequest = {}) =>
  world.plays.importSource(Readable.from([Buffer.from(content)]), { service: 'home', ...request })
/** Day → minutes, plays. */
const figures = async () =>
  (await world.rows({ metric: 'minutes,plays', by: 'content', from: '2021-08-01', to: '2021-09-01' })).map(row =>
    Object.values(row).join(' '),
  )

const second = Date.parse('2021-08-09T20:00:00Z') / 1000
const cmcd = (sid: string) =>
  [
    `cid="e1",e=ps,sid="${sid}",sta=p,ts=${second * 1000},v=2`,
    `cid="e1",e=t,sid="${sid}",sta=p,ts=${(second + 30) * 1000},v=2`,
    `cid="e1",e=ps,sid="${sid}",sta=e,ts=${(second + 60) * 1000},v=2`,
  ].join('\n')
const history = (row: object) => ({
  ...{
    id: 1,
    started: second,
    stopped: second + 600,
    paused_counter: 0,
    user_id: 1,
    machine_id: 'm',
    media_type: 'episode',
    platform: 'Roku',
  },
  ...{
    rating_key: 1,
    grandparent_title: 'Cold Ferry',
    parent_media_index: 1,
    media_index: 2,
    title: 'Fog',
    guid: 'plex://episode/1',
    reference_id: 1,
    ...row,
  },
})
const page = (...rows: object[]) => JSON.stringify({ response: { result: 'success', data: { recordsTotal: rows.length, data: rows } } })

describe('what a file is', () => {
  const netflix = 'Profile Name,Start Time,Duration,Attributes,Title,Supplemental Video Type,Device Type,Bookmark,Latest Bookmark,Country'
  test.each([
    ['cmcd', cmcd('s')],
    [
      'segment',
      JSON.stringify({
        type: 'track',
        event: 'Video Content Started',
        timestamp: '2021-08-09T20:00:00Z',
        properties: { session_id: 's', asset_id: 'c' },
      }),
    ],
    ['tautulli', page(history({}))],
    [
      'jellystat',
      JSON.stringify([
        {
          jf_playback_activity: [
            { UserId: 'u', NowPlayingItemId: 'i', PlaybackDuration: '60', ActivityDateInserted: '2021-08-09T20:00:00Z' },
          ],
        },
      ]),
    ],
    [
      'streamystats',
      JSON.stringify({
        exportInfo: { version: 'streamystats' },
        sessions: [{ userId: 'u', itemId: 'i', startTime: '2021-08-09T20:00:00Z', playDuration: 60 }],
      }),
    ],
    [
      'emby',
      JSON.stringify({ Event: 'playback.start', Date: '2021-08-09T20:00:00Z', User: { Id: 'u' }, Item: { Id: 'i' }, Session: { Id: 's' } }),
    ],
    ['netflix-viewing', `${netflix}\nAna,2021-08-09 20:00:00,00:10:00,,Fog,,TV,00:10:00,00:10:00,US (United States)\n`],
    ['cdn-log', '192.0.2.1 - - [09/Aug/2021:20:00:00 +0000] "GET /1 HTTP/1.1" 200 100 "-" "UA"'],
    [
      'native',
      JSON.stringify({
        service: 'home',
        content: 'e1',
        play: 'p',
        viewer: 'v',
        sentAt: '2021-08-09T20:00:00.000Z',
        spans: [{ start: '2021-08-09T19:00:00.000Z', stop: '2021-08-09T20:00:00.000Z' }],
      }),
    ],
  ])('%s is recognised', async (source, text) => {
    expect(await take(text, { dryRun: true })).toMatchObject({ source, recognised: true, dryRun: true })
    expect(await countRows(world.store, 'spans')).toBe(0)
  })

  test('playback-reporting is recognised and asks for a zone', async () => {
    const line = ['2021-08-09 20:00:20', 'a'.repeat(32), 'b'.repeat(32), 'Movie', 'Fog', 'DirectPlay', 'Web', 'Firefox', '60'].join('\t')
    await expect(take(line)).rejects.toThrow(/playback-reporting writes its server’s local times.*--time-zone/)
    await expect(take(line, { timeZone: 'Mars/Base' })).rejects.toThrow(/there is no "Mars\/Base"/)
    expect(await take(line, { timeZone: 'UTC' })).toMatchObject({ source: 'playback-reporting', messages: 1 })
  })

  test('the service has to be said, and what is something else than it is said to be is refused', async () => {
    await expect(take(cmcd('s'), { service: '' })).rejects.toThrow(/say --service/)
    await expect(take(cmcd('s'), { from: 'tautulli' })).rejects.toThrow(/this file is cmcd/)
    await expect(take(cmcd('s'), { from: 'winamp' })).rejects.toThrow(/there is no "winamp"/)
    await expect(take('x\ny\nz', { from: 'cmcd' })).rejects.toThrow(/no file of CMCD.*none of its 3 first records.*line 1/)
    expect(await countRows(world.store, 'spans')).toBe(0)
  })

  test.each<[string, string | Uint8Array, RegExp]>([
    ['a web page', '<!DOCTYPE html><html>404</html>', /web page or XML/],
    ['a table of another program', 'Date,Name,Year\n2021-08-09,Fog,2021\n', /nothing says which program.*--from.*begins "Date,Name,Year"/],
    [
      'an answer that is an error',
      JSON.stringify({ response: { result: 'error', message: 'Invalid apikey' } }),
      /first object has response/,
    ],
    ['gzip', Buffer.from([31, 139, 8, 0, 1, 2, 3]), /compressed \(gzip\): unpack it/],
    ['an archive', Buffer.from('PK\x03\x04aaaa', 'latin1'), /ZIP archive/],
    ['UTF-16', Buffer.from(`\ufeff${cmcd('s')}`, 'utf16le'), /is UTF-16: save it as UTF-8/],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), /no text in UTF-8/],
  ])('%s is refused, and no line of it is kept as a bad message', async (_, content, reason) => {
    await expect(take(content)).rejects.toThrow(reason)
    expect([await countRows(world.store, 'spans'), await countRows(world.store, 'rejects')]).toEqual([0, 0])
  })

  test('what stands before the first record hides no program', async () => {
    const row = ['2021-08-09 20:00:20', 'a'.repeat(32), 'b'.repeat(32), 'Movie', 'Fog', 'DirectPlay', 'Web', 'Firefox', '60'].join('\t')
    const header = 'DateCreated\tUserId\tItemId\tItemType\tItemName\tPlaybackMethod\tClientName\tDeviceName\tPlayDuration'
    const own = {
      type: 'track',
      event: 'Video Content Started',
      timestamp: '2021-08-09T20:00:00Z',
      properties: { session_id: 's', asset_id: 'c' },
    }
    const found = [
      await take(`${header}\n${row}\n`, { timeZone: 'UTC' }),
      await take(`rubbish !!\n${cmcd('s')}`),
      await take([{ type: 'identify', userId: 'u' }, own].map(one => JSON.stringify(one)).join('\n')),
    ]
    expect(found.map(({ source, rejected }) => [source, rejected])).toEqual([
      ['playback-reporting', 1],
      ['cmcd', 1],
      ['segment', 0],
    ])
  })

  test('a history as lines, as pages in an array, and as rows alone is the same', async () => {
    const rows = [history({}), history({ user_id: 2 })]
    for (const text of [rows.map(row => JSON.stringify(row)).join('\n'), `[${rows.map(row => page(row)).join()}]`, JSON.stringify(rows)])
      expect(await take(text)).toMatchObject({ source: 'tautulli', records: 2, messages: 2, minutes: 20 })
  })

  test('a file without any record of its program says so', async () => {
    expect((await take(JSON.stringify([{ jf_libraries: [] }, { jf_users: [] }]))).notes).toEqual([
      'nothing in the file is a record of Jellystat: is it the right one?',
    ])
  })

  test('a table in Windows-1252, or with semicolons, is read as it is meant', async () => {
    const row = 'Ana,2021-08-09 20:00:00,00:10:00,,"\u00c9lite: Season 1: Fog (Episode 2)",,TV,00:10:00,00:10:00,ES (Spain)'
    const done = await take(Buffer.from(`${netflix}\n${row}\n`, 'latin1'), { dryRun: true })
    expect(done.notes).toEqual([expect.stringMatching(/read as Windows-1252/)])
    expect(JSON.stringify(done.titles)).toContain('\u00c9lite')
    expect(await take(`${netflix}\n${row}\n`.replaceAll(',', ';'), { dryRun: true })).toMatchObject({
      source: 'netflix-viewing',
      messages: 1,
    })
  })

  test.each([
    ['Netflix’s list of titles', 'Title,Date\n"Fog","8/9/21"\n', /ViewingActivity\.csv/],
    [
      'YouTube',
      JSON.stringify([{ header: 'YouTube', title: 'Watched x', titleUrl: 'https://x', time: '2021-08-09T20:00:00Z' }]),
      /YouTube/,
    ],
    ['Trakt', JSON.stringify([{ id: 1, watched_at: '2021-08-09T20:00:00Z', action: 'watch', type: 'movie' }]), /Trakt/],
    ['Prime', 'Date Watched,Type,Title\n2021-08-09,Movie,Fog\n', /Prime/],
  ])('instants alone are refused: %s', async (_, text, reason) => {
    await expect(take(text)).rejects.toThrow(reason)
    await expect(take(text, { from: 'netflix-viewing' })).rejects.toThrow(reason)
  })
})

describe('what goes in', () => {
  test('records in any order, repeated, in two files that each have a part: the figures are those of the whole', async () => {
    const rows = Array.from({ length: 40 }, (_, i) =>
      history({ id: i, started: second + i * 700, stopped: second + i * 700 + 600, user_id: i % 5 }),
    )
    await take(page(...rows))
    const whole = await figures()
    expect(whole).toEqual(['plex://episode/1 400 40'])
    await take(page(...[...rows].reverse(), ...rows.slice(0, 7)))
    expect(await figures()).toEqual(whole)
    await world.forget()
    const first = await take(page(...rows.slice(20), rows[25]!))
    expect(first).toMatchObject({ records: 21, messages: 21, repeats: 1 })
    await take(page(...rows.slice(0, 22)))
    expect(await figures()).toEqual(whole)
  })

  test('a newer backup, in which rows have other numbers and a play is longer, adds what is new', async () => {
    await take(page(history({})))
    await take(page(history({ id: 77, reference_id: 77, rating_key: 900, stopped: second + 900 })))
    expect(await figures()).toEqual(['plex://episode/1 15 1'])
  })

  test('lines of sessions, among them repeats and some that are none', async () => {
    const done = await take(`${cmcd('s1')}\n${cmcd('s2')}\n${cmcd('s1')}\nrubbish !!\n${cmcd('s2').slice(0, 40)}`, { from: 'cmcd' })
    expect(done).toMatchObject({
      records: 11,
      messages: 2,
      spans: 2,
      repeats: 3,
      minutes: 2,
      from: '2021-08-09T20:00:00.000Z',
      to: '2021-08-09T20:01:00.000Z',
    })
    expect(done.rejected + done.leftOut.length).toBe(2)
    expect(await figures()).toEqual(['e1 2 2'])
    expect(await countRows(world.store, "spans WHERE source = 'cmcd' AND position = 4294967295 AND viewer = 0")).toBe(2)
    expect(await world.setAside()).toEqual({})
  })

  test('what is left out is counted by its reason, in a dry run as in the import', async () => {
    const rows = page(
      history({}),
      history({ media_type: 'clip' }),
      history({ media_type: 'track' }),
      history({ user_id: 2, media_type: 'track' }),
      history({ started: -5 }),
      history({ user_id: 3, paused_counter: -50 }),
    )
    const dry = await take(rows, { dryRun: true })
    expect(dry).toMatchObject({
      ...{ records: 6, messages: 1, rejected: 1, bad: [{ line: 5, field: 'started' }] },
      leftOut: [
        { reason: 'music', records: 2 },
        { reason: 'plays of less than no length: no stop was seen, or the counter ran over', records: 1 },
        { reason: 'trailers, clips and photos', records: 1 },
      ],
      leftOutBySource: [expect.stringMatching(/120 seconds/)],
    })
    expect(await countRows(world.store, 'spans')).toBe(0)
    expect(await take(rows)).toEqual({ ...dry, dryRun: false })
  })

  test('a file that breaks off: what is whole goes in, and it is said', async () => {
    const text = page(history({}), history({ user_id: 2 }), history({ user_id: 3 }))
    const done = await take(text.slice(0, -60))
    expect(done).toMatchObject({ messages: 2, notes: [expect.stringMatching(/middle of a record/)] })
    expect(await take(text)).toMatchObject({ messages: 3, notes: [] })
    expect(await figures()).toEqual(['plex://episode/1 30 3'])
  })

  test('a million empty lines between two', async () => {
    const [one, ...others] = cmcd('s').split('\n')
    expect(await take(`${one}${'\n'.repeat(1_000_000)}${others.join('\n')}`)).toMatchObject({ records: 3, messages: 1 })
  })

  test('an empty file of a source is nothing', async () => {
    expect(await take('', { from: 'cmcd' })).toMatchObject({ records: 0, messages: 0 })
  })

  test('more than 500 stretches of one play go in, however long they are', async () => {
    const lines = Array.from({ length: 1300 }, (_, i) => [
      `cid="e1",e=ps,sid="s",sta=p,ts=${(second + i * 20) * 1000},v=2`,
      `cid="e1",e=ps,sid="s",sta=a,ts=${(second + i * 20 + 6) * 1000},v=2`,
    ])
    expect(await take(lines.flat().join('\n'))).toMatchObject({ spans: 1300, minutes: 130 })
    expect(await figures()).toEqual(['e1 130 1'])
  })
})

describe('SQLite files', async () => {
  const sql = await initSqlJs()
  const database = (...statements: string[]): Uint8Array => {
    const made = new sql.Database()
    for (const statement of statements) made.run(statement)
    const bytes = made.export()
    made.close()
    return bytes
  }
  const plex = database(
    'CREATE TABLE session_history (id INTEGER PRIMARY KEY, reference_id INTEGER, started INTEGER, stopped INTEGER, rating_key INTEGER, user_id INTEGER, paused_counter INTEGER DEFAULT 0, platform TEXT, product TEXT, player TEXT, machine_id TEXT, media_type TEXT, view_offset INTEGER)',
    'CREATE TABLE session_history_metadata (id INTEGER PRIMARY KEY, guid TEXT, title TEXT, grandparent_title TEXT, parent_media_index INTEGER, media_index INTEGER, duration INTEGER, originally_available_at TEXT, summary TEXT)',
    `INSERT INTO session_history VALUES (1, 1, ${second}, ${second + 900}, 5, 7, 300, 'Roku', 'Plex', 'TV', 'm', 'episode', 1200000)`,
    `INSERT INTO session_history VALUES (2, 2, ${second}, '', 5, 8, '', 'Roku', 'Plex', 'TV', 'm', 'episode', '')`,
    "INSERT INTO session_history_metadata VALUES (1, 'plex://episode/5', 'Fog', 'Cold Ferry', 1, 2, 2400000, '2021-08-01', 'x')",
    "INSERT INTO session_history_metadata VALUES (2, 'plex://episode/5', 'Fog', 'Cold Ferry', 1, 2, 2400000, '2021-08-01', 'x')",
  )

  test('Tautulli’s: the playhead, the length and the titles come along', async () => {
    const done = await take(plex)
    expect(done).toMatchObject({
      ...{
        source: 'tautulli',
        recognised: true,
        records: 2,
        messages: 1,
        minutes: 10,
        leftOut: [{ reason: 'plays that have not stopped', records: 1 }],
      },
      titles: [
        {
          content: 'plex://episode/5',
          title: 'Cold Ferry',
          season: 1,
          episode: 2,
          name: 'Fog',
          runtimeMs: 2_400_000,
          released: '2021-08-01',
        },
      ],
    })
    expect(await countRows(world.store, 'spans WHERE position = 600000 AND runtime = 2400000')).toBe(1)
    // The same play by a page of get_history is the same play.
    await take(page(history({ stopped: second + 900, paused_counter: 300, user_id: 7, guid: 'plex://episode/5' })))
    expect(await figures()).toEqual(['plex://episode/5 10 1'])
  })

  test('Playback Reporting’s, of nine columns and of twelve; the backup of it is the same', async () => {
    const nine =
      'DateCreated DATETIME, UserId TEXT, ItemId TEXT, ItemType TEXT, ItemName TEXT, PlaybackMethod TEXT, ClientName TEXT, DeviceName TEXT, PlayDuration INT'
    const values = "'2021-08-09 22:00:20.1234567', 'u', 'i', 'Movie', 'Fog', 'DirectPlay', 'Web', 'Firefox', 600"
    for (const more of ['', ', PauseDuration INT, RemoteAddress TEXT, TranscodeReasons TEXT']) {
      const file = database(
        `CREATE TABLE PlaybackActivity (${nine}${more})`,
        `INSERT INTO PlaybackActivity VALUES (${values}${more ? ", 0, '10.0.0.1', ''" : ''})`,
      )
      expect(await take(file, { timeZone: 'Europe/Berlin' })).toMatchObject({ source: 'playback-reporting', messages: 1, minutes: 10 })
    }
    await take(values.replaceAll("'", '').replaceAll(', ', '\t'), { from: 'playback-reporting', timeZone: 'Europe/Berlin' })
    expect(await figures()).toEqual(['i 10 1'])
  })

  test('others, broken ones and those of another name are refused in words', async () => {
    await expect(take(database('CREATE TABLE songs (name TEXT)'))).rejects.toThrow(/SQLite file with the tables songs/)
    await expect(take(plex, { from: 'playback-reporting', timeZone: 'UTC' })).rejects.toThrow(/this file is tautulli/)
    await expect(take(plex.slice(0, 3000))).rejects.toThrow(/SQLite/)
    expect(await take(plex)).toMatchObject({ messages: 1 })
  })
})
