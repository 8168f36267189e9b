import { rmSync } from 'node:fs'
import { Readable } from 'node:stream'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { RemapRequest } from '../../src/catalogue/index.js'
import { type Engine, openEngine } from '../../src/engine.js'
import { operations } from '../../src/operations/index.js'
import { newDirectory } from '../world.js'

/*
 * One service, two weeks (A of 2021-08-09, B of 2021-08-16), minutes watched:
 *
 *   content | stands at       |  A |  B
 *   h1      | hit-and-run/1/1 | 30 |
 *   h8      | hit-and-run/1/8 | 20 | 10
 *   h9      | hit-and-run/1/9 | 15 |
 *   o1      | old-title/1/1   | 25 |
 *   n1      | new-title/1/1   | 40 |
 *   n2      | new-title/1/2   |    |
 *   f1      | a-film          |  5 |
 *   u1      | nowhere         |  7 |
 */
let directory: string
let engine: Engine
const actor = 'a test'
const call = { actor, progress: () => {} }

const catalogue = `service,content,title,season,episode,name,kind,origin,language,runtime_ms,released,title_name
s,h1,hit-and-run,1,1,Hit & Run: Season 1,series,original,en,2400000,2021-08-06,Hit & Run
s,h8,hit-and-run,1,8,Hit & Run: Season 1,series,original,en,2400000,2021-08-06,Hit & Run
s,h9,hit-and-run,1,9,The last,series,original,en,2400000,2021-08-06,Hit & Run
s,o1,old-title,1,1,,series,,de,1800000,2021-08-06,Old Title
s,n1,new-title,1,1,,series,,en,3600000,2021-08-06,New Title
s,n2,new-title,1,2,,series,,en,3600000,2021-08-06,New Title
s,f1,a-film,,,A Film,film,,en,5400000,2021-08-06,A Film
`
const watched = [
  ['h1', 30, '2021-08-10'],
  ['h8', 20, '2021-08-11'],
  ['h8', 10, '2021-08-18'],
  ['h9', 15, '2021-08-11'],
  ['o1', 25, '2021-08-12'],
  ['n1', 40, '2021-08-12'],
  ['f1', 5, '2021-08-13'],
  ['u1', 7, '2021-08-13'],
] as const

beforeEach(async () => {
  // Opening anew takes a while: only after a test that changed something.
  if (engine?.catalogue.version === 1) return
  await close()
  directory = await newDirectory()
  engine = await openEngine({ directory })
  await engine.catalogue.import(catalogue, { actor, note: 'first.csv' })
  const lines = watched.map(([content, minutes, day], index) => {
    const start = `${day}T20:00:00.000Z`
    const stop = new Date(Date.parse(start) + minutes * 60_000).toISOString()
    return `${JSON.stringify({ service: 's', content, play: `p${index}`, viewer: 'v', account: 'a', sentAt: stop, spans: [{ start, stop, position: 0 }] })}\n`
  })
  await engine.plays.import(Readable.from(lines))
})
afterAll(close)

async function close(): Promise<void> {
  if (!engine) return
  await engine.close()
  rmSync(directory, { recursive: true, force: true })
}

const remap = (request: RemapRequest, dryRun = false) => operations.remap.run(engine, { remap: request, dryRun }, call)
const remapFile = (text: string, dryRun = false) =>
  operations.remap.run(engine, { dryRun }, { ...call, file: Readable.from([Buffer.from(text)]) })
const undo = (remap = true) => operations['catalogue-undo'].run(engine, { remap }, call)
const standing = async () =>
  Object.fromEntries(
    (await engine.catalogue.entries()).map(({ content, title, season, episode }) => [content, `${title}/${season}/${episode}`]),
  )

