import { addDays, latestDay } from '@sweeps/model'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  chronological,
  decisionBoard,
  isWhole,
  ledgerCalibration,
  recommendationOf,
  renewalCase,
  type StoredEntry,
  visibleEntries,
  visibleEntry,
} from '../../src/decisions/index.js'
import type { Engine } from '../../src/engine.js'
import { decision, ledgerWorld, recordDune, secretCase } from './ledger-world.js'

let engine: Engine
let close: () => Promise<void>
beforeAll(async () => {
  ;({ engine, close } = await ledgerWorld())
})
afterAll(() => close())
beforeEach(async () => {
  for (const table of ['decisions', 'record_versions']) await engine.store.command('test.forget', `TRUNCATE TABLE ${table}`)
})

const decide = (outcome: string, more: object = {}) => engine.ledger.decide(decision(outcome, more), 'ada')
const state = async () => {
  const { state, since, settled } = await engine.ledger.season('dune', 1)
  return { state, since, settled }
}

describe('an entry', () => {
  test('has who, why, when, and the evidence as it stood', async () => {
    await recordDune(engine)
    const entry = await decide('cancelled', { on: '2021-09-20', case: secretCase })
    expect(entry).toMatchObject({
      ...{ id: 'decision-1', number: 1, title: 'dune', season: 1, name: 'Dune', outcome: 'cancelled', on: '2021-09-20' },
      ...{ by: 'Dana Levi', reason: 'It costs more than it brings.', source: null, actor: 'ada', previous: null },
      recommendation: { answer: 'cancel', p: 0.25, low: 0.1, high: 0.4 },
      evidence: { recordVersion: 1, editions: [], case: secretCase },
    })
    const figures = entry.evidence.figures.map(
      ({ chart, list, week, value, unit, rank, published, address, edition }) =>
        `${chart} ${list} ${week.start} ${value} ${unit} ${rank} ${published ? address : 'own'} ${edition}`,
    )
    expect(figures.sort()).toEqual([
      'census originals 2021-08-09 30 minutes 1 own null',
      'census overall 2021-08-09 30 minutes 1 own null',
      'netflix-global tv-english 2021-08-09 45190000 hours 1 https://netflix.example/top10 null',
      'nielsen-us originals 2021-08-09 549000000 minutes 2 https://nielsen.example/originals null',
      'nielsen-us overall 2021-08-09 549000000 minutes 8 https://nielsen.example/overall null',
    ])
    expect(isWhole(entry)).toBe(true)
    expect(isWhole({ ...entry, reason: 'another' })).toBe(false)
  })

  test('stays as it was when the figures are corrected and the case is changed', async () => {
    const given = structuredClone(secretCase)
    const entry = await decide('cancelled', { case: given })
    given.value.total = 0
    await recordDune(engine)
    expect((await engine.ledger.entries())[0]).toEqual(entry)
  })

  test('names the edition that has the figure', async () => {
    const { id } = await engine.editions.publish({ chart: 'nielsen-us', week: '2021-08-09' }, 'ada')
    const { evidence } = await decide('renewed')
    expect(evidence.editions).toEqual([id])
    expect(evidence.figures.filter(({ edition }) => edition === id)).toHaveLength(2)
  })

  test('is today’s when no day is given, and carries the hash of the one before', async () => {
    const first = await decide('undecided')
    expect(first.on).toBe(new Date().toISOString().slice(0, 10))
    const [second, third] = await Promise.all([decide('cancelled'), decide('revived')])
    expect([second.number, third.number]).toEqual([2, 3])
    expect([second.previous, third.previous]).toEqual([first.hash, second.hash])
  })

  test('may be of a day that has begun anywhere on earth, and of none after it', async () => {
    const day = latestDay(Date.now())
    expect((await decide('cancelled', { on: day })).on).toBe(day)
    await expect(decide('revived', { on: addDays(day, 1) })).rejects.toThrow(/has not come yet/)
  })

  test.each([
    ['no reason', { reason: ' ' }, /^reason: it is missing; say why/],
    ['nobody', { by: '' }, /^by: it is missing/],
    ['an outcome there is none of', { outcome: 'maybe' }, /^outcome: "maybe" is none; it is one of pitch, greenlight/],
    ['a day to come', { on: '2999-01-01' }, /^on: 2999-01-01 has not come yet/],
    ['a day that is none', { on: '2021-02-31' }, /^on: "2021-02-31" is no day/],
    ['no season', { season: 0 }, /^season: "0" is no season/],
  ])('with %s is refused', async (_name, more, message) => {
    await expect(decide('cancelled', more)).rejects.toMatchObject({ code: 'invalid-request', message: expect.stringMatching(message) })
    expect(await engine.ledger.entries()).toEqual([])
  })

  test('of a season nobody knows is refused, with what to do', async () => {
    await expect(decide('cancelled', { season: 3 })).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringMatching(/knows a season dune\/3: import its catalogue, .*; there is dune\/1, dune\/2$/),
    })
  })

  test('may be of a season that only the record knows', async () => {
    const file = { format: 'sweeps-record/1' as const, title: 'lost', season: 4, name: 'Lost', facts: [] }
    await engine.records.import(file, { actor: 'ada', note: '' })
    expect(await decide('ended', { title: 'lost', season: 4 })).toMatchObject({ name: 'Lost', evidence: { figures: [], recordVersion: 1 } })
  })
})

