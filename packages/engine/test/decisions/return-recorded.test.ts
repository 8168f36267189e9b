import { rmSync } from 'node:fs'
import { addDays } from '@sweeps/model'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ProductionRecords, readRecord } from '../../src/catalogue/index.js'
import { recordedSeasons } from '../../src/decisions/history/recorded-seasons.js'
import { backtestRenewal, importOutcomes, probabilityOfReturn, renewalCase, trackRecord } from '../../src/decisions/index.js'
import { openEngine } from '../../src/engine.js'
import { importNetflixTop10 } from '../../src/published/index.js'
import { netflixFile } from '../published/netflix-file.js'
import { made, newDirectory } from '../world.js'

/*
 * A world in which reception decides. First seasons, one every six days; of each, one week in the Top 10 is known, at ranks
 * that say nothing.
 *
 *   past-0 … past-59     from 2021-01-04 to 2021-12-24: the even ones are back a year later, the odd ones are not
 *   young-0 … young-14   from 2023-01-02 to 2023-03-27: the same; young-0, -2 and -4 are back by 2024-01-31, the others are open then
 *   liked, panned, mute  2023-09-01: what is asked about, on 2024-01-31; all of past-* have their outcome by then
 *
 * Where a test says so, critics gave the even ones 80 to 84 of 100 ten days after the release, the odd ones 50 to 54; liked has 4.5 of 5 and
 * panned 2 of 5 from 2023-09-11, mute has no score.
 */
const header = 'show,season,released,outcome,next_season_seen,runtime_minutes,charted_top10'
const past = Array.from({ length: 60 }, (_, at) => ({
  title: `past-${at}`,
  released: addDays('2021-01-04', 6 * at),
  even: at % 2 === 0,
  at,
}))
const young = Array.from({ length: 15 }, (_, at) => ({
  title: `young-${at}`,
  released: addDays('2023-01-02', 6 * at),
  even: at % 2 === 0,
  at,
}))
const asked = ['liked', 'panned', 'mute'].map((title, at) => ({ title, released: '2023-09-01', at }))
const asOf = '2024-01-31'

const directory = await newDirectory()
const engine = await openEngine({ directory })
const returnOf = (title: string, on = asOf) => probabilityOfReturn(engine, { title, season: 1, asOf: on })
const caseOf = (title: string, request = {}) => renewalCase(engine, { title, season: 1, asOf, ...request })

const record = (title: string, facts: object[], into: ProductionRecords = engine.records) =>
  into.import(
    readRecord(
      JSON.stringify({
        format: 'sweeps-record/1',
        title,
        season: 1,
        name: title,
        facts: facts.map(fact => ({ source: 'a page', ...fact })),
      }),
    ),
    { ...made, note: 'test' },
  )
const score = (value: number, on?: string, more: object = {}) => ({
  fact: 'score',
  value: { by: 'critics', value, of: 100, ...more },
  ...(on && { on }),
})
const cost = (amount: number, more: object = {}, currency = 'USD') => ({
  fact: 'cost',
  value: { amount, currency, per: 'episode' },
  on: '2021-01-01',
  ...more,
})
const critics = (season: { released: string; even: boolean; at: number }) =>
  score((season.even ? 80 : 50) + (season.at % 5), addDays(season.released, 10))

/** The records of `scored`, as they were made there. */
async function recordScores(seasons = [...past, ...young]): Promise<void> {
  const titles = [...seasons.map(({ title }) => title), 'liked', 'panned']
  const copy = 'INSERT INTO record_versions SELECT * FROM scored WHERE has({titles:Array(String)}, title)'
  await engine.store.command('test', copy, { titles })
}

/** Records every score once, in a table of its own: nearly all tests begin with some of them. */
async function makeScores(): Promise<void> {
  for (const season of [...past, ...young]) await record(season.title, [critics(season)])
  await record('liked', [{ fact: 'score', value: { by: 'critics', value: 4.5, of: 5, site: 'A' }, on: '2023-09-11' }])
  await record('panned', [{ fact: 'score', value: { by: 'critics', value: 2, of: 5, site: 'A' }, on: '2023-09-11' }])
  await engine.store.command('test', 'CREATE TABLE scored AS record_versions')
  await engine.store.command('test', 'INSERT INTO scored SELECT * FROM record_versions')
}

