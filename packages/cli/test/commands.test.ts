import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newDirectory } from '../../engine/test/new-directory.js'
import { run } from './run.js'
import { type Started, scratch, startSweeps } from './sweeps.js'

/*
 * One story, told twice: to commands that open the data themselves, and to commands that ask a running server.
 *
 * nielsen-us  overall, week of 2021-08-09: Hit & Run at 8 with 549 million
 * plays       ten minutes of hr-1-1 on 2021-08-09, and a message nobody can read
 */
const { path, remove } = scratch()
const file = (name: string, text: string) => {
  writeFileSync(join(path, name), text)
  return join(path, name)
}
const nielsen = file(
  'nielsen.csv',
  `week_start,week_end,list,rank,title,service,minutes_millions,episodes,source_url,note
2021-08-09,2021-08-15,overall,8,Hit & Run,Netflix,549,9,https://example.org,
`,
)
const span = { start: '2021-08-09T20:00:00.000Z', stop: '2021-08-09T20:10:00.000Z', position: 0 }
const told = { service: 'noa', content: 'hr-1-1', play: 'p1', viewer: 'dana', sentAt: '2021-08-09T20:10:00.000Z', spans: [span] }
const plays = file('plays.ndjson', `${JSON.stringify(told)}\n{"service":"noa"}\n`)
const catalogue = file(
  'catalogue.csv',
  `service,content,title,season,episode,name,kind,origin,language,runtime_ms,released
noa,hr-1-1,hit-and-run,1,1,Hit & Run,series,original,he,2700000,2021-08-06
`,
)
afterAll(remove)

