import { type Announcement, Problem, type Release } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Announcements, announcementHash, announcementLinkedData, releaseMarkdown, releaseText } from '../../src/announcements/index.js'
import type { Engine } from '../../src/engine.js'
import { importNetflixTop10 } from '../../src/published/index.js'
import { defineQuery, Int64 } from '../../src/store/index.js'
import { decision, duneFacts, ledgerWorld, recordDune, secretCase } from '../decisions/ledger-world.js'
import { netflixFile } from '../published/netflix-file.js'

const steps = defineQuery({
  tag: 'test.steps',
  sql: '-- one row: how many steps were kept\nSELECT count() AS step FROM announcements',
  row: Type.Object({ step: Int64 }),
})

let engine: Engine
let close: () => Promise<void>
let clock = Date.parse('2021-09-21T10:00:00.000Z')
let announcements: Announcements
beforeAll(async () => {
  ;({ engine, close } = await ledgerWorld())
  const { store, records, ledger, charts, editions } = engine
  announcements = new Announcements({ store, records, ledger, charts, editions, now: () => clock })
})
afterAll(() => close())
beforeEach(async () => {
  clock = Date.parse('2021-09-21T10:00:00.000Z')
  for (const table of ['decisions', 'record_versions', 'announcements', 'editions'])
    await engine.store.command('test.forget', `TRUNCATE TABLE ${table}`)
  await recordDune(engine)
})

const decide = (outcome: string, more: object = {}) =>
  engine.ledger.decide(decision(outcome, { on: '2021-09-20', case: secretCase, ...more }), 'ada')
const show = (version?: number) => announcements.show('dune', 1, version)
const change = (what: object) => announcements.change({ title: 'dune', season: 1, ...what }, 'ben')
const quote = { by: 'Dana Levi, head of series', words: 'We are proud of it.' }
/** Headline, texts and notes, all that a reader sees. */
const everything = (announcement: Announcement): string =>
  [
    JSON.stringify(announcement),
    releaseText(announcement),
    releaseMarkdown(announcement),
    JSON.stringify(announcementLinkedData(announcement)),
  ].join('\n')

