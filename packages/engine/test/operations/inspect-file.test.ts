import { createRequire } from 'node:module'
import initSqlJs from 'sql.js'
import { beforeAll, describe, expect, test } from 'vitest'
import { inspectFile } from '../../src/operations/inspect-file.js'
import { netflixFile } from '../published/netflix-file.js'
import { sharedBytes } from '../published/shared-data.js'
import { xlsxFile } from '../published/xlsx-file.js'

const lines = (...rows: string[]): string => `${rows.join('\n')}\n`
const told = async (name: string, content: string | Uint8Array, whole = true) =>
  (await inspectFile(typeof content === 'string' ? Buffer.from(content) : content, { name, whole })).recognised
/** kind, format, how sure. */
const what = async (name: string, content: string | Uint8Array, whole = true) => {
  const found = await told(name, content, whole)
  return found && [found.kind, found.format, found.sure]
}

const country = 'country_name\tcountry_iso2\tweek\tcategory\tweekly_rank\tshow_title\tseason_title\tcumulative_weeks_in_top_10'
const engagement = 'period,kind,title_raw,available_globally,release_date,hours_viewed,runtime_minutes,views'
const nielsen = 'week_start,week_end,list,rank,title,service,minutes_millions'
const outcomes = 'show,season,released,outcome,next_season_seen,runtime_minutes,charted_top10'
const own = 'service,content,title,season,episode,name,kind,origin,language,runtime_ms,released'
const global = netflixFile('2022-08-14 | T | 1 | Cold Ferry | Cold Ferry: Season 1 | 9000000 | 8 | 1125000 | 1')
const semicolons = (text: string): string => text.replaceAll(',', ';')
const sheet = (...rows: (string | number)[][]) => xlsxFile({ Engagement: [[], ['What We Watched', 'January to June 2024'], [], ...rows] })