/** What is made of the catalogue and the plays, but for the season’s report. */
async function figures() {
  const chart = (await engine.charts.export({ chart: 'census' })).map(({ week, list, rank, title, value }) => ({
    week,
    list,
    rank,
    title,
    value,
  }))
  const title = await operations.title.run(engine, { title: 'hit-and-run' }, call)
  const census = await operations.minutes.run(
    engine,
    { from: '2021-08-09', to: '2021-08-23', by: 'week,title,season,episode', metric: 'minutes,viewers,views' },
    call,
  )
  return { chart, title, census }
}

/** Everything. */
async function allFigures() {
  const season = await operations.season.run(engine, { title: 'hit-and-run', season: 1, window: 28, smallCells: 'show' }, call)
  return { ...(await figures()), season }
}

describe('a remap', () => {
  test('of an episode: history moves, and undoing it moves it back', async () => {
    const before = await allFigures()
    const preview = await remap({ from: 'hit-and-run/1/8', to: 'hit-and-run/2/1' }, true)
    expect(preview).toEqual({
      version: 1,
      dryRun: true,
      added: 0,
      changed: 1,
      removed: 0,
      changes: ['~ s h8: hit-and-run/1/8 → hit-and-run/2/1; name Hit & Run: Season 1 → Hit & Run: Season 2'],
      figures: [
        { week: '2021-08-09', title: 'hit-and-run', season: 1, before: 65, after: 45 },
        { week: '2021-08-09', title: 'hit-and-run', season: 2, before: 0, after: 20 },
        { week: '2021-08-16', title: 'hit-and-run', season: 1, before: 10, after: 0 },
        { week: '2021-08-16', title: 'hit-and-run', season: 2, before: 0, after: 10 },
      ],
    })
    expect(await allFigures()).toEqual(before)

    const done = await remap({ from: 'hit-and-run/1/8', to: 'hit-and-run/2/1' })
    expect(done).toEqual({ ...preview, version: 2, dryRun: false })
    expect(await standing()).toMatchObject({ h1: 'hit-and-run/1/1', h8: 'hit-and-run/2/1' })
    const moved = await allFigures()
    expect(moved.season.episodes.length).toBe(2)
    expect(moved.census).not.toEqual(before.census)

    expect(await undo()).toMatchObject({
      version: 3,
      restored: 1,
      figures: done.figures.map(figure => ({ ...figure, before: figure.after, after: figure.before })),
    })
    expect(await allFigures()).toEqual(before)
    expect(await engine.catalogue.entries()).toEqual(await engine.catalogue.entries(1))
  })

  test('of two titles that are one: the chart has them in one line, and two again after undo', async () => {
    const before = await figures()
    const rank = async (title: string) => {
      const { entries } = await engine.charts.chart({ chart: 'census', week: '2021-08-09' })
      return entries.filter(entry => entry.title === title).map(({ rank, value }) => [rank, value])
    }
    expect([await rank('new-title'), await rank('old-title')]).toEqual([[[2, 40]], [[3, 25]]])
    await expect(remap({ from: 'old-title', to: 'new-title' })).rejects.toMatchObject({
      code: 'invalid-request',
      message: expect.stringMatching(/new-title\/1\/1 is there already \(s n1\): --merge makes s o1 the same episode/),
    })
    expect(engine.catalogue.version).toBe(1)
    await remap({ from: 'old-title', to: 'new-title', merge: true })
    expect([await rank('new-title'), await rank('old-title')]).toEqual([[[1, 65]], []])
    expect((await engine.catalogue.entries()).find(({ content }) => content === 'o1')).toMatchObject({
      ...{ title: 'new-title', titleName: 'New Title', season: 1, episode: 1, language: 'de', runtimeMs: 1_800_000 },
    })
    await undo()
    expect(await figures()).toEqual(before)
  })

  test('of a part of a season: its episodes are counted from 1, or from the number asked for', async () => {
    await remap({ from: 'hit-and-run/1', to: 'hit-and-run/2', episodes: '8-9' })
    expect(await standing()).toMatchObject({ h1: 'hit-and-run/1/1', h8: 'hit-and-run/2/1', h9: 'hit-and-run/2/2' })
    await remap({ from: 'hit-and-run/2', to: 'hit-and-run/1', first: 8 })
    expect(await standing()).toMatchObject({ h1: 'hit-and-run/1/1', h8: 'hit-and-run/1/8', h9: 'hit-and-run/1/9' })
    expect(await engine.catalogue.entries()).toEqual(await engine.catalogue.entries(1))
  })

  test('of a season as it is keeps its numbers', async () => {
    await remap({ from: 'hit-and-run/1', to: 'old-title/2' })
    expect(await standing()).toMatchObject({ h1: 'old-title/2/1', h8: 'old-title/2/8', h9: 'old-title/2/9', o1: 'old-title/1/1' })
    const last = (await engine.catalogue.entries()).find(({ content }) => content === 'h9')
    expect(last).toMatchObject({ titleName: 'Old Title', name: 'The last' })
  })

  test('to a title there is none of yet, when that is said; its name comes from what is said, or from the slug', async () => {
    await remap({ from: 'old-title', to: 'newer-title', new: true })
    await remap({ from: 'new-title', to: 'newest', new: 'The Newest' })
    await remap({ from: 'a-film', to: 'the-film', new: true })
    const names = new Map((await engine.catalogue.entries()).map(({ content, titleName, name }) => [content, [titleName, name]]))
    expect([names.get('o1'), names.get('n1'), names.get('f1')]).toEqual([
      ['Newer Title', 'newer-title'],
      ['The Newest', 'newest'],
      ['The Film', 'The Film'],
    ])
  })

  test('of one content: known or played, to an episode or a film', async () => {
    const preview = await remap({ from: { service: 's', content: 'u1' }, to: 'hit-and-run/1/2' }, true)
    expect(preview).toMatchObject({
      added: 1,
      changes: ['+ s u1: hit-and-run/1/2'],
      figures: [
        { week: '2021-08-09', title: 'hit-and-run', season: 1, before: 65, after: 72 },
        { week: '2021-08-09', title: 'u1', season: null, before: 7, after: 0 },
      ],
    })
    const before = await figures()
    await remap({ from: { service: 's', content: 'u1' }, to: 'hit-and-run/1/2' })
    const row = (await engine.catalogue.entries()).find(({ content }) => content === 'u1')
    expect(row).toMatchObject({
      titleName: 'Hit & Run',
      name: 'Hit & Run: Season 1',
      kind: 'series',
      origin: 'original',
      language: 'en',
      runtimeMs: 0,
      released: null,
    })
    await remap({ from: { service: 's', content: 'u1' }, to: 'hit-and-run/1/9', merge: true })
    await remap({ from: { service: 's', content: 'u1' }, to: 'a-film', merge: true })
    expect((await engine.catalogue.entries()).find(({ content }) => content === 'u1')).toMatchObject({
      title: 'a-film',
      kind: 'film',
      season: 0,
      episode: 0,
    })
    for (const _ of [1, 2, 3]) await undo()
    expect(await figures()).toEqual(before)
  })

  test('leaves an edition as it was published: it verifies before, after and undone', async () => {
    const { id } = await engine.editions.publish({ chart: 'census', week: '2021-08-09' }, actor)
    const published = await engine.editions.get(id)
    for (const change of [() => remap({ from: 'old-title', to: 'new-title', merge: true }), () => undo()]) {
      await change()
      expect(await engine.editions.verify({ id })).toEqual({ id, equal: true, against: 'data', differences: [], incomparable: [] })
      expect(await engine.editions.get(id)).toEqual(published)
    }
  })

  test('is recorded with who made it, as is its undoing', async () => {
    await remap({ from: 'hit-and-run/1/8', to: 'hit-and-run/2/1' })
    await undo()
    const [last, first] = await engine.catalogue.versions()
    expect([first, last]).toMatchObject([
      { version: 2, actor, note: 'remap hit-and-run/1/8 → hit-and-run/2/1', changed: 1 },
      { version: 3, actor, note: 'undo: back to version 1', restored: 1, changed: 1 },
    ])
    const audit = (await engine.people.audit.recent(10)).map(({ actor, action, detail }) => [actor, action, detail])
    expect(audit).toEqual(
      expect.arrayContaining([
        [actor, 'remap', 'hit-and-run/1/8 → hit-and-run/2/1'],
        [actor, 'undo catalogue', 'back to version 1'],
      ]),
    )
  })
})