describe('a release', () => {
  test('says what was decided, what the audience was, what it is, and where each statement comes from', async () => {
    await decide('cancelled')
    expect(releaseText(await show())).toBe(`DRAFT – NOT FOR PUBLICATION

NOA CANCELS “DUNE” AFTER ONE SEASON

The desert series was viewed for 549 million minutes in the week of 9–15
August 2021, No. 8 on the Nielsen Streaming Top 10 (US) [1].

20 September 2021 – Noa will not make a second season of the desert series
Dune, as was decided today [2]. The nine episodes of season 1 came out all at
once on 6 August 2021 [2]. The season ends on a cliffhanger [2].

THE AUDIENCE

Dune was No. 8 on the Nielsen Streaming Top 10 (US) in the week of 9–15 August
2021, with 549 million minutes viewed [1]. It was No. 2 on the Originals list
of the Nielsen Streaming Top 10 (US) in the week of 9–15 August 2021, with 549
million minutes viewed [3].

Dune was No. 1 on the TV (English) list of the Netflix Global Top 10 in the
week of 9–15 August 2021, with 45.19 million hours viewed [4].

ABOUT DUNE

Dune was created by Ana Ruiz [2].

– ENDS –

NOTES TO EDITORS

• Nielsen Streaming Top 10 (US): Minutes viewed in the United States, one row
  per title over all its seasons. Only what was reported is known: ranks and
  figures nobody reported stay empty.
• Netflix Global Top 10: Ranked by hours viewed up to the week of 2023-06-05,
  by views (hours viewed ÷ runtime) since.
• What is not said here is not known publicly.

SOURCES

[1] Nielsen streaming lists for the United States, as reported: Overall, week
    of 9–15 August 2021 (as printed)
    https://nielsen.example/overall
[2] record.example
    https://record.example/dune
[3] Nielsen streaming lists for the United States, as reported: Originals,
    week of 9–15 August 2021
    https://nielsen.example/originals
[4] Netflix, weekly global Top 10 lists as published: TV (English), week of
    9–15 August 2021
    https://netflix.example/top10
`)
  })

  test('cites the edition where one is out, with the edition’s own figure', async () => {
    await decide('cancelled')
    const { id } = await engine.editions.publish({ chart: 'nielsen-us', week: '2021-08-09' }, 'ada')
    clock = Date.now() + 1000
    const { release } = await show()
    expect(release.notes[0]).toMatchObject({ edition: id, address: null, text: expect.stringContaining(`Edition ${id}`) })
    expect(release.remarks.join()).toMatch(/sweeps verify/)
  })

  test('has no figure of one’s own that no edition has, or whose edition is under embargo', async () => {
    await decide('cancelled')
    expect(everything(await show())).not.toMatch(/census/i)
    await engine.editions.publish({ chart: 'census', week: '2021-08-09', embargo: '2199-01-01T00:00:00Z' }, 'ada')
    clock = Date.now() + 1000
    expect(everything(await show())).not.toMatch(/census/i)
    clock = Date.parse('2199-01-02T00:00:00Z')
    expect(everything(await show())).toMatch(/census-2021-08-09-r1/)
  })

  test('takes no week that was not over on the day', async () => {
    await decide('cancelled', { on: '2021-08-12' })
    expect((await show()).release.sections.map(({ heading }) => heading)).toEqual(['About Dune'])
  })

  test('has every figure noted: no run that names a number of viewing is without a source', async () => {
    await decide('cancelled')
    const { release } = await show()
    const runs = [release.deck, release.lead, ...release.sections.flatMap(({ paragraphs }) => paragraphs)].flat()
    const figures = runs.filter(({ text }) => /million|No\. \d/.test(text))
    expect(figures.length).toBeGreaterThan(3)
    expect(figures.filter(({ notes }) => notes.length === 0)).toEqual([])
    const numbers = release.notes.map(({ number }) => number)
    expect(runs.flatMap(({ notes }) => notes).filter(number => !numbers.includes(number))).toEqual([])
  })

  test.each([
    ['renewed', 'Noa renews “Dune” for season 2', 'returning for season 2'],
    ['final-season', 'Noa gives “Dune” a final season', 'returning for season 2, its last'],
    ['ended', '“Dune” has ended after one season', 'ended with season 1'],
    ['revived', 'Noa brings “Dune” back for season 2', 'back for season 2'],
    ['greenlight', 'Noa orders season 1 of “Dune”', 'season 1 ordered'],
  ])('of %s', async (outcome, headline, status) => {
    await decide(outcome)
    expect(await show()).toMatchObject({ status, release: { headline } })
  })

  test('of an open question is refused, and so is one of nothing', async () => {
    await expect(show()).rejects.toMatchObject({ code: 'not-found', message: expect.stringMatching(/sweeps decide dune\/1/) })
    await decide('undecided')
    await expect(show()).rejects.toMatchObject({ code: 'invalid-request', message: expect.stringMatching(/nothing to announce/) })
  })

  test('of a reported decision says so, and gives the reason as reported; the reason of one’s own stays inside', async () => {
    await decide('cancelled', { source: 'https://news.example/x', reason: 'high cost' })
    const text = releaseText(await show())
    expect(text).toMatch(/it was reported\s+today \[2\]/)
    expect(text).toMatch(/The\s+reasons, as reported: high cost \[\d\]/)
    await decide('cancelled', { reason: 'Only for us.' })
    expect(everything(await show())).not.toMatch(/Only for us/)
    expect(releaseText(await change({ because: 'The story is told' }))).toMatch(/The\s+story\s+is\s+told\./)
  })
})