describe('what holds', () => {
  test('is the last event: a reversal is a new entry', async () => {
    await decide('cancelled', { on: '2021-09-20' })
    expect(await state()).toEqual({ state: 'cancelled', since: '2021-09-20', settled: 'over' })
    await decide('revived', { on: '2022-01-10' })
    expect(await state()).toEqual({ state: 'revived', since: '2022-01-10', settled: 'returns' })
    expect(await engine.ledger.entries()).toHaveLength(2)
  })

  test('is not changed by what is written down later of an earlier day, or of no known day', async () => {
    await decide('pitch', { on: '2017' })
    await decide('cancelled', { on: '2021-09-20' })
    await decide('undecided', { on: '2021-08' })
    expect((await state()).state).toBe('cancelled')
    const placed = chronological([
      { number: 1, on: '2017' },
      { number: 2, on: null },
      { number: 3, on: '2021-09-20' },
      { number: 4, on: '2021-08' },
    ])
    expect(placed.map(({ number }) => number)).toEqual([1, 2, 4, 3])
  })

  test('is nothing when nothing was written', async () => {
    expect(await state()).toEqual({ state: null, since: null, settled: null })
  })
})

describe('reported decisions', () => {
  const reported = [
    { outcome: 'pitch' as const, on: null, by: 'Noa', reason: 'an idea', source: 'https://example.org/1' },
    { outcome: 'cancelled' as const, on: '2021-09-20', by: 'Noa', reason: 'cost', source: 'https://example.org/2' },
  ]
  test('are taken in once', async () => {
    expect(await engine.ledger.report('dune', 1, reported, 'ada')).toHaveLength(2)
    expect(await engine.ledger.report('dune', 1, reported, 'ada')).toHaveLength(0)
    expect(await state()).toMatchObject({ state: 'cancelled' })
  })
})

describe('who sees what', () => {
  test('those who decide all, staff no case and no reason, others only what was reported', async () => {
    await decide('cancelled', { case: secretCase, reason: 'At 12.3 million an episode.' })
    await decide('revived', { source: 'https://example.org/r', reason: 'Viewers asked for it.', case: secretCase })
    const entries = await engine.ledger.entries()
    expect(visibleEntries(entries, 'decider')).toEqual(entries)
    const staff = visibleEntries(entries, 'staff')
    expect(staff.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['cancelled', null],
      ['revived', 'Viewers asked for it.'],
    ])
    const others = visibleEntries(entries, 'anybody')
    expect(others.map(({ outcome }) => outcome)).toEqual(['revived'])
    for (const seen of [...staff, ...others]) {
      expect(seen.recommendation).toBeNull()
      expect(seen.evidence.figures.map(({ chart }) => chart)).not.toContain('census')
      expect(JSON.stringify(seen)).not.toMatch(/12345678|87654321|12\.3/)
    }
    expect(visibleEntry(entries[0]!, 'anybody')).toBeUndefined()
  })
})