/** Of every kind three files: as it is published, as a program saves it anew, and one from which something is missing. */
const files: [string, string, string | Uint8Array, [string, string | null, string]][] = [
  ['Netflix global', 'a.tsv', global, ['netflix-top10', null, 'certain']],
  ['Netflix global with commas', 'a.csv', global.replaceAll('\t', ','), ['netflix-top10', null, 'certain']],
  ['Netflix global, a column lost', 'a.tsv', global.replace('season_title', 'x'), ['netflix-top10', null, 'likely']],

  ['Netflix countries', 'b.tsv', lines(country, 'Israel\tIL\t2022-08-14\tTV\t1\tFog\tN/A\t1'), ['netflix-country', null, 'certain']],
  [
    'Netflix countries, UTF-16',
    'b.tsv',
    Buffer.from(`\ufeff${lines(country, 'Israel\tIL\t2022-08-14\tTV\t1\tFog\tN/A\t1')}`, 'utf16le'),
    ['netflix-country', null, 'certain'],
  ],
  ['Netflix countries, a column lost', 'b.tsv', lines(country.replace('weekly_rank', 'x')), ['netflix-country', null, 'likely']],

  ['engagement', 'c.csv', lines(engagement, '2024H1,show,Fog,Yes,,1,,'), ['netflix-engagement', null, 'certain']],
  [
    'engagement as published',
    'c.xlsx',
    sheet(['Title', 'Available Globally?', 'Release Date', 'Hours Viewed', 'Runtime', 'Views'], ['Fog', 'Yes', '2024-01-01', 9, '1:00', 9]),
    ['netflix-engagement', null, 'certain'],
  ],
  ['engagement, a column lost', 'c.csv', lines(engagement.replace('views', 'x')), ['netflix-engagement', null, 'likely']],

  ['Nielsen', 'd.csv', lines(nielsen, '2022-08-08,2022-08-14,overall,1,Fog,Netflix,1'), ['nielsen-top10', null, 'certain']],
  [
    'Nielsen with semicolons',
    'd.csv',
    semicolons(lines(nielsen, '2022-08-08,2022-08-14,overall,1,Fog,Netflix,1')),
    ['nielsen-top10', null, 'certain'],
  ],
  ['Nielsen, a column lost', 'd.csv', lines(nielsen.replace('week_end', 'x')), ['nielsen-top10', null, 'likely']],

  ['outcomes', 'e.csv', lines(outcomes, 'Fog,1,2021-07-01,returned,,,'), ['outcomes', null, 'certain']],
  ['outcomes, in capitals', 'e.csv', lines(outcomes.toUpperCase(), 'Fog,1,2021-07-01,returned,,,'), ['outcomes', null, 'certain']],
  ['outcomes, a column lost', 'e.csv', lines(outcomes.replace('released', 'x')), ['outcomes', null, 'likely']],

  ['our catalogue', 'f.csv', lines(own, 'noa,a,fog,1,1,,series,,,,'), ['catalogue', 'csv', 'certain']],
  ['our catalogue as a sheet', 'f.xlsx', xlsxFile({ Rows: [own.split(',')] }), ['catalogue', 'csv', 'certain']],
  ['our catalogue, a column lost', 'f.csv', lines(own.replace('kind', 'x')), ['catalogue', 'csv', 'likely']],
  ['our catalogue as JSON', 'f.json', JSON.stringify([{ service: 'noa', content: 'a', title: 'fog' }]), ['catalogue', 'json', 'certain']],
  [
    'our export',
    'f.json',
    JSON.stringify({ version: 1, entries: [{ service: 'noa', content: 'a', title: 'fog' }] }, null, 2),
    ['catalogue', 'json', 'certain'],
  ],
  [
    'our catalogue as JSON, its beginning',
    'f.json',
    '[{"service":"noa","content":"a","title":"fog","name":"é',
    ['catalogue', 'json', 'likely'],
  ],
  [
    'Schema.org',
    'g.json',
    JSON.stringify({ '@context': 'https://schema.org', '@type': 'Movie', name: 'Noise' }),
    ['catalogue', 'schema-org', 'certain'],
  ],
  [
    'Schema.org, a graph',
    'g.jsonld',
    JSON.stringify({ '@graph': [{ '@type': 'TVSeries', name: 'Fog' }] }),
    ['catalogue', 'schema-org', 'certain'],
  ],
  [
    'Schema.org, its beginning',
    'g.json',
    '{"@context":"https://schema.org","@type":"TVSeries","name":"Fo',
    ['catalogue', 'schema-org', 'likely'],
  ],
  [
    'TVmaze',
    'h.json',
    JSON.stringify({ id: 1, name: 'Fog', _embedded: { episodes: [{ season: 1, number: 1 }] } }),
    ['catalogue', 'tvmaze', 'certain'],
  ],
  ['TVmaze, several', 'h.json', JSON.stringify([{ id: 1, name: 'Fog', _embedded: { episodes: [] } }]), ['catalogue', 'tvmaze', 'certain']],
  ['TVmaze, its beginning', 'h.json', '{"id":1,"name":"Fog","_embedded":{"episodes":[{"season":1,', ['catalogue', 'tvmaze', 'likely']],
  ['Jellyfin', 'i.json', JSON.stringify({ Items: [{ Id: '1', Type: 'Movie', Name: 'Fog' }] }), ['catalogue', 'jellyfin', 'certain']],
  [
    'Jellyfin, an array',
    'i.json',
    JSON.stringify([{ Id: '1', Type: 'Episode', Name: 'Fog' }], null, 2),
    ['catalogue', 'jellyfin', 'certain'],
  ],
  ['Jellyfin, its beginning', 'i.json', '{"Items":[{"Name":"Fog","Id":"1","Type":"Movie","Run', ['catalogue', 'jellyfin', 'likely']],

  [
    'a panel',
    'panel.json',
    JSON.stringify({ id: 'tiny', market: 'US', replicates: { method: 'jk1' } }),
    ['panel', 'panel.json', 'certain'],
  ],
  ['persons of a panel', 'people.csv', 'person,household,sex\na,h1,f\n', ['panel', 'persons.csv', 'certain']],
  [
    'meters',
    'x.ndjson',
    '{"service":"tv","content":"e","play":"p","household":"h","device":"d","spans":[],"presence":[]}\n',
    ['panel', 'viewing.ndjson', 'certain'],
  ],
  ['days', 'a.csv', 'household,day,state\nh1,2021-08-09,in-tab\n', ['panel', 'days.csv', 'certain']],
  ['totals', 'a.csv', 'margin,level,total\nsex,f,300\n', ['panel', 'targets.csv', 'certain']],
  ['devices', 'a.csv', 'device,household\nd,h1\n', ['panel', 'devices.csv', 'certain']],
  ['households', 'households.csv', 'household,region\nh1,n\n', ['panel', 'households.csv', 'certain']],
  ['households and nothing of them', 'households.csv', 'household\nh1\n', ['panel', 'households.csv', 'certain']],
  ['households of another name', 'homes.csv', 'household,region\nh1,n\n', ['panel', 'households.csv', 'likely']],
  ['replicate factors', 'factors.csv', 'household,r1,r2\nh1,1,2\n', ['panel', 'factors.csv', 'likely']],

  ['a record', 'r.json', JSON.stringify({ format: 'sweeps-record/1', title: 'fog', season: 1, facts: [] }), ['record', null, 'certain']],
  ['a record in lines', 'r.json', JSON.stringify({ title: 'fog', season: 1, facts: [] }, null, 2), ['record', null, 'certain']],
  ['a record with its mark', 'r.json', `\ufeff${JSON.stringify({ title: 'fog', season: 1, facts: [] })}`, ['record', null, 'certain']],

  ['any table', 'j.csv', 'Woche;Platz;Titel\n2024-03-17;1;Fog\n', ['figures', null, 'guess']],
  ['any table with tabs', 'j.txt', 'Week\tTitle\tMinutes\n2024-03-17\tFog\t9\n', ['figures', null, 'guess']],
  [
    'any sheet',
    'j.xlsx',
    xlsxFile({
      Rows: [
        ['Week', 'Title', 'Minutes'],
        ['2024-03-17', 'Fog', 9],
      ],
    }),
    ['figures', null, 'guess'],
  ],
]

