import { rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Engine, openEngine } from '../../src/engine.js'
import { newDirectory } from '../world.js'

/*
 * The week of Monday 2021-08-09, one service, two titles of one episode each:
 *
 *   content | title   | minutes by a | by b | sum
 *   c1      | first   |  30          | 20   | 50
 *   c2      | second  |  40          |      | 40
 */
let directory: string
let engine: Engine
let plays = 0

const catalogue = (c2 = 'second') => `service,content,title,season,episode,name,kind,origin,language,runtime_ms,released
demo,c1,first,1,1,First: Season 1,series,original,en,3600000,2021-08-06
demo,c2,${c2},1,1,${c2}: Season 1,series,original,en,3600000,2021-08-06
`

const watch = (viewer: string, content: string, minutes: number, day = '2021-08-10'): string => {
  const start = `${day}T20:00:00.000Z`
  const stop = new Date(Date.parse(start) + minutes * 60_000).toISOString()
  return `${JSON.stringify({ service: 'demo', content, play: `play-${plays++}`, viewer, sentAt: stop, spans: [{ start, stop, position: 0 }] })}\n`
}
const receive = (...lines: string[]) => engine.plays.import(Readable.from(lines))
const publish = (extra: object = {}) => engine.editions.publish({ chart: 'census', week: '2021-08-09', ...extra }, 'a test')
const overall = async (id: string) =>
  (await engine.editions.get(id)).lists[0]!.entries.map(({ rank, title, value }) => [rank, title, value])

async function open(): Promise<void> {
  directory = await newDirectory()
  engine = await openEngine({ directory })
  await engine.catalogue.import(catalogue(), { actor: 'a test', note: '' })
  await receive(watch('a', 'c1', 30), watch('b', 'c1', 20), watch('a', 'c2', 40, '2021-08-11'))
}

async function close(): Promise<void> {
  await engine.close()
  rmSync(directory, { recursive: true, force: true })
}

describe('an edition of what stays as it is', () => {
  beforeAll(open)
  afterAll(close)

  it('published in parallel is one edition', async () => {
    const many = await Promise.all(Array.from({ length: 5 }, () => publish()))
    expect(new Set(many.map(({ id }) => id)).size).toBe(1)
    expect(await engine.editions.list()).toHaveLength(1)
  })

  it('is the chart of its week, and verifies by id and by file', async () => {
    const { id, file, revision } = await publish()
    expect(id).toBe('census-2021-08-09-r1')
    expect(revision).toBe(1)
    expect(await overall(id)).toEqual([
      [1, 'first', 50],
      [2, 'second', 40],
    ])
    expect(await engine.editions.verify({ id })).toMatchObject({ equal: true, against: 'data' })
    expect(await engine.editions.verify({ text: await readFile(file, 'utf8') })).toMatchObject({ equal: true, against: 'data' })
  })

  it('is made once where nothing has changed', async () => {
    const first = await publish()
    const again = await publish()
    expect(again).toMatchObject({ id: first.id, hash: first.hash, made: false })
    expect(await engine.editions.list()).toHaveLength(1)
  })

  it('is found out when a figure in the file was changed, even where the hash was made to fit', async () => {
    const { file } = await publish()
    const text = await readFile(file, 'utf8')
    const changed = await engine.editions.verify({ text: text.replace('"value": 50', '"value": 51') })
    expect(changed.equal).toBe(false)
    expect(changed.differences.join('\n')).toContain('changed after it was published')
    const edition = JSON.parse(text.replace('"value": 50', '"value": 51'))
    const { editionHash } = await import('../../src/charts/editions/edition-hash.js')
    const forged = await engine.editions.verify({ text: JSON.stringify({ ...edition, hash: editionHash(edition) }) })
    expect(forged.differences.join('\n')).toContain('made again it says First 51 → 50 minutes')
  })

  it('of 50 flipped bits, anywhere in its file, none passes for what was published', async () => {
    const bytes = await readFile((await publish()).file)
    let state = 2026
    const roll = (below: number): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return Math.floor((state / 2 ** 32) * below)
    }
    for (let flip = 0; flip < 50; flip++) {
      const [at, bit] = [roll(bytes.length), roll(8)]
      const flipped = Buffer.from(bytes)
      flipped[at] = flipped[at]! ^ (1 << bit)
      const found = await engine.editions.verify({ text: flipped.toString('utf8') }).catch(error => error)
      if (found instanceof Error) expect(found, `bit ${bit} of byte ${at}`).toMatchObject({ code: expect.stringMatching(/^invalid-/) })
      else expect(found.equal, `bit ${bit} of byte ${at}`).toBe(false)
    }
  })

  it('is refused for a week that still runs, an unknown chart, an empty week, a wrong embargo', async () => {
    const today = new Date().toISOString().slice(0, 10)
    await expect(engine.editions.publish({ chart: 'census', week: today }, 'x')).rejects.toThrow(/runs until/)
    await expect(engine.editions.publish({ chart: 'nothing', week: '2021-08-09' }, 'x')).rejects.toThrow(/there is no chart "nothing"/)
    await expect(engine.editions.publish({ chart: 'census', week: '2020-08-10' }, 'x')).rejects.toThrow(/nothing in the week/)
    await expect(publish({ embargo: 'soon' })).rejects.toThrow(/embargo: "soon" is no instant/)
    await expect(engine.editions.verify({ id: 'census-1' })).rejects.toThrow(/there is no edition/)
    await expect(engine.editions.verify({ text: '{"a":1}' })).rejects.toThrow(/this is no edition/)
  })
})