const forgetRecords = async (): Promise<void> => {
  await engine.store.command('test', 'TRUNCATE TABLE record_versions')
}

beforeAll(async () => {
  const outcomes = [
    ...[...past, ...young].map(({ title, released, even }) =>
      even ? `${title},1,${released},returned,${addDays(released, 365)},300,1` : `${title},1,${released},not_seen_again,,300,1`,
    ),
    ...asked.map(({ title, released }) => `${title},1,${released},renewed_or_pending,,300,1`),
  ]
  await importOutcomes(engine.store, `${[header, ...outcomes, ''].join('\n')}`)
  const weeks = [...past, ...young, ...asked].map(({ title, released, at }) => {
    const sunday = addDays(released, (7 - new Date(released).getUTCDay()) % 7)
    return `${sunday} | T | ${1 + (at % 7)} | ${title} | ${title}: Season 1 | 100 | | | 1`
  })
  await importNetflixTop10(
    engine.store,
    netflixFile(
      ['2020-12-27 | T | 5 | Old | Old: Season 1 | 100 | | | 1', ...weeks, '2024-02-25 | T | 5 | New | New: Season 1 | 100 | | | 1'].join(
        '\n',
      ),
    ),
  )
  await makeScores()
})
beforeEach(forgetRecords)
afterAll(async () => {
  await engine.close()
  rmSync(directory, { recursive: true, force: true })
})

