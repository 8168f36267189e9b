import { rmSync } from 'node:fs'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openEngine } from '../../src/engine.js'
import { type InputOf, type OperationName, type OutputOf, operations } from '../../src/operations/index.js'
import { newDirectory } from '../world.js'

/*
 * vera/1 on noa since 2021-08-02: one account watched it for an hour on 2021-08-03, and nothing else in August: with a fee of 9.99 its month is
 * worth 9.99 an hour. Netflix's list has Dune/1 at 45.19 million hours; no service of the catalogue carries it.
 */
const catalogue = `service,content,title,season,episode,name,kind,origin,language,runtime_ms,released
noa,v1,vera,1,1,Vera: Season 1,series,original,en,3600000,2021-08-02
`
const netflix = `week\tcategory\tweekly_rank\tshow_title\tseason_title\tweekly_hours_viewed\truntime\tweekly_views\tcumulative_weeks_in_top_10
2021-08-15\tTV (English)\t1\tDune\tDune: Season 1\t45190000\t\t\t1
`
const play = {
  ...{ service: 'noa', content: 'v1', play: 'p1', viewer: 'ana', account: 'a1', sentAt: '2021-08-03T21:00:00.000Z' },
  spans: [{ start: '2021-08-03T20:00:00.000Z', stop: '2021-08-03T21:00:00.000Z', position: 0 }],
}
const directory = await newDirectory()
const engine = await openEngine({ directory })
const call = (text = '', role?: 'analyst' | 'decider') => ({
  ...{ actor: 'ada', progress: () => {}, file: Readable.from([Buffer.from(text)]) },
  ...(role && { role }),
})
const ask = <Name extends OperationName>(name: Name, input: InputOf<Name>, role?: 'analyst' | 'decider') =>
  (operations[name].run as unknown as (of: typeof engine, given: unknown, by: object) => Promise<OutputOf<Name>>)(
    engine,
    input,
    call('', role),
  )
const vera = { title: 'vera', season: 1 }
const caseOf = (more: object = {}, role?: 'analyst') => ask('renewal-case', { ...vera, asOf: '2021-09-20', ...more }, role)
const today = new Date().toISOString().slice(0, 10)

beforeAll(async () => {
  await operations['import-catalogue'].run(engine, { note: '' }, call(catalogue))
  await operations['import-netflix-top10'].run(engine, {}, call(netflix))
  await engine.plays.import(Readable.from([`${JSON.stringify(play)}\n`]))
})
afterAll(async () => {
  await engine.close()
  rmSync(directory, { recursive: true, force: true })
})

test('nothing is kept at first, and what an hour is worth is assumed', async () => {
  expect(await ask('terms', {})).toEqual({ terms: [], versions: [], services: ['noa'] })
  const one = await caseOf()
  expect(one.kept).toBeNull()
  expect(one.assumptions.find(({ name }) => name === 'value-per-hour')).toMatchObject({ value: 0.18, from: 'assumed' })
})

test('a kept fee is split over plays; who kept it and when is said', async () => {
  expect(await ask('terms-set', { service: 'Noa', fee: '9.99' })).toMatchObject({ version: 1, actor: 'ada', fee: 9.99, valuePerHour: null })
  const one = await caseOf()
  expect(one.kept).toMatchObject({ used: 'fee', words: `kept for Noa by ada on ${today}`, terms: { fee: 9.99, currency: 'USD' } })
  expect(one.value).toMatchObject({ perHour: 9.99, method: 'fee-share' })
  const worth = one.assumptions.find(({ name }) => name === 'value-per-hour')!
  expect(worth).toMatchObject({ from: 'measured', why: expect.stringContaining(`the fee is kept for Noa by ada on ${today}`) })
  expect(one.missing.map(({ what }) => what)).not.toContain('what an hour is worth to this service')
})

test('of a kept value and a kept fee the value goes before; what is stated goes before both', async () => {
  expect(await ask('terms-set', { service: 'noa', valuePerHour: 0.25 })).toMatchObject({ service: 'Noa', version: 2, fee: 9.99 })
  expect(await caseOf()).toMatchObject({ value: { perHour: 0.25, method: 'stated-value-per-hour' }, kept: { used: 'valuePerHour' } })
  const given = await caseOf({ valuePerHour: '0.4' })
  expect(given).toMatchObject({ value: { perHour: 0.4 }, kept: { used: null, words: expect.stringContaining('another is stated') } })
  expect(given.assumptions.find(({ name }) => name === 'value-per-hour')).toMatchObject({ from: 'given', why: 'as given' })
  expect((await caseOf({ fee: '4.99' })).value).toMatchObject({ perHour: 4.99, method: 'fee-share' })
  expect(await caseOf({ currency: 'EUR' })).toMatchObject({
    currency: 'EUR',
    value: { perHour: 0.18 },
    kept: { used: null, words: expect.stringContaining('the case is in EUR') },
  })
})

test('who may not decide gets the case without them', async () => {
  const one = await caseOf({}, 'analyst')
  expect(one.kept).toBeNull()
  expect(one.value.perHour).toBe(0.18)
})

