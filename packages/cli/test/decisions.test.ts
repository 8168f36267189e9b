import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newDirectory } from '../../engine/test/new-directory.js'
import { run } from './run.js'
import { type Started, scratch, startSweeps } from './sweeps.js'

/*
 * One story, told twice: to commands that open the data themselves, and to commands that ask a running server.
 *
 * the sample's lists around Hit & Run, its record, and the decisions that were reported of it
 */
const { path, remove } = scratch()
afterAll(remove)
const samples = fileURLToPath(new URL('../../../samples/summer-2021/', import.meta.url))

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

  const sweeps = (...args: string[]) => run([...args, '--data', data])
  /** What a command says with --json; it says nothing else. */
  const json = async (...args: string[]) => {
    const { status, out, err } = await sweeps(...args, '--json')
    expect({ status, err }).toEqual({ status: 0, err: '' })
    return JSON.parse(out)
  }
  const text = async (...args: string[]) => {
    const { status, out, err } = await sweeps(...args)
    expect({ status, err }).toEqual({ status: 0, err: '' })
    return out
  }

  test('import record', async () => {
    await json('import', 'nielsen-top10', join(samples, 'nielsen-us.csv'))
    await json('import', 'netflix-top10', join(samples, 'hit-and-run-netflix-weeks.tsv'))
    const record = join(samples, 'hit-and-run.json')
    expect(await text('import', 'record', record, '--dry-run')).toMatch(
      /\+ finale: cliffhanger\n[\s\S]*Nothing was changed \(--dry-run\)\.\n$/,
    )
    expect(await sweeps('record', 'hit-and-run/1')).toMatchObject({ status: 1, err: expect.stringMatching(/^sweeps: nothing is recorded/) })
    expect(await text('import', 'record', record)).toMatch(
      /in version 1\.\nThe ledger has 4 more: pitch, greenlight, undecided, cancelled\.\n$/,
    )
    expect(await json('import', 'record', record)).toMatchObject({ version: 1, added: 0, removed: 0, decisions: [] })
  })

  test('record', async () => {
    const record = await json('record', 'hit-and-run/1')
    expect(record).toMatchObject({ name: 'Hit & Run', version: 1, unknown: ['cost'], reception: [{ by: 'critics' }, { by: 'audience' }] })
    if (worded) expect(await text('record', 'hit-and-run/1')).toMatch(/interruption +the pandemic, Israel, 2020[\s\S]*Not known: cost\.\n$/)
  })

  test('record --undo', async () => {
    const file = join(path, `undo-${how}.json`)
    const fact = { fact: 'finale', value: 'closed', source: 'https://example.org' }
    writeFileSync(file, JSON.stringify({ format: 'sweeps-record/1', title: 'hit-and-run', season: 1, name: 'Hit & Run', facts: [fact] }))
    expect(await json('import', 'record', file)).toMatchObject({ version: 2, changes: ['- finale: cliffhanger', '+ finale: closed'] })
    const { version, facts } = await json('record', 'hit-and-run/1', '--undo')
    expect([version, facts.find((one: { fact: string }) => one.fact === 'finale').value]).toEqual([3, 'cliffhanger'])
    expect((await json('record', 'hit-and-run/1', '--revision', '2')).version).toBe(2)
  })

  test('decisions', async () => {
    const { entries } = await json('decisions', 'hit-and-run/1')
    expect(entries.map((entry: { outcome: string; on: string }) => [entry.outcome, entry.on])).toEqual([
      ['pitch', '2017-08-15'],
      ['greenlight', null],
      ['undecided', '2021-08'],
      ['cancelled', '2021-09-20'],
    ])
    if (worded)
      expect(await text('decisions')).toMatch(
        /2021-09-20 {2}hit-and-run\/1 {2}cancelled {2}by Netflix[\s\S]*reported: https:\/\/wegotthiscovered/,
      )
    expect(await sweeps('decisions', 'nobody/1')).toMatchObject({
      status: 1,
      err: expect.stringMatching(/nothing here knows a season nobody\/1/),
    })
    if (worded) expect(await text('decisions', '--calibration')).toBe('No recommendation can be scored yet: 0 await their outcome.\n')
  })

  test('announce: a release a newsroom could run', async () => {
    const release = (await text('announce', 'hit-and-run/1')).replace(/\s+/g, ' ')
    for (const words of [
      'NETFLIX CANCELS “HIT & RUN” AFTER ONE SEASON',
      '549 million minutes in the week of 9–15 August 2021, No. 8 on the Nielsen Streaming Top 10 (US) [1].',
      '20 September 2021 – Netflix will not make a second season of the thriller series Hit & Run, it was reported today [2]',
      'The nine episodes of season 1, in English and Hebrew, came out all at once on 6 August 2021',
      'The reasons, as reported: high cost of production and effects of the pandemic',
      'No. 4 in the week of 2–8 August 2021, with 23.57 million hours viewed',
      'Together these weeks come to 99.51 million hours viewed',
      'Hit & Run was created by Lior Raz, Avi Issacharoff, Dawn Prestwich and Nicole Yorkin',
      'one episode cost about as much as two whole seasons of Fauda',
      'No amount has been made public.',
      'SOURCES [1] Nielsen streaming lists for the United States',
      'https://www.jwire.com.au/netflix-cancels-israeli-series-hit-run-after-one-season/',
    ])
      expect(release).toContain(words)
    if (worded)
      expect(await text('announce', 'hit-and-run/1', '--format', 'markdown')).toMatch(
        /^\*Draft, not for publication\*\n\n# Netflix cancels/,
      )
    if (worded) expect(await text('announce', 'hit-and-run/1', '--format', 'html')).toMatch(/^<!doctype html>[\s\S]*Hit &amp; Run/)
    expect(JSON.parse(await text('announce', 'hit-and-run/1', '--format', 'json-ld'))).toMatchObject({ '@type': 'NewsArticle' })
    expect(await json('announce', 'hit-and-run/1')).toMatchObject({ state: 'draft', version: 1, status: 'not returning for season 2' })
  })

  test('announce: from the draft to the title’s page', async () => {
    expect(await sweeps('announce', 'hit-and-run/1', '--publish')).toMatchObject({
      status: 1,
      err: expect.stringMatching(/^sweeps: version 1 is draft/),
    })
    expect(await sweeps('announce', 'hit-and-run/1', '--quote', 'nobody')).toMatchObject({
      status: 2,
      err: expect.stringMatching(/write who said it/),
    })
    const quote = 'Dana Levi, head of series: "We are proud: of it."'
    expect(await json('announce', 'hit-and-run/1', '--quote', quote, '--place', 'Tel Aviv')).toMatchObject({
      state: 'draft',
      edits: { quotes: [{ by: 'Dana Levi, head of series', words: 'We are proud: of it.' }], place: 'Tel Aviv' },
    })
    const other = ['--no-quotes', '--quote', 'Ben: It was time.']
    const preview = await json('announce', 'hit-and-run/1', '--because', 'The story is told', ...other, '--preview')
    expect(preview).toMatchObject({
      edits: { because: 'The story is told', quotes: [{ by: 'Ben' }] },
      evidence: { figures: 'decision', newer: false },
    })
    expect(await json('announce', 'hit-and-run/1')).toMatchObject({
      edits: { because: null, quotes: [{ by: 'Dana Levi, head of series' }] },
    })
    expect(await sweeps('announce', 'hit-and-run/1', '--preview', '--approve')).toMatchObject({ status: 2 })
    expect(await json('announce', 'hit-and-run/1', ...other)).toMatchObject({ edits: { quotes: [{ by: 'Ben', words: 'It was time.' }] } })
    expect(await json('announce', 'hit-and-run/1', '--approve', '--publish')).toMatchObject({ state: 'published' })
    if (worded) expect(await text('announce', 'hit-and-run/1')).toMatch(/^FOR IMMEDIATE RELEASE\n[\s\S]*TEL AVIV, 20 September 2021 – /)
    if (worded) expect(await text('title', 'hit-and-run')).toMatch(/^not returning for season 2, announced \d{4}-/)
    if (worded) expect(await text('announcements')).toMatch(/hit-and-run\/1 +1 +published/)
    expect(await json('announce', 'hit-and-run/1', '--correct', 'A name.', '--approve', '--publish')).toMatchObject({ version: 2 })
    expect(await json('announce', 'hit-and-run/1', '--revision', '1')).toMatchObject({ version: 1, state: 'published' })
  })

  test('decide', async () => {
    const reason = ['--by', 'Dana Levi', '--reason', 'Viewers asked for it.']
    expect(await sweeps('decide', 'hit-and-run/1', '--outcome', 'revived', '--by', 'Dana Levi')).toMatchObject({
      status: 2,
      err: expect.stringMatching(/--reason/),
    })
    expect(await sweeps('decide', 'hit-and-run/1', '--outcome', 'maybe', ...reason)).toMatchObject({
      status: 1,
      err: expect.stringMatching(/^sweeps: outcome: "maybe" is none/),
    })
    expect(await sweeps('decide', 'nobody/1', '--outcome', 'revived', ...reason)).toMatchObject({
      status: 1,
      err: expect.stringMatching(/nothing here knows a season nobody\/1: import/),
    })
    const entry = await json('decide', 'hit-and-run/1', '--outcome', 'revived', ...reason, '--on', '2022-01-10')
    expect(entry).toMatchObject({
      id: 'decision-5',
      outcome: 'revived',
      on: '2022-01-10',
      by: 'Dana Levi',
      source: null,
      evidence: { recordVersion: 3 },
    })
    expect(entry.evidence.figures.length).toBeGreaterThan(5)
    expect(await text('decide', 'hit-and-run/1', '--outcome', 'cancelled', ...reason, '--source', 'https://example.org')).toMatch(
      /^decision-6: Hit & Run · season 1 is cancelled, on \d{4}-\d\d-\d\d, by Dana Levi\.\n/,
    )
  })

  test('board', async () => {
    if (worded) expect(await text('board', '--older')).toContain('No season of your own awaits a decision')
    await sweeps('decide', 'hit-and-run/1', '--outcome', 'undecided', '--by', 'Dana', '--reason', 'Once more.')
    expect(await json('board')).toMatchObject({ total: 0, leftOut: [{ what: 'older', count: 1 }] })
    expect(await json('board', '--older')).toMatchObject({
      total: 1,
      seasons: [{ title: 'hit-and-run', season: 1, premiere: '2021-08-06', state: 'undecided' }],
    })
  })

  test('export site has the announcements that are out, and links that lead somewhere', async () => {
    const site = join(path, `site-${how}`)
    mkdirSync(site)
    await json('export', 'site', site, '--no-pictures', '--base', 'https://example.org/charts/')
    expect(readdirSync(join(site, 'announcements', 'hit-and-run')).sort()).toEqual(['1-v1.html', '1-v2.html', '1.html'])
    const page = readFileSync(join(site, 'announcements', 'hit-and-run', '1.html'), 'utf8')
    expect(page).toContain('Correction: Netflix cancels')
    expect(page).toContain('href="../../announcements/index.html"')
    expect(readFileSync(join(site, 'announcements', 'index.html'), 'utf8')).toContain('href="../announcements/hit-and-run/1-v2.html"')
    expect(readFileSync(join(site, 'feeds', 'editions.rss'), 'utf8')).toContain(
      'https://example.org/charts/announcements/hit-and-run/1-v1.html',
    )
  })
})