describe('what a file is', () => {
  test.each(files)('%s', async (_, name, content, expected) => {
    expect(await what(name, content, !/beginning$/.test(_))).toEqual(expected)
  })
})

const viewing = 'Profile Name,Start Time,Duration,Attributes,Title,Supplemental Video Type,Device Type,Bookmark,Latest Bookmark,Country'
const report = ['2021-08-09 20:00:20', 'a'.repeat(32), 'b'.repeat(32), 'Movie', 'Fog', 'DirectPlay', 'Web', 'Firefox', '60'].join('\t')
const plays: [string, string][] = [
  ['native', '{"service":"home","content":"e1","play":"p","viewer":"v","sentAt":"2021-08-09T20:00:00.000Z","spans":[]}\n'],
  ['cmcd', 'cid="e1",e=ps,sid="s",sta=p,ts=1628539200000,v=2\n'],
  [
    'segment',
    '{"type":"track","event":"Video Content Started","timestamp":"2021-08-09T20:00:00Z","properties":{"session_id":"s","asset_id":"c"}}\n',
  ],
  ['tautulli', '{"response":{"data":{"data":[{"started":1,"paused_counter":0,"reference_id":1}]}}}'],
  ['playback-reporting', `${report}\n`],
  [
    'jellystat',
    '[{"jf_playback_activity":[{"UserId":"u","NowPlayingItemId":"i","PlaybackDuration":"60","ActivityDateInserted":"2021-08-09T20:00:00Z"}]}]',
  ],
  [
    'streamystats',
    '{"exportInfo":{"version":"streamystats"},"sessions":[{"userId":"u","itemId":"i","startTime":"2021-08-09T20:00:00Z","playDuration":60}]}',
  ],
  ['emby', '{"Event":"playback.start","Date":"2021-08-09T20:00:00Z","User":{"Id":"u"},"Item":{"Id":"i"},"Session":{"Id":"s"}}\n'],
  ['netflix-viewing', `${viewing}\nAna,2021-08-09 20:00:00,00:10:00,,Fog,,TV,00:10:00,00:10:00,US (United States)\n`],
  ['cdn-log', '192.0.2.1 - - [09/Aug/2021:20:00:00 +0000] "GET /1 HTTP/1.1" 200 100 "-" "UA"\n'],
]