describe('what is confidential', () => {
  test('is in no form of a release: not the record’s, not the case’s, not the ledger’s reason', async () => {
    await decide('cancelled', { reason: 'At 7.7 million an episode it does not pay.' })
    const published = await change({ quotes: [quote], place: 'Tel Aviv', contact: 'press@noa.example', approve: true, publish: true })
    for (const one of [await show(), published, ...(await announcements.published())])
      expect(everything(one)).not.toMatch(
        /7[.,]7|7[., ]?700[., ]?000|69[.,]3|12[.,]?345[.,]?678|87[.,]?654[.,]?321|Secret Valley|does not pay|line producer|call sheet|0\.25/,
      )
  })

  const secrets = [
    ['the amount', 'It cost $7.7m an episode.'],
    ['the amount in full', 'It cost 7,700,000 dollars.'],
    ['the amount, continental', 'It cost 7.700.000 dollars.'],
    ['the amount, spaced', 'It cost 7 700 000 dollars.'],
    ['about the amount', 'It cost 7.72 million.'],
    ['what a season of such episodes comes to', 'The season cost 69.3 million.'],
    ['a cost of the case', 'An episode is 12.3 million.'],
    ['a value of the case', 'It was worth 87.7 million.'],
    ['a confidential place', 'We shot in secret valley.'],
  ] as const

  test('cannot be typed in, in whatever words and wherever', async () => {
    await decide('cancelled')
    const edits = (words: string) => [{ quotes: [{ by: 'Dana', words }] }, { because: words }, { contact: words }, { place: words }]
    // Each in one place, the first in all of them.
    for (const [at, [name, words]] of secrets.entries())
      for (const edit of at === 0 ? edits(words) : [edits(words)[at % 4]!])
        await expect(change(edit), `${name}, as ${Object.keys(edit)[0]}`).rejects.toMatchObject({ code: 'confidential' })
    expect((await show()).edits.quotes).toEqual([])
  })

  test('may be said once it is public', async () => {
    await decide('cancelled', { case: undefined })
    const open = duneFacts.map(fact => (fact.fact === 'cost' ? { ...fact, confidential: undefined, source: 'https://cost.example' } : fact))
    await engine.records.import(
      { format: 'sweeps-record/1', title: 'dune', season: 1, name: 'Dune', facts: JSON.parse(JSON.stringify(open)) },
      { actor: 'ada', note: '' },
    )
    await engine.records.import(
      { format: 'sweeps-record/1', title: 'dune', season: 1, name: 'Dune', facts: [{ fact: 'cost', value: null, confidential: true }] },
      { actor: 'ada', note: '' },
    )
    expect(releaseText(await change({ quotes: [{ by: 'Dana', words: 'It cost $7.7m an episode.' }] }))).toMatch(
      /It cost USD 7,700,000 an episode \[\d+\]/,
    )
  })

  test('does not stop what is public, however near a figure of the case comes to it', async () => {
    await decide('cancelled', { case: { breakEvenCostPerEpisode: 7_650_000 } })
    const open = {
      fact: 'cost' as const,
      value: { amount: 7_700_000, currency: 'USD', per: 'episode' as const },
      source: 'https://cost.example',
    }
    const file = { format: 'sweeps-record/1' as const, title: 'dune', season: 1, name: 'Dune' }
    await engine.records.import({ ...file, facts: [open] }, { actor: 'ada', note: '' })
    expect(releaseText(await show())).toMatch(/It\s+cost\s+USD\s+7,700,000\s+an\s+episode/)
    await expect(change({ contact: 'It had to cost 7.65 million.' })).rejects.toMatchObject({ code: 'confidential' })
  })

  test('stops the publication when it became so after the approval', async () => {
    await decide('cancelled')
    await change({ quotes: [{ by: 'Dana', words: 'We shot in Lisbon.' }], approve: true })
    await engine.records.import(
      {
        format: 'sweeps-record/1',
        title: 'dune',
        season: 1,
        name: 'Dune',
        facts: [{ fact: 'filming', value: { place: 'Lisbon' }, source: 'x', confidential: true }],
      },
      { actor: 'ada', note: '' },
    )
    await expect(change({ publish: true })).rejects.toBeInstanceOf(Problem)
    expect(await announcements.published()).toEqual([])
  })
})