test('only a remap is taken back as one', async () => {
  await expect(undo()).rejects.toMatchObject({
    message: 'version 1 was not made by a remap (first.csv): sweeps catalogue undo takes it back',
  })
  await remap({ from: 'hit-and-run/1/8', to: 'hit-and-run/2/1' })
  await undo()
  await expect(undo()).rejects.toMatchObject({ code: 'invalid-request' })
  expect(await undo(false)).toMatchObject({ version: 4, restored: 0, removed: 7 })
})

test.each<[string, RemapRequest, string, RegExp]>([
  ['an unknown title', { from: 'hit-run', to: 'new-title' }, 'not-found', /has no hit-run; there is hit-and-run/],
  ['an unknown season', { from: 'old-title/3', to: 'old-title/4' }, 'not-found', /has no old-title\/3; there is old-title\/1$/],
  ['an unknown episode', { from: 'new-title/1/7', to: 'new-title/2/7' }, 'not-found', /there is new-title\/1\/1, new-title\/1\/2/],
  ['an unknown target', { from: 'old-title', to: 'nu-title' }, 'not-found', /has no title nu-title; --new makes it; there is/],
  [
    'an unknown content',
    { from: { service: 's', content: 'x' }, to: 'old-title/1/2' },
    'not-found',
    /s has no content "x", in the catalogue or in what was played/,
  ],
  [
    'a content to a season',
    { from: { service: 's', content: 'u1' }, to: 'old-title/1' },
    'invalid-request',
    /old-title\/1 is a season; write old-title\/1\/1/,
  ],
  [
    'a content to a series',
    { from: { service: 's', content: 'u1' }, to: 'old-title' },
    'invalid-request',
    /old-title is a series: name an episode/,
  ],
  [
    'a content to an episode of a film',
    { from: { service: 's', content: 'u1' }, to: 'a-film/1/1' },
    'invalid-request',
    /a-film is a film: it has neither/,
  ],
  ['itself', { from: 'old-title/1', to: 'old-title/1' }, 'invalid-request', /would be moved to where it is/],
  ['a title to a season', { from: 'old-title', to: 'new-title/2' }, 'invalid-request', /old-title is a title and new-title\/2 a season/],
  ['a film to a season', { from: 'a-film', to: 'new-title/2' }, 'invalid-request', /a title and new-title\/2 a season/],
  ['a film to a series', { from: 'a-film', to: 'new-title' }, 'invalid-request', /new-title is a series/],
  ['a series to a film', { from: 'new-title', to: 'a-film' }, 'invalid-request', /a-film is a film/],
  [
    'an episode that is there',
    { from: 'hit-and-run/1/8', to: 'hit-and-run/1/9' },
    'invalid-request',
    /1\/9 is there already \(s h9\): --merge makes s h8 the same/,
  ],
  ['a season with an episode that is there', { from: 'old-title/1', to: 'new-title/1' }, 'invalid-request', /--first counts from another/],
  ['episodes that are not there', { from: 'hit-and-run/1', to: 'hit-and-run/2', episodes: '8-12' }, 'not-found', /no hit-and-run\/1\/12/],
  ['a range backwards', { from: 'hit-and-run/1', to: 'hit-and-run/2', episodes: '9-8' }, 'invalid-request', /is no range/],
  ['a range of a title', { from: 'old-title', to: 'new-title', episodes: '1-2' }, 'invalid-request', /--episodes takes a part of a season/],
  ['a number of a title', { from: 'old-title', to: 'new-title', first: 3 }, 'invalid-request', /--first numbers the episodes of a season/],
  ['the number 0', { from: 'old-title/1', to: 'new-title/1', first: 0 }, 'invalid-request', /--first is a whole number/],
  ['a number past the last', { from: 'hit-and-run/1', to: 'hit-and-run/2', first: 9998 }, 'invalid-request', /there is none above 9999/],
  ['no slug', { from: 'Hit & Run', to: 'new-title' }, 'invalid-request', /\(hit-and-run\)/],
  ['too many parts', { from: 'a/1/2/3', to: 'new-title' }, 'invalid-request', /names no title, season or episode/],
])('%s is refused, and nothing moves', async (_, request, code, message) => {
  for (const dryRun of [true, false])
    await expect(remap(request, dryRun)).rejects.toMatchObject({ code, message: expect.stringMatching(message) })
  expect(engine.catalogue.version).toBe(1)
})