describe('reception', () => {
  test('decides where it decided before: its share has the sign of the score, and the probability follows', async () => {
    const [before, mutely] = [await returnOf('liked'), await returnOf('mute')]
    expect(before.drivers.map(({ name }) => name)).not.toContain('critics')
    expect(before.p!).toBeGreaterThan(0.35)
    expect(before.p!).toBeLessThan(0.65)
    await recordScores()
    const [liked, panned, mute] = [await returnOf('liked'), await returnOf('panned'), await returnOf('mute')]
    expect(liked.drivers[0]).toMatchObject({ name: 'critics', value: '0.90 (one source)' })
    expect(liked.drivers[0]!.logOdds).toBeGreaterThan(1)
    expect(liked.drivers[0]!.share).toBeGreaterThan(0.8)
    expect(panned.drivers[0]).toMatchObject({ name: 'critics', value: '0.40 (one source)' })
    expect(panned.drivers[0]!.logOdds).toBeLessThan(-1)
    expect(liked.p!).toBeGreaterThan(0.85)
    expect(panned.p!).toBeLessThan(0.15)
    expect(liked.drivers.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9)
    expect(liked.recorded[0]).toMatchObject({ name: 'critics', state: 'used', seasons: 63, returned: 33, notReturned: 30 })
    expect(liked.notes).toContain(
      'Critics’ scores are a driver: 63 past seasons with a known outcome have one on record; those without one count with the mean of these.',
    )
    // A season without a score is as it was before there were any, to the last digit: its share is none.
    const { notes, recorded, quality, evidence, ...answer } = mute
    expect(answer).toMatchObject({ p: mutely.p, low: mutely.low, high: mutely.high, drivers: mutely.drivers })
    expect(mute.drivers.map(({ name }) => name)).not.toContain('critics')
    expect(recorded[0]).toMatchObject({ name: 'critics', state: 'not-recorded', recorded: false })
    expect(notes).toContain(
      'No critics’ score of it is on record, so its share is none: 63 past seasons with a known outcome have one on record.',
    )
    expect([quality, evidence]).toEqual([liked.quality, liked.evidence])
  })

  test('the case shows it among its drivers, and says what is missing', async () => {
    await recordScores()
    const liked = await caseOf('liked')
    expect(liked.drivers[0]).toMatchObject({ name: 'critics', words: 'what critics gave it, where 0 is the worst and 1 the best' })
    expect(liked.missing.map(({ what }) => what)).not.toContain('reception')
    const mute = await caseOf('mute')
    expect(mute.missing).toContainEqual(
      expect.objectContaining({ what: 'a critics’ score', why: expect.stringMatching(/^63 past seasons/) }),
    )
    expect(mute.missing).toContainEqual(
      expect.objectContaining({
        what: 'reception and costs of past seasons',
        why: expect.stringMatching(/on record no scores of the audience, no public costs of an episode; from 40 on, with 10/),
      }),
    )
  })

  test('what was said after the day is not known on it; of a month it is known at its end', async () => {
    await recordScores(past)
    const none = await returnOf('mute')
    await record('mute', [score(90, '2024-02')])
    expect(await returnOf('mute')).toEqual(none)
    expect((await returnOf('mute', '2024-02-28')).recorded[0]!.state).toBe('not-recorded')
    expect((await returnOf('mute', '2024-02-29')).drivers[0]).toMatchObject({ name: 'critics', value: '0.90 (one source)' })
  })

  test('past seasons whose scores came after the day teach nothing', async () => {
    await recordScores([])
    const before = await returnOf('liked')
    for (const season of past) await record(season.title, [{ ...critics(season), on: '2024-02-01' }])
    expect(await returnOf('liked')).toEqual(before)
    expect((await returnOf('liked', '2024-02-01')).recorded[0]!.state).toBe('used')
  })

  test('what has no day is known from the day on which it was first on record', async () => {
    const clock = { now: Date.parse('2024-01-20T12:00:00Z') }
    const records = new ProductionRecords(engine.store, () => clock.now)
    for (const season of past) await record(season.title, [score(season.even ? 80 : 50)], records)
    await record('liked', [score(90)], records)
    clock.now = Date.parse('2024-01-25T12:00:00Z')
    // A later version, with another fact: the score has been there since before.
    await record('liked', [{ fact: 'genre', value: 'thriller' }], records)
    expect((await returnOf('liked', '2024-01-19')).recorded[0]).toMatchObject({ state: 'none', seasons: 0 })
    expect((await returnOf('liked', '2024-01-20')).drivers[0]).toMatchObject({ name: 'critics', value: '0.90 (one source)' })
    expect((await recordedSeasons(engine.store, 0)).find(({ title }) => title === 'liked')!.scores).toEqual([
      { by: 'critics', site: null, value: 0.9, known: '2024-01-20' },
    ])
  })

  test('thirty-nine past seasons are too few, and it is said; nine of a kind are too', async () => {
    await recordScores([...past.filter(({ even }) => even), ...past.filter(({ even }) => !even).slice(0, 9)])
    const { drivers, recorded, notes } = await returnOf('liked')
    expect(drivers.map(({ name }) => name)).not.toContain('critics')
    expect(recorded[0]).toMatchObject({ state: 'too-few', seasons: 39, returned: 30, notReturned: 9, recorded: true })
    expect(notes).toContain(
      'Critics’ scores are no driver: 39 past seasons with a known outcome have one on record (30 returned, 9 did not); it takes 40, 10 of them returned and 10 not.',
    )
    // Forty, of which still nine did not return.
    await record('young-0', [critics(young[0]!)])
    expect((await returnOf('liked')).recorded[0]).toMatchObject({ state: 'too-few', seasons: 40, notReturned: 9 })
    await record('past-59', [critics(past[59]!)])
    expect((await returnOf('liked')).recorded[0]).toMatchObject({ state: 'used', seasons: 41, notReturned: 10 })
  })

  test('the backtest uses it as it was known on its day, and shows how good it is without', async () => {
    const plain = await backtestRenewal(engine)
    expect(plain.withoutRecorded).toBeNull()
    await recordScores()
    const { all, rules, withoutRecorded } = await backtestRenewal(engine)
    expect(all!.n).toBe(15)
    expect(all!.auc!).toBeGreaterThan(0.95)
    expect(withoutRecorded).toMatchObject({ drivers: ['critics'], auc: plain.all!.auc, brier: plain.all!.brier })
    expect(withoutRecorded!.auc!).toBeLessThan(0.75)
    expect(rules[0]!.name).toBe('critics')
    expect(plain.rules.map(({ name }) => name)).not.toContain('critics')
    const { evidence } = await trackRecord(engine)
    expect(evidence).toMatchObject({ bestDriver: { name: 'critics' }, withoutRecorded: { drivers: ['critics'], auc: plain.all!.auc } })
    expect(evidence!.words.join(' ')).toMatch(
      /Without critics’ scores the area is 0\.\d\d, and its squared error \d+ % (smaller|larger) than that of the share/,
    )
    // Young seasons that were scored after the day of their backtest are scored as if nobody had.
    await forgetRecords()
    await recordScores(past)
    for (const season of young) await record(season.title, [{ ...critics(season), on: '2023-09-28' }])
    expect(await backtestRenewal(engine)).toEqual(plain)
  })
})