describe('the way out', () => {
  test('draft → approved → embargoed → published', async () => {
    await decide('cancelled')
    expect((await change({ quotes: [quote] })).state).toBe('draft')
    await expect(change({ publish: true })).rejects.toMatchObject({
      code: 'invalid-request',
      message: expect.stringMatching(/version 1 is draft/),
    })
    await expect(change({ embargo: '2021-09-22T09:00:00Z' })).rejects.toMatchObject({ message: expect.stringMatching(/approve it/) })
    expect(await change({ approve: true })).toMatchObject({ state: 'approved', out: null })
    expect(await change({ embargo: '2021-09-22T09:00:00Z' })).toMatchObject({
      state: 'embargoed',
      embargo: '2021-09-22T09:00:00.000Z',
      out: null,
    })
    expect(await announcements.coming()).toEqual([])
    expect(await change({ publish: true })).toMatchObject({ state: 'embargoed', out: null })
    expect(await announcements.coming()).toEqual([Date.parse('2021-09-22T09:00:00Z')])
    expect([await announcements.published(), await announcements.status('dune')]).toEqual([[], null])
    await expect(announcements.publishedOf('dune', 1)).rejects.toMatchObject({ code: 'not-found' })
    clock = Date.parse('2021-09-22T09:00:00Z')
    expect((await announcements.publishedOf('dune', 1)).announcement).toMatchObject({ state: 'published', out: '2021-09-22T09:00:00.000Z' })
    expect(await announcements.coming()).toEqual([])
    expect(await announcements.status('dune')).toEqual({
      ...{ title: 'dune', season: 1, outcome: 'cancelled', status: 'not returning for season 2' },
      ...{ announced: '2021-09-22T09:00:00.000Z', announcement: 'dune-1-v1' },
    })
  })

  test('approval freezes it; a change makes it a draft again', async () => {
    await decide('cancelled')
    const approved = await change({ approve: true })
    await engine.records.import(
      { format: 'sweeps-record/1', title: 'dune', season: 1, name: 'Dune: the series', facts: [] },
      { actor: 'ada', note: '' },
    )
    expect((await show()).release).toEqual(approved.release)
    expect(announcementHash(await show())).toBe(approved.hash)
    const again = await change({ quotes: [quote] })
    expect([again.state, again.release.headline]).toEqual(['draft', 'Noa cancels “Dune: the series” after one season'])
  })

  test('what was published stays; a correction is a new version that says what it corrects', async () => {
    await decide('cancelled')
    const first = await change({ quotes: [quote], approve: true, publish: true })
    await expect(change({ quotes: [quote] })).rejects.toMatchObject({ message: expect.stringMatching(/stays as it is/) })
    clock += 3_600_000
    expect(await change({ correct: 'The name of the service.' })).toMatchObject({ version: 2, state: 'draft' })
    expect((await announcements.publishedOf('dune', 1)).latest).toBe(1)
    const second = await change({ quotes: null, approve: true, publish: true })
    expect(second.release).toMatchObject({ headline: 'Correction: Noa cancels “Dune” after one season', quotes: [] })
    expect(second.release.lead[0]!.text).toBe('What is corrected: The name of the service.')
    expect((await announcements.publishedOf('dune', 1, 1)).announcement).toEqual(first)
    expect((await announcements.published()).map(({ version }) => version)).toEqual([2, 1])
    expect(await announcements.list()).toMatchObject([{ version: 2, state: 'published' }])
  })

  test('a later decision is announced as the next version, without being a correction', async () => {
    await decide('cancelled')
    await change({ quotes: [quote], approve: true, publish: true })
    await decide('revived', { on: '2021-09-21' })
    expect(await show()).toMatchObject({ version: 2, state: 'draft', outcome: 'revived', edits: { quotes: [] } })
    clock += 1000
    await change({ approve: true, publish: true })
    expect(await announcements.status('dune')).toMatchObject({ status: 'back for season 2' })
    expect((await announcements.publishedOf('dune', 1, 1)).announcement.outcome).toBe('cancelled')
  })

  test('nothing is half done: approved and wrongly put under embargo is neither', async () => {
    await decide('cancelled')
    await expect(change({ approve: true, embargo: 'tomorrow' })).rejects.toMatchObject({ message: expect.stringMatching(/no instant/) })
    expect((await show()).state).toBe('draft')
  })

  test('two changes at once both count', async () => {
    await decide('cancelled')
    await Promise.all([change({ quotes: [quote] }), change({ quotes: [{ by: 'Ben', words: 'So am I.' }] })])
    expect((await show()).edits.quotes.map(({ by }) => by)).toEqual(['Dana Levi, head of series', 'Ben'])
  })
})