describe('the board', () => {
  const board = async () => decisionBoard(engine, await engine.ledger.entries(), { cases: 'none', now: Date.parse('2022-09-01T12:00:00Z') })

  test('has the seasons that await a decision, the youngest first; a season that was followed awaits none', async () => {
    // The day of the premiere is day 1.
    const open = { premiereFrom: 'catalogue', state: null, since: null, case: null }
    expect(await board()).toEqual({
      ...{ on: '2022-09-01', tab: 'slate', sort: 'premiere', total: 2, found: 2, unweighed: 0 },
      counts: { slate: 2, decided: 0, published: 0 },
      leftOut: [],
      seasons: [
        { ...{ title: 'dune', season: 2, name: 'Dune', premiere: '2022-08-05', daysSincePremiere: 28 }, ...open },
        { ...{ title: 'vera', season: 1, name: 'Vera', premiere: '2021-09-03', daysSincePremiere: 364 }, ...open },
      ],
    })
  })

  test('lets go of what is settled, and keeps what is open', async () => {
    await decide('undecided', { title: 'vera' })
    await decide('renewed', { season: 2 })
    const { seasons } = await board()
    expect(seasons.map(({ title, season, state }) => [title, season, state])).toEqual([['vera', 1, 'undecided']])
  })

  test('lets go of what imported outcomes settle, unless the ledger opens it again', async () => {
    const line = (outcome: string) => [['vera', 1, 1, 'Vera', '2021-09-03', outcome, null, null, null, '', '2022-01-01 00:00:00.000']]
    const columns = [
      'title',
      'season',
      'revision',
      'title_name',
      'released',
      'outcome',
      'next_seen',
      'runtime_minutes',
      'charted',
      'address',
      'as_of',
    ]
    const waiting = async () => (await board()).seasons.map(({ title }) => title)
    await engine.store.insert('outcomes', columns, line('renewed_or_pending'))
    expect(await waiting()).toEqual(['dune', 'vera'])
    await engine.store.command('test.forget', 'TRUNCATE TABLE outcomes')
    await engine.store.insert('outcomes', columns, line('cancelled'))
    expect(await waiting()).toEqual(['dune'])
    await decide('undecided', { title: 'vera' })
    expect(await waiting()).toEqual(['dune', 'vera'])
    await engine.store.command('test.forget', 'TRUNCATE TABLE outcomes')
  })

  test('takes the record’s premiere before the catalogue’s', async () => {
    await engine.records.import(
      { format: 'sweeps-record/1', title: 'vera', season: 1, name: 'Vera', facts: [{ fact: 'premiere', value: '2021-09', source: 'x' }] },
      { actor: 'ada', note: '' },
    )
    expect((await board()).seasons.at(-1)).toMatchObject({
      title: 'vera',
      premiere: '2021-09',
      premiereFrom: 'record',
      daysSincePremiere: null,
    })
  })
})