describe('plays', () => {
  test.each(plays)('%s', async (source, text) => {
    expect(await what('plays', text)).toEqual(['plays', source, 'certain'])
    expect((await told('plays', text))?.inputs.map(({ input }) => input)).toEqual(
      source === 'native' ? [] : source === 'playback-reporting' ? ['service', 'timeZone'] : ['service'],
    )
  })

  test('of a SQLite file its tables tell, in the beginning of it', async () => {
    const sql = await initSqlJs({ locateFile: file => createRequire(import.meta.url).resolve(`sql.js/dist/${file}`) })
    const database = (...tables: string[]) => {
      const made = new sql.Database()
      for (const table of tables) made.run(`CREATE TABLE ${table} (id INTEGER)`)
      return Buffer.from(made.export())
    }
    expect(await what('tautulli.db', database('version', 'session_history', 'session_history_metadata'))).toEqual([
      'plays',
      'tautulli',
      'certain',
    ])
    const other = await inspectFile(database('notes'), { name: 'a.db', whole: true })
    expect(other).toMatchObject({ recognised: null, trouble: expect.stringMatching(/SQLite file that is neither/) })
  })
})

describe('files that are published', () => {
  const shared: [string, string][] = [
    ['netflix-top10/global-to-2024.tsv', 'netflix-top10'],
    ['netflix-top10/countries-2021-08.tsv', 'netflix-country'],
    ['netflix-engagement/engagement-2023H1-2024H1.csv', 'netflix-engagement'],
    ['netflix-engagement/raw/What_We_Watched_A_Netflix_Engagement_Report_2024Jan-Jun.xlsx', 'netflix-engagement'],
    ['nielsen-2021/nielsen_streaming_top10.csv', 'nielsen-top10'],
    ['outcomes/first-seasons-to-2023-06.csv', 'outcomes'],
  ]
  for (const [path, kind] of shared) {
    const bytes = sharedBytes(path)
    test.skipIf(!bytes)(path, async () => {
      const part = path.endsWith('.xlsx') ? bytes! : bytes!.subarray(0, 100_001)
      expect(await what(path, part, path.endsWith('.xlsx'))).toEqual([kind, null, 'certain'])
    })
  }
})

describe('a table', () => {
  let table: Awaited<ReturnType<typeof inspectFile>>['table']
  beforeAll(async () => {
    const rows = Array.from({ length: 100 }, (_, i) => `2024-03-17;"Fog; or ""Mist"" ${i}";${i}`)
    table = (await inspectFile(Buffer.from(`sep=;\n${lines('Woche;Titel;Mio. Minuten', ...rows)}2024-0`), { name: 'a.csv', whole: false }))
      .table
  })

  test('has its columns and first lines, as they stand', () => {
    expect(table).toMatchObject({ columns: ['Woche', 'Titel', 'Mio. Minuten'], delimiter: ';', sheet: null })
    expect(table?.rows).toHaveLength(8)
    expect(table?.rows[1]).toEqual(['2024-03-17', 'Fog; or "Mist" 1', '1'])
  })
})

describe('what is none of them', () => {
  test.each([
    ['nothing', '', /the file is empty/],
    ['words', 'Dear all, I hope.\n', /^this is no table and no file that is known/],
    ['gzip', new Uint8Array([0x1f, 0x8b, 8, 0, 0]), /gzip.*unpack it first/],
    ['a PDF', '%PDF-1.4 …', /PDF/],
    ['a page', '<!doctype html><title>Top 10</title>', /web page: download the table itself/],
    ['titles and days', 'Title,Date\n"Fog","8/9/21"\n', /ViewingActivity\.csv/],
  ])('%s', async (_, content, trouble) => {
    const found = await inspectFile(Buffer.from(content as string), { name: 'a', whole: true })
    expect(found.trouble ?? found.recognised?.sure).toMatch(trouble)
    expect(found.kinds.map(({ kind }) => kind)).toContain('figures')
  })

  test('half a spreadsheet', async () => {
    const half = xlsxFile({ Rows: [['a', 'b']] }).subarray(0, 100)
    expect(await inspectFile(half, { name: 'a.xlsx', whole: false })).toMatchObject({ recognised: null, trouble: expect.any(String) })
  })
})