test('the board is made with them too', async () => {
  const rowOf = async (role?: 'analyst') => (await ask('board', { older: true }, role)).seasons.find(({ title }) => title === 'vera')!.case!
  const value = async () => (await ask('renewal-case', vera)).value.nextSeason
  expect((await rowOf()).value).toEqual(await value())
  expect((await rowOf('analyst')).value).not.toEqual((await rowOf()).value)
  await ask('terms-set', { service: 'noa', valuePerHour: '' })
  expect((await rowOf()).value).toEqual(await value())
})

test('amounts are read as everywhere: what can be read in two ways is refused with both, and nothing is kept', async () => {
  await expect(ask('terms-set', { service: 'noa', valuePerHour: '1,234' })).rejects.toThrow('may be 1.234 or 1234')
  await expect(ask('terms-set', { service: 'noa', fee: 9.999 })).rejects.toThrow('at most two decimals')
  await expect(ask('terms-set', { service: 'other' })).rejects.toThrow('nothing is to be kept')
  await expect(ask('record-cost', { ...vera, amount: '9.500', source: 'x' })).rejects.toThrow('may be 9.5 or 9500')
  await expect(ask('record-cost', { ...vera, amount: '9.5M' })).rejects.toThrow('say where the cost is from')
  expect((await ask('terms', {})).versions.map(({ version }) => version)).toEqual([3, 2, 1])
})

test('kept no more: the versions stay', async () => {
  await ask('terms-set', { service: 'noa', fee: '' })
  expect(await ask('terms', {})).toMatchObject({ terms: [], versions: [{ version: 4, fee: null }, {}, {}, {}] })
  expect((await caseOf()).kept).toBeNull()
})

test('a cost is kept as a confidential fact of the record, with who and when, and taken back', async () => {
  await ask('record-cost', { ...vera, amount: '9.5M', currency: 'EUR', source: 'budget of March' })
  const one = await caseOf()
  expect(one).toMatchObject({
    currency: 'EUR',
    cost: { season: 9.5e6, confidential: true, kept: { actor: 'ada' } },
  })
  expect(one.cost.words).toBe(`of the production record (budget of March), kept by ada on ${today}`)
  expect((await caseOf({}, 'analyst')).cost).toMatchObject({ season: null, confidential: false, kept: null })
  await ask('record-cost', { ...vera, amount: '1M', per: 'episode', source: 'books' })
  expect((await caseOf()).cost).toMatchObject({ perEpisode: 1e6, words: expect.stringContaining('books') })
  await ask('record-cost', { ...vera, amount: '' })
  expect((await caseOf()).cost).toMatchObject({ season: null, kept: null })
})

test('whoever decides says which case they saw: another one is not frozen', async () => {
  const made = await ask('renewal-case', vera)
  const decision = { ...vera, outcome: 'undecided' as const, reason: 'Not over.', shown: made.fingerprint! }
  await ask('terms-set', { service: 'noa', valuePerHour: 0.3 })
  await expect(ask('decide', decision)).rejects.toThrow('the case has changed since it was shown')
  const seen = await ask('renewal-case', vera)
  const entry = await ask('decide', { ...decision, shown: seen.fingerprint! })
  expect(entry.evidence.case).toMatchObject({ fingerprint: seen.fingerprint, value: { perHour: 0.3 }, kept: { used: 'valuePerHour' } })
})

test('scenarios are kept under names with the currency of the day, replaced, and taken out', async () => {
  await ask('scenario-save', { ...vera, name: 'Six cheaper', terms: { nextCost: '4.2M', episodes: 6, audience: '0.8', lift: false } })
  await ask('scenario-save', { ...vera, name: 'Dear', terms: { nextCost: 9e6 } })
  const { scenarios } = await ask('scenarios', vera)
  expect(scenarios).toMatchObject([
    { name: 'Dear', version: 1, actor: 'ada', terms: { nextCost: 9e6, currency: 'USD' } },
    { name: 'Six cheaper', terms: { nextCost: 4.2e6, episodes: 6, audience: 0.8, lift: false, currency: 'USD' } },
  ])
  // What is kept can be asked as it is.
  const made = await caseOf(scenarios[1]!.terms)
  expect(made.cost.nextPerEpisode).toBeCloseTo(0.7e6, 0)
  expect(made.assumptions).toContainEqual(expect.objectContaining({ name: 'audience', value: 0.8, from: 'given' }))
  await expect(ask('scenario-save', { ...vera, name: 'x', terms: { nextCost: '1,234' } })).rejects.toThrow('may be')
  await ask('scenario-save', { ...vera, name: 'Dear', terms: { nextCost: 8e6 } })
  await ask('scenario-remove', { ...vera, name: 'Six cheaper' })
  await expect(ask('scenario-remove', { ...vera, name: 'Six cheaper' })).rejects.toThrow('has no scenario')
  expect((await ask('scenarios', vera)).scenarios).toMatchObject([{ name: 'Dear', version: 2, terms: { nextCost: 8e6 } }])
})