describe('a draft', () => {
  const preview = (what: object) => announcements.preview({ title: 'dune', season: 1, ...what })

  test('is previewed with all that is typed, the reason too, and nothing of it is kept', async () => {
    await decide('cancelled')
    const before = await show()
    const seen = await preview({ because: 'The story is told', allQuotes: [quote] })
    expect(releaseText(seen)).toMatch(/The\s+story\s+is\s+told\./)
    expect(seen.release.quotes).toEqual([quote])
    expect(await show()).toEqual(before)
    expect(await preview({})).toEqual(before)
    await expect(preview({ because: 'It cost $7.7m an episode.' })).rejects.toMatchObject({ code: 'confidential' })
    await change({ approve: true, publish: true })
    await expect(preview({ because: 'No.' })).rejects.toMatchObject({ message: expect.stringMatching(/stays as it is/) })
  })

  test('takes all its quotes at once, in one step or not at all', async () => {
    await decide('cancelled')
    await change({ quotes: [quote, { by: 'Ben', words: 'So am I.' }] })
    const other = { by: 'Cleo', words: 'It was time.' }
    await expect(change({ allQuotes: [other, { by: '', words: 'x' }] })).rejects.toMatchObject({ code: 'invalid-request' })
    await expect(change({ allQuotes: [other], quotes: [quote] })).rejects.toMatchObject({ message: expect.stringMatching(/not both/) })
    expect((await show()).edits.quotes).toHaveLength(2)
    const [{ step: before } = { step: 0 }] = await engine.store.run(steps, {})
    expect((await change({ allQuotes: [other] })).edits.quotes).toEqual([other])
    const [{ step: after } = { step: 0 }] = await engine.store.run(steps, {})
    expect(after).toBe(before + 1)
    expect((await change({ allQuotes: [] })).edits.quotes).toEqual([])
  })

  test('says which figures it has; those of today are taken when they are asked for, and approval freezes them', async () => {
    await decide('cancelled')
    const written = (await engine.ledger.entries({ title: 'dune' }))[0]!.written
    expect((await show()).evidence).toEqual({
      ...{ figures: 'decision', at: written, newer: false },
      words: expect.stringMatching(/^Figures as they stood when decision-1 was written \(.*\)\. No others are held\.$/),
    })
    const netflix = (week: string, hours: number) =>
      importNetflixTop10(engine.store, netflixFile(`${week} | T | 1 | Dune | Dune: Season 1 | ${hours} | | | 2`))
    await netflix('2021-08-22', 12_340_000)
    // Its week ended after the decision.
    await netflix('2021-09-26', 9_990_000)
    for (const source of ['netflix-top10', 'nielsen-top10']) engine.charts.changed(source)
    const stale = await show()
    expect(stale.evidence).toMatchObject({ newer: true, words: expect.stringContaining('enter the decision again') })
    expect(releaseText(stale)).not.toContain('12.34')
    const fresh = await change({ figures: 'today' })
    expect(fresh.evidence).toMatchObject({ figures: 'today', newer: true, at: '2021-09-21T10:00:00.000Z' })
    const text = releaseText(fresh)
    expect(text).toContain('12.34')
    expect(text).not.toContain('9.99')
    expect(text).toMatch(/as they were known on\s+21 September 2021/)
    const approved = await change({ approve: true })
    await netflix('2021-08-29', 8_880_000)
    engine.charts.changed('netflix-top10')
    expect(await show()).toEqual(approved)
    expect(releaseText(await change({ figures: 'decision' }))).not.toContain('12.34')
    await engine.store.command('test.forget', "ALTER TABLE figures DELETE WHERE period_start >= '2021-08-16' SETTINGS mutations_sync = 1")
    for (const source of ['netflix-top10', 'nielsen-top10']) engine.charts.changed(source)
  })
})

describe('hostile words', () => {
  const hostile = '<script>alert(1)</script> [x](javascript:alert(1)) # *b* `c`\u0007\u001b[31m'
  test('stay words in Markdown and text', async () => {
    await decide('cancelled')
    const announcement = await change({ quotes: [{ by: hostile, words: hostile }], because: hostile })
    const markdown = releaseMarkdown(announcement)
    expect(markdown).not.toMatch(/(?<!\\)<script|(?<!\\)\]\(javascript|\p{Cc}(?<!\n)/u)
    expect(markdown).toContain('\\<script\\>')
    expect(releaseText(announcement)).not.toMatch(/\p{Cc}(?<!\n)/u)
  })
})

test('linked data tells machines of the season and what becomes of it', async () => {
  await decide('cancelled')
  const published = await change({ approve: true, publish: true })
  expect(announcementLinkedData(published, 'https://noa.example/announcements/dune/1')).toMatchObject({
    '@type': 'NewsArticle',
    url: 'https://noa.example/announcements/dune/1',
    datePublished: '2021-09-21T10:00:00.000Z',
    version: '1',
    about: {
      '@type': 'TVSeason',
      ...{ seasonNumber: 1, numberOfEpisodes: 9, startDate: '2021-08-06', creativeWorkStatus: 'Cancelled' },
      partOfSeries: { '@type': 'TVSeries', name: 'Dune', creativeWorkStatus: 'not returning for season 2', publisher: { name: 'Noa' } },
    },
  })
})

test('a release without anything known is still one', async () => {
  await engine.ledger.decide(decision('cancelled', { title: 'vera', on: null }), 'ada')
  const { release }: { release: Release } = await announcements.show('vera', 1)
  expect(release).toMatchObject({ headline: '“Vera” is cancelled after one season', deck: [], sections: [], notes: [] })
  expect(release.lead).toEqual([{ text: 'There will be no second season of the series Vera.', notes: [] }])
})