describe('cost', () => {
  const dear = (season: { even: boolean; at: number }) => (season.even ? 2e6 : 8e6) + 1e5 * (season.at % 7)

  test('is a driver from forty public costs in one currency on', async () => {
    for (const season of past.slice(0, 39)) await record(season.title, [cost(dear(season))])
    await record('liked', [cost(2.5e6)])
    await record('panned', [cost(9e6)])
    expect((await returnOf('liked')).recorded[2]).toMatchObject({
      name: 'cost',
      many: 'public costs of an episode in USD',
      state: 'too-few',
      seasons: 39,
    })
    // Of a season; the record says how many episodes that are.
    await record('past-39', [
      { fact: 'cost', value: { amount: 80e6, currency: 'USD', per: 'season' }, on: '2021' },
      { fact: 'episodes', value: 10 },
    ])
    const [liked, panned] = [await returnOf('liked'), await returnOf('panned')]
    expect(liked.drivers[0]).toMatchObject({ name: 'cost', words: 'cost of an episode', value: '2.5 million USD' })
    expect(liked.drivers[0]!.logOdds).toBeGreaterThan(0.5)
    expect(panned.drivers[0]!.logOdds).toBeLessThan(-0.5)
    expect(liked.p!).toBeGreaterThan(panned.p! + 0.3)
    // Money of another currency is not compared.
    await record('mute', [cost(2.5e6, {}, 'EUR')])
    expect((await returnOf('mute')).recorded[2]).toMatchObject({ state: 'none', recorded: true, many: 'public costs of an episode in EUR' })
  })

  test('in confidence teaches nothing and shows nothing, whoever reads', async () => {
    for (const season of past.slice(0, 39)) await record(season.title, [cost(dear(season))])
    const before = { liked: await returnOf('liked'), case: await caseOf('liked') }
    await record('past-39', [cost(7_654_321, { confidential: true })])
    await record('liked', [cost(1_234_567, { confidential: true })])
    expect(await returnOf('liked')).toEqual(before.liked)
    const unseen = await caseOf('liked')
    expect(unseen).toEqual(before.case)
    expect(JSON.stringify(unseen)).not.toMatch(/7654321|1234567|7,65|1,23/)
    // Those who decide see the cost in their case; the probability is the same for all: it is frozen with decisions, and others read it there.
    const seen = await caseOf('liked', { confidential: true })
    expect(seen.cost.perEpisode).toBe(1_234_567)
    expect(seen.probabilityOfReturn).toEqual(unseen.probabilityOfReturn)
    expect(seen.drivers).toEqual(unseen.drivers)
    // With forty public ones the confidential cost of the season itself still says nothing.
    await record('past-40', [cost(2e6)])
    const one = await returnOf('liked')
    expect(one.recorded[2]).toMatchObject({ state: 'not-recorded', seasons: 40 })
    expect(one).toMatchObject({ p: before.liked.p, low: before.liked.low, high: before.liked.high, drivers: before.liked.drivers })
  })
})

test('an edit of a record that changes no score and no cost makes nothing be learned again', async () => {
  await recordScores()
  const history = await engine.history.stored()
  await record('liked', [{ fact: 'genre', value: 'thriller' }])
  expect(await engine.history.stored()).toBe(history)
  await record('liked', [score(10, '2023-09-12')])
  expect(await engine.history.stored()).not.toBe(history)
})