describe('calibration', () => {
  /*
   * season  said  came        squared distance
   * a/1     0.9   renewed     0.01
   * b/1     0.6   cancelled   0.36
   * c/1     0.3   cancelled, revived later: returned   0.49
   * d/1     0.5   undecided   open
   * Brier (0.01 + 0.36 + 0.49) / 3; two of three returned: base rate 2/3 × 1/3
   */
  const entry = (number: number, title: string, outcome: string, p: number | null, answer = 'wait') =>
    ({
      ...{ id: `decision-${number}`, number, title, season: 1, name: title, outcome, on: `2021-01-0${number}` },
      recommendation: p === null ? null : { answer, p, low: null, high: null },
    }) as StoredEntry
  const world = [
    entry(1, 'a', 'undecided', 0.9, 'renew'),
    entry(2, 'a', 'renewed', null),
    entry(3, 'b', 'cancelled', 0.6, 'renew'),
    entry(4, 'c', 'cancelled', 0.3, 'cancel'),
    entry(5, 'c', 'revived', null),
    entry(6, 'd', 'undecided', 0.5),
  ]

  test('scores what was said against what came', () => {
    const { scored, open, returned, brier, brierOfBaseRate, answers, bins } = ledgerCalibration(world)
    expect({ scored, open, returned }).toEqual({ scored: 3, open: 1, returned: 2 })
    expect(brier).toBeCloseTo(0.86 / 3, 12)
    expect(brierOfBaseRate).toBeCloseTo(2 / 9, 12)
    expect(answers).toEqual([
      { answer: 'renew', count: 2, returned: 1 },
      { answer: 'cancel', count: 1, returned: 1 },
    ])
    expect(bins.map(({ count }) => count)).toEqual([0, 1, 0, 1, 1])
    expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(scored)
  })

  test('takes the end from imported outcomes where the ledger has none, but of limited series', () => {
    const told = (limited: boolean) => new Map([['d/1', { outcome: 'renewed' as const, limited }]])
    expect(ledgerCalibration(world, told(false))).toMatchObject({ scored: 4, open: 0, returned: 3 })
    expect(ledgerCalibration(world, told(true))).toMatchObject({ scored: 3, open: 1 })
    const overruled = new Map([['b/1', { outcome: 'renewed' as const, limited: false }]])
    expect(ledgerCalibration(world, overruled)).toMatchObject({ scored: 3, returned: 2 })
  })

  test('of nothing is nothing', () => {
    expect(ledgerCalibration([])).toMatchObject({ scored: 0, open: 0, brier: null, brierOfBaseRate: null, rows: [] })
  })
})

test('a recommendation is read from a case whatever else is in it', () => {
  expect(recommendationOf(secretCase)).toEqual({ answer: 'cancel', p: 0.25, low: 0.1, high: 0.4 })
  expect(recommendationOf({ recommendation: { answer: 'wait', why: '…' } })).toEqual({ answer: 'wait', p: null, low: null, high: null })
  for (const strange of [null, undefined, 7, 'renew', {}, { probabilityOfReturn: { p: 7 } }]) expect(recommendationOf(strange)).toBeNull()
})

describe('after a final season', () => {
  const waiting = async () => {
    const board = await decisionBoard(engine, await engine.ledger.entries(), { cases: 'all', now: Date.parse('2023-01-01T12:00:00Z') })
    return board.seasons.map(({ title, season }) => `${title}/${season}`)
  }
  const caseOf = async (season: number) => (await renewalCase(engine, { title: 'dune', season, asOf: '2023-01-01' })).recommendation

  test('the next is the last and asks nothing, on the board and in its case', async () => {
    expect(await waiting()).toContain('dune/2')
    await decide('final-season', { on: '2021-09-20' })
    expect(await waiting()).not.toContain('dune/2')
    expect(await caseOf(2)).toMatchObject({
      answer: 'none',
      words: 'The last season, by the decision on season 1 (2021-09-20): there is nothing to decide.',
    })
    // Nor does it when it is ordered before it is out.
    await decide('greenlight', { season: 2, on: '2021-10-20' })
    expect(await waiting()).not.toContain('dune/2')
  })

  test('a reversal of that decision, or an entry of its own, asks again', async () => {
    await decide('final-season', { on: '2021-09-20' })
    await decide('renewed', { on: '2021-09-21' })
    expect(await waiting()).toContain('dune/2')
    await decide('final-season', { on: '2021-09-22' })
    expect(await waiting()).not.toContain('dune/2')
    await decide('undecided', { season: 2, on: '2022-10-01' })
    expect(await waiting()).toContain('dune/2')
    expect((await caseOf(2)).answer).not.toBe('none')
    await decide('cancelled', { season: 2, on: '2022-10-02' })
    expect(await waiting()).not.toContain('dune/2')
  })

  test('other titles and other decisions stay open', async () => {
    await decide('renewed', { on: '2021-09-20' })
    expect(await waiting()).toEqual(expect.arrayContaining(['dune/2', 'vera/1']))
    await decide('final-season', { on: '2021-09-21' })
    expect(await waiting()).toContain('vera/1')
  })
})