describe('an edition', () => {
  beforeEach(open)
  afterEach(close)

  it('stays as it was when late plays come, and the next revision says what they changed', async () => {
    const first = await publish()
    await receive(watch('late', 'c2', 15))
    expect(await engine.editions.verify({ id: first.id })).toMatchObject({ equal: true })
    const second = await publish()
    expect(await overall(second.id)).toEqual([
      [1, 'second', 55],
      [2, 'first', 50],
    ])
    expect(second.changes.filter(({ list }) => list === 'overall').map(({ text }) => text)).toEqual([
      'second 40 → 55 minutes, No. 2 → No. 1, peak 2 → 1',
      'First No. 1 → No. 2, peak 1 → 2',
    ])
    for (const { id } of [first, second]) expect(await engine.editions.verify({ id })).toMatchObject({ equal: true, differences: [] })
  })

  it('stays as it was when a span grows afterwards, merged or not', async () => {
    const start = '2021-08-12T20:00:00.000Z'
    const told = (stop: string) =>
      `${JSON.stringify({ service: 'demo', content: 'c1', play: 'grows', viewer: 'g', sentAt: stop, spans: [{ start, stop, position: 0 }] })}\n`
    await receive(told('2021-08-12T20:10:00.000Z'))
    const first = await publish()
    await receive(told('2021-08-12T20:25:00.000Z'))
    await engine.store.command('test.merge', 'OPTIMIZE TABLE spans FINAL')
    expect(await engine.editions.verify({ id: first.id })).toMatchObject({ equal: true })
    const second = await publish()
    expect(await overall(first.id)).toContainEqual([1, 'first', 60])
    expect(await overall(second.id)).toContainEqual([1, 'first', 75])
  })

  it('keeps the catalogue of its day: a remap moves the next revision only', async () => {
    const first = await publish()
    await engine.catalogue.import(catalogue('renamed'), { actor: 'a test', note: '' })
    expect(await engine.editions.verify({ id: first.id })).toMatchObject({ equal: true })
    expect(await overall((await publish()).id)).toContainEqual([2, 'renamed', 40])
  })

  it('verifies after a restart, from a store that has counted nothing yet', async () => {
    const first = await publish()
    await receive(watch('late', 'c2', 15))
    await engine.close()
    engine = await openEngine({ directory })
    expect(await engine.editions.verify({ id: first.id })).toMatchObject({ equal: true })
  })

  it('can be checked elsewhere from its own figures, and only by its hash without them', async () => {
    const alone = await readFile((await publish({ inputs: true })).file, 'utf8')
    const elsewhere = await newDirectory()
    const bare = JSON.stringify({ ...JSON.parse(alone), inputs: undefined })
    await engine.close()
    engine = await openEngine({ directory: elsewhere })
    expect(await engine.editions.verify({ text: alone })).toMatchObject({ equal: true, against: 'inputs' })
    expect(await engine.editions.verify({ text: bare })).toMatchObject({ equal: true, against: 'hash' })
    const forged = alone.replace(/("inputs": [\s\S]*?"value": )50/, '$151')
    expect(await engine.editions.verify({ text: forged })).toMatchObject({ equal: false })
    rmSync(elsewhere, { recursive: true, force: true })
  })

  it('names the hours in which the collector was not up', async () => {
    for (let minute = 0; minute < 10; minute++) await engine.plays.noteUp(Date.parse('2021-08-10T12:00:00Z') + minute * 60_000)
    await engine.plays.noteUp(Date.parse('2021-08-10T15:30:00Z'))
    const { id } = await publish()
    expect((await engine.editions.get(id)).notes).toEqual([
      'The collector was not up from 2021-08-10 12:09 UTC to 2021-08-10 15:30 UTC: players sent most of what was watched then afterwards; some may be missing.',
    ])
  })
})