describe('a file of remaps', () => {
  test('is one version: each line stands on the one before, and undo takes all of it back', async () => {
    const text =
      'from,to,service,content,episodes,merge\nhit-and-run/1,hit-and-run/2,,,8-9,\nold-title,new-title,,,,yes\n,hit-and-run/2/3,s,u1,,\n'
    expect(await remapFile(text, true)).toMatchObject({ version: 1, changed: 3, added: 1 })
    expect(await remapFile(text)).toMatchObject({ version: 2, changed: 3, added: 1 })
    expect(await standing()).toMatchObject({ h8: 'hit-and-run/2/1', h9: 'hit-and-run/2/2', u1: 'hit-and-run/2/3', o1: 'new-title/1/1' })
    await undo()
    expect(await engine.catalogue.entries()).toEqual(await engine.catalogue.entries(1))
  })

  test('may move one out of the way and another into its place', async () => {
    await remapFile('from,to\nnew-title/1/1,new-title/1/9\nnew-title/1/2,new-title/1/1\n')
    expect(await standing()).toMatchObject({ n1: 'new-title/1/9', n2: 'new-title/1/1' })
  })

  test.each([
    [
      'a circle of two',
      'from,to\nold-title,new-title\nnew-title,old-title\n',
      /^line 3: new-title → old-title closes a circle \(new-title → old-title → new-title\)/,
    ],
    [
      'a circle of three',
      'from,to\nhit-and-run/1/1,old-title/1/2\nold-title/1/2,new-title/1/3\nnew-title/1/3,hit-and-run/1/1\n',
      /^line 4: .*closes a circle/,
    ],
    [
      'an unknown source in the last line',
      'from,to\nold-title/1/1,old-title/1/2\nshaw,new-title\n',
      /^line 3: the catalogue has no shaw.*nothing was remapped/,
    ],
    [
      'the same twice',
      'from,to\nold-title/1/1,old-title/1/2\nold-title/1/1,old-title/1/3\n',
      /^line 3: the catalogue has no old-title\/1\/1/,
    ],
    ['a film to a season', 'from,to\na-film,old-title/2\n', /^line 2: a-film is a title and/],
    [
      'both a place and a content',
      'from,to,service,content\nold-title,new-title,s,u1\n',
      /^line 2: give either from, or service and content/,
    ],
    ['a content without a service', 'service,content,to\n,u1,old-title/1/2\n', /^line 2, service: is empty/],
    ['merge that is neither yes nor empty', 'from,to,merge\nold-title,new-title,1\n', /^line 2, merge: "1"/],
    ['another column', 'from,to,why\na,b,c\n', /^line 1: "why" is no column/],
    ['no column to', 'from\na\n', /^line 1: this is not the header of such a file; it has from: the header must name to/],
    ['no lines', 'from,to\n', /there is a header and no line after it/],
  ])('with %s is refused by its line, and nothing moves', async (_, text, message) => {
    await expect(remapFile(text)).rejects.toMatchObject({ code: 'invalid-file', message: expect.stringMatching(message) })
    expect(engine.catalogue.version).toBe(1)
  })
})