describe.each(['without a server', 'with a server'])('%s', how => {
  const data = join(path, how.replaceAll(' ', '-'))
  /** Answers are put into words in one place, whoever gave them: what only reads is asked for its words once, where no store is to be opened. */
  const worded = how === 'with a server'
  let server: Started | undefined
  beforeAll(async () => {
    await newDirectory(data)
    if (how === 'with a server') server = await startSweeps(data)
  })
  afterAll(() => server?.stop())

  /** What a command says with --json; it says nothing else. */
  const json = async (...args: string[]) => {
    const { status, out, err } = await run([...args, '--json', '--data', data])
    expect({ status, err }).toEqual({ status: 0, err: '' })
    return JSON.parse(out)
  }
  const text = async (...args: string[]) => {
    const { status, out, err } = await run([...args, '--data', data])
    expect({ status, err }).toEqual({ status: 0, err: '' })
    return out
  }

  test('import', async () => {
    expect(await json('import', 'nielsen-top10', nielsen)).toMatchObject({ read: 1, changedLists: 1 })
    expect(await json('import', 'nielsen-top10', nielsen)).toMatchObject({ read: 1, changedLists: 0 })
    expect(await text('import', 'nielsen-top10', nielsen)).toMatch(/^1 rows of 2021-08-09 to 2021-08-09: 0 lists are new/)
    expect(await json('import', 'catalogue', catalogue)).toMatchObject({ read: 1, added: 1 })
    expect(await text('import', 'catalogue', catalogue)).toMatch(/1 as before/)
    expect(await json('import', 'plays', plays)).toMatchObject({ messages: 1, spans: 1, rejected: 1, bad: [{ line: 2, field: 'content' }] })
    expect(await text('import', 'plays', plays)).toMatch(
      /^1 messages with 1 spans taken in, 1 refused.\n {2}line 2, content: is missing\n$/,
    )
  })

  test('charts', async () => {
    const { charts } = await json('charts')
    expect(charts.find((chart: { id: string }) => chart.id === 'nielsen-us')).toMatchObject({ weeks: ['2021-08-09'] })
    if (worded) expect(await text('charts')).toContain('nielsen-us')
  })

  test('chart', async () => {
    const chart = await json('chart', 'nielsen-us', '--week', '2021-08-12')
    expect(chart.entries[7]).toMatchObject({ rank: 8, title: 'hit-and-run', value: 549_000_000 })
    if (worded) expect(await text('chart', 'nielsen-us', '--week', '2021-08-09')).toMatch(/minutes \(million\).* 8 +Hit & Run +549 /s)
  })

  test('export chart', async () => {
    expect((await json('export', 'chart', 'nielsen-us')).rows).toContainEqual(expect.objectContaining({ title: 'hit-and-run' }))
    const out = join(path, `${how}.csv`)
    expect(await text('export', 'chart', 'nielsen-us', '--out', out)).toMatch(/rows written to/)
    expect(await text('export', 'chart', 'nielsen-us')).toContain('2021-08-09,overall,8,hit-and-run,,Hit & Run,549000000')
  })

  test('title and records', async () => {
    expect((await json('title', 'hit-and-run')).lists).toContainEqual(
      expect.objectContaining({ chart: 'nielsen-us', list: 'overall', peakRank: 8, weeksKnown: 1 }),
    )
    if (worded) expect(await text('title', 'hit-and-run')).toMatch(/Hit & Run · nielsen-us overall: 1 week known, peak No. 8/)
    expect(await json('records', 'nielsen-us')).toMatchObject({
      ...{ chart: 'nielsen-us', list: 'overall', listName: 'Overall', mostWeeks: [{ title: 'hit-and-run', weeks: 1, counted: false }] },
      tables: [
        { period: 'all', entries: [{ title: 'hit-and-run', value: 549_000_000 }] },
        { period: '2021', entries: [{ title: 'hit-and-run', value: 549_000_000 }] },
      ],
    })
    if (worded) expect(await text('records', 'nielsen-us', '--list', 'overall')).toMatch(/Hit & Run/)
    expect(await run(['records', 'nielsen-us', '--list', 'songs', '--data', data])).toMatchObject({
      ...{ status: 1, err: expect.stringContaining('nielsen-us has no list "songs": it has overall, originals, acquired, movies') },
    })
  })

  test('match', async () => {
    if (worded) expect(await text('match')).toBe('No published name is in doubt.\n')
    const set = ['match', 'set', 'nielsen-top10', 'Hit & Run', 'hit-and-run-2021/1']
    expect(await run([...set, '--data', data])).toMatchObject({
      status: 1,
      err: expect.stringContaining('no title "hit-and-run-2021" is known'),
    })
    expect(await text(...set, '--new')).toMatch(
      /^Hit & Run of nielsen-top10, taken for hit-and-run, means hit-and-run-2021\/1 now\.\n.*match undo 1/,
    )
    expect((await json('title', 'hit-and-run-2021')).runs).toHaveLength(1)
    if (worded)
      expect(await text('match', '--list')).toMatch(/Settled\n.*\n *1 +nielsen-top10 +Hit & Run +hit-and-run +hit-and-run-2021\/1/)
    expect(await json('match', 'undo', '1')).toMatchObject({ id: 2, matches: [{ title: null }] })
    expect((await json('match', '--source', 'nielsen-top10')).matches).toEqual([])
    expect((await json('title', 'hit-and-run')).runs).toContainEqual(expect.objectContaining({ chart: 'nielsen-us' }))
  })

  test('minutes', async () => {
    const period = ['minutes', '--from', '2021-08-09', '--to', '2021-08-10', '--by', 'title', '--metric', 'minutes,plays']
    expect((await json(...period)).rows).toEqual([{ title: 'hit-and-run', minutes: 10, plays: 1 }])
    if (worded) expect(await text(...period)).toMatch(/hit-and-run +10 +1/)
    if (worded)
      expect(await text('minutes', '--from', '2020-01-01', '--to', '2020-01-02', '--by', 'title')).toContain('Nothing was watched')
  })

  test('rejects', async () => {
    expect((await json('rejects')).summary).toEqual([expect.objectContaining({ service: 'noa', field: 'content', reason: 'is missing' })])
    if (worded) expect(await text('rejects')).toContain('is missing')
  })

  test('explain', async () => {
    expect((await json('explain')).metrics.length).toBeGreaterThan(4)
    expect(await json('explain', 'minutes')).toMatchObject({ id: 'minutes', unit: 'minutes' })
    expect(await text('explain', 'minutes')).toContain('Watched time in minutes.')
    expect(await text('explain', 'starters')).toContain('Formula: accounts with 2 minutes or more of watched time')
    expect(await text('explain', 'starters')).not.toContain('SELECT')
    expect(await text('explain', 'starters', '--sql')).toContain('max(took_ms) >= 120000 AS starter')
    expect(await text('explain', 'starters')).toContain('sweeps explain starters --sql')
    expect(await text('explain', 'feeShare')).toContain('Formula: sum over accounts and months')
    expect(await text('explain', 'feeShare', '--sql')).toContain('No one statement counts it')
    const { explained, explainMetric } = await import('@sweeps/engine')
    expect(await json('explain', 'decay')).toEqual(explainMetric('decay'))
    expect(await json('explain')).toEqual({ metrics: explained() })
  })

  test('keys', async () => {
    const { id, secret } = await json('keys', 'create', '--service', 'noa')
    expect(secret).toMatch(/^swk_/)
    expect(await text('keys', 'create', '--read')).toMatch(/^srk_/)
    expect(await json('keys', 'revoke', id)).toEqual({ revoked: id })
    expect((await json('keys', 'list')).keys).toContainEqual(expect.objectContaining({ id, revoked: true }))
    if (worded) expect(await text('keys', 'list')).toContain('revoked')
  })

  test('users', async () => {
    const { link } = await json('users', 'link', 'ada', '--role', 'analyst', '--address', 'https://sweeps.example')
    expect(link).toMatch(/^https:\/\/sweeps\.example\/sign-in\?token=\w{40}$/)
    expect(await text('users', 'link', 'ada')).toMatch(/works once/)
    expect((await json('users', 'list')).users).toContainEqual(expect.objectContaining({ name: 'ada', role: 'analyst' }))
    if (worded) expect(await text('users', 'list')).toMatch(/ada +analyst/)
    expect(await run(['users', 'link', 'ada', '--role', 'king', '--data', data])).toMatchObject({ status: 1 })
    await text('users', 'link', 'eve', '--role', 'admin')
    expect(await json('users', 'remove', 'ada')).toEqual({ removed: 'ada' })
  })

  test('audit', async () => {
    expect((await json('audit')).entries).toContainEqual(expect.objectContaining({ action: 'remove user', detail: 'ada' }))
    if (worded) expect(await text('audit', '--limit', '5')).toContain('(command line)')
  })

  test('doctor', async () => {
    expect((await json('doctor')).findings).toContainEqual(expect.objectContaining({ what: 'engine', state: 'well' }))
    if (worded) expect(await text('doctor', '--deep')).toContain('✓ engine')
  })

  test('erase', async () => {
    expect(await json('erase', 'nobody')).toMatchObject({ rows: 0 })
    expect(await text('erase', 'dana')).toMatch(/rows of viewing and 0 refused messages are removed/)
    expect((await json('minutes', '--from', '2021-08-09', '--to', '2021-08-10')).rows[0]).toMatchObject({ plays: 0 })
  })

  test('backup and restore', async () => {
    const copy = join(path, `${how} copy`)
    expect(await json('backup', copy)).toMatchObject({ directory: copy })
    expect(await run(['backup', copy, '--data', data])).toMatchObject({ status: 2, err: expect.stringContaining('is not empty') })
    // Whoever made it, it is restored here.
    if (how === 'without a server') return
    const again = join(path, `${how} again`)
    expect(await run(['restore', copy, '--json', '--data', again])).toMatchObject({ status: 0 })
    const { out } = await run(['chart', 'nielsen-us', '--week', '2021-08-09', '--json', '--data', again])
    expect(JSON.parse(out).entries[7]).toMatchObject({ title: 'hit-and-run' })
  })

  test('simulate', async () => {
    const out = join(path, `${how} simulation`)
    const made = await json('simulate', '--viewers', '2', '--weeks', '1', '--out', out)
    expect(made.messages).toBeGreaterThan(0)
    mkdirSync(out, { recursive: true })
  })
})
