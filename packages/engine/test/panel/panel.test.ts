import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { at, catalogue, csv, definition, files, lines, type PanelWorld, panelWorld, viewed } from './panel-world.js'

let world: PanelWorld
beforeAll(async () => {
  world = await panelWorld()
  await world.engine.catalogue.import(catalogue, { actor: 'test', note: 'test' })
})
afterAll(() => world.remove())

const week = '2021-08-09'
const chart = (list?: string) => world.engine.charts.chart({ chart: 'panel-tiny', week, ...(list ? { list } : {}) })
const minutes = async () => Object.fromEntries((await chart()).entries.map(({ title, value }) => [title, value]))
const weights = async (of: { week?: string; day?: string } = { week }) =>
  Object.fromEntries((await world.engine.panels.weights('tiny', of)).rows.map(({ person, weight }) => [person, weight]))
const whole = (person: string, start: string, stop: string) => ({ person, start, stop })
const woman = 20
const man = 40 / 3

describe('a panel of four households', () => {
  test('is previewed, and nothing of it is there', async () => {
    const shown = await world.import(files, { dryRun: true })
    expect(shown).toMatchObject({ panel: 'tiny', version: 0, dryRun: true, odd: [] })
    expect(world.engine.panels.definitions.size).toBe(0)
  })

  test('is imported; the same files again change nothing', async () => {
    expect(await world.import(files)).toMatchObject({ version: 1 })
    expect(await world.import(files)).toMatchObject({
      version: 1,
      files: files && expect.arrayContaining([{ file: 'persons.csv', lines: 6, changed: false }]),
    })
    expect(world.engine.charts.definitions.has('panel-tiny')).toBe(true)
  })

  test('women weigh 20 and men 40 ⁄ 3', async () => {
    const found = await weights()
    for (const person of ['p1', 'p3', 'p5']) expect(found[person]).toBeCloseTo(woman, 9)
    for (const person of ['p2', 'p4', 'p6']) expect(found[person]).toBeCloseTo(man, 9)
  })

  test('watching is playing where somebody is present: once per person and title, guests with the weight of their hosts', async () => {
    const hour: [string, string] = [at('20:00'), at('21:00')]
    await world.import({
      'viewing.ndjson': lines(
        // Together for half an hour; then she leaves.
        viewed('h1', 'one', hour, [whole('p1', at('20:00'), at('20:30')), whole('p2', ...hour)]),
        // The same title on a second device at the same time: for p2 nothing is added.
        viewed('h1', 'one-b', hour, [whole('p2', at('20:15'), at('20:45'))], { device: 'phone' }),
        // Nobody is there for the last half of it, and before it began somebody was.
        viewed('h2', 'two', hour, [whole('p3', at('19:00'), at('20:30'))]),
        // A guest of a household of one man.
        viewed('h3', 'one', hour, [{ guest: 'g', start: hour[0], stop: hour[1] }]),
      ),
    })
    // one: p1 30 × 20 + p2 60 × 40⁄3 + a guest 60 × 40⁄3; two: p3 30 × 20.
    const found = await minutes()
    expect(found['one']).toBeCloseTo(30 * woman + 60 * man + 60 * man, 6)
    expect(found['two']).toBeCloseTo(30 * woman, 6)
    expect((await chart('movies')).entries.map(({ title }) => title)).toEqual(['two'])
    expect((await chart('originals')).entries.map(({ title }) => title)).toEqual(['one'])
  })

  test('told again nothing is added, and presence grows', async () => {
    const before = await minutes()
    const told = viewed('h4', 'two', [at('22:00'), at('23:00')], [whole('p5', at('22:00'), at('22:30'))])
    for (const _ of [1, 2]) await world.import({ 'viewing.ndjson': lines(told) })
    expect((await minutes())['two']).toBeCloseTo(before['two']! + 30 * woman, 6)
    await world.import({ 'viewing.ndjson': lines({ ...told, presence: [whole('p5', at('22:00'), at('22:45'))] }) })
    expect((await minutes())['two']).toBeCloseTo(before['two']! + 45 * woman, 6)
  })

  test('errors are those of the replicates, each weighted again: by hand', async () => {
    // Without group a women and men of b share the targets: p5 weighs 60, p4 and p6 20 each. Without b: p1 and p3 30 each, p2 40.
    const one = { without_a: 60 * 20, without_b: 30 * 30 + 60 * 40 }
    const two = { without_a: 45 * 60, without_b: 30 * 30 }
    const error = ({ without_a, without_b }: typeof one) => Math.sqrt((1 / 2) * 2 * ((without_a - without_b) / 2) ** 2)
    const found = new Map((await chart()).entries.map(entry => [entry.title, entry]))
    expect(found.get('one')!.standardError).toBeCloseTo(error(one), 6)
    expect(found.get('two')!.standardError).toBeCloseTo(error(two), 6)
    expect(found.get('one')!.relativeError).toBeCloseTo(error(one) / found.get('one')!.value!, 9)
    // Two groups leave one degree of freedom: nothing is certain.
    expect(found.get('one')!.rankRange).toEqual({ low: 1, high: 2, level: 0.95 })
    expect(found.get('one')!.interval!.low).toBeLessThan(found.get('one')!.value!)
    expect((await chart()).panel).toMatchObject({ persons: 6, households: 4, mayBelong: ['One', 'Two'], certain: 2 })
  })

  test('the census knows nothing of it', async () => {
    expect((await world.engine.charts.summary({ chart: 'census' })).weeks).toEqual([])
  })

  test('weight sets are numbered, keep their hash, and are made again the same', async () => {
    const { set } = await world.engine.panels.weights('tiny', { week })
    expect(set).toMatchObject({ id: 'tiny-1', kind: 'week', start: week, end: '2021-08-15', persons: 6, version: 1, withdrawn: 0 })
    // The same on any machine.
    expect(set.hash).toBe('f4d5ad88237ad1aa361b7223edf056fa2ee1be7ca5196e903c6783b32f6efdad')
    expect(set.effectiveSize).toBeCloseTo((3 * woman + 3 * man) ** 2 / (3 * woman ** 2 + 3 * man ** 2), 9)
    for (const { target, achieved } of set.residuals) expect(achieved).toBeCloseTo(target, 9)
    const verified = await world.engine.panels.verify('tiny')
    expect(verified).toHaveLength(8)
    expect(verified.every(({ equal }) => equal)).toBe(true)
    expect((await world.engine.panels.weights('tiny', { week })).set.hash).toBe(set.hash)
  })

  test('the order of lines does not matter: the same inputs have the same hash, and make no further set', async () => {
    const before = (await world.engine.panels.weights('tiny', { week })).set
    const turned = (text: string) => {
      const [head, ...rows] = text.trim().split('\n')
      return csv(head!, ...rows.reverse())
    }
    await world.import({ 'persons.csv': turned(files['persons.csv']), 'targets.csv': turned(files['targets.csv']) })
    expect((await world.engine.panels.weights('tiny', { week })).set).toMatchObject({ id: before.id, hash: before.hash })
    await world.engine.panels.undo('tiny', 'test')
  })

  test('an edition freezes its weight set and is made again, also after an input was corrected', async () => {
    const published = await world.engine.editions.publish({ chart: 'panel-tiny', week }, 'test')
    const edition = await world.engine.editions.get(published.id)
    expect(edition.lists[0]!.panel!.weightSet.id).toBe('tiny-1')
    await world.import({ 'targets.csv': csv('margin,level,total', 'sex,f,30', 'sex,m,70') })
    expect((await weights())['p1']).toBeCloseTo(10, 9)
    expect(await world.engine.editions.verify({ id: published.id })).toMatchObject({ equal: true, against: 'data', differences: [] })
    const next = await world.engine.editions.publish({ chart: 'panel-tiny', week }, 'test')
    expect(next).toMatchObject({ revision: 2, made: true })
    expect((await world.engine.editions.get(next.id)).lists[0]!.panel!.weightSet.number).toBeGreaterThan(8)
    expect((await world.engine.panels.verify('tiny')).every(({ equal }) => equal)).toBe(true)
  })

  test('undo brings the targets back, and with them the first weight set', async () => {
    expect(await world.engine.panels.undo('tiny', 'test')).toMatchObject({ restored: 1 })
    expect((await weights())['p1']).toBeCloseTo(woman, 9)
    expect((await world.engine.panels.weights('tiny', { week })).set.id).toBe('tiny-1')
  })

  test('a home that is not in-tab does not count on that day, and not in the week with fewer than five days', async () => {
    const days = ['09', '10', '11', '12', '13', '14', '15'].map(day => `2021-08-${day}`)
    const inTab = (household: string, of: string[]) =>
      days.map(day => `${household},${day},${of.includes(day) ? 'in-tab' : 'out'},${of.includes(day) ? '' : 'silent'}`)
    await world.import({
      'days.csv': csv(
        'household,day,state,reason',
        ...inTab('h1', days),
        ...inTab('h2', days.slice(1, 5)),
        ...inTab('h3', days),
        ...inTab('h4', days),
      ),
    })
    // On Monday h2 is silent: women p1 and p5 share 60.
    const monday = await weights({ day: '2021-08-09' })
    expect(Object.keys(monday)).toEqual(['p1', 'p2', 'p4', 'p5', 'p6'])
    expect(monday['p1']).toBeCloseTo(30, 9)
    expect((await weights({ day: '2021-08-10' }))['p3']).toBeCloseTo(woman, 9)
    // Four days are not enough for the week.
    expect(Object.keys(await weights())).toEqual(['p1', 'p2', 'p4', 'p5', 'p6'])
    const found = await minutes()
    expect(found['one']).toBeCloseTo(30 * 30 + 60 * man + 60 * man, 6)
    // What p3 watched on Monday does not count.
    expect(found['two']).toBeCloseTo(45 * 30, 6)
    const report = await world.engine.panels.report('tiny', week)
    expect(report.week!.days[0]).toMatchObject({ day: '2021-08-09', inTab: 3, out: { silent: 1 } })
    await world.engine.panels.undo('tiny', 'test')
  })

  test('thresholds withhold a figure with the reason; its rank stays', async () => {
    await world.import({ 'panel.json': JSON.stringify({ ...definition, thresholds: { persons: 3, households: 0, relativeError: null } }) })
    const { entries, notes } = await chart()
    expect(entries[0]).toMatchObject({ rank: 1, value: null, standardError: null, interval: null })
    expect(entries[0]!.withheld).toMatch(/^seen by \d persons of the panel; a figure needs 3$/)
    expect(notes.join()).toMatch(/The figure of No\. 1, .*, is withheld: seen by/)
    await world.engine.panels.undo('tiny', 'test')
  })

  test('a household that withdraws is erased; weight sets that had it keep their hash and say so', async () => {
    const before = (await world.engine.panels.weights('tiny', { week })).set
    await world.engine.panels.withdraw('tiny', 'h2')
    const old = (await world.engine.panels.sets('tiny')).find(({ number }) => number === before.number)!
    expect(old).toMatchObject({ hash: before.hash, withdrawn: 1 })
    expect(await world.engine.panels.verify('tiny', before.number)).toMatchObject([
      { equal: false, differences: [expect.stringContaining('1 of its 6 persons have withdrawn')] },
    ])
    expect(Object.keys(await weights())).toEqual(['p1', 'p2', 'p4', 'p5', 'p6'])
    expect((await minutes())['two']).toBeCloseTo(45 * 30, 6)
    await expect(world.engine.panels.withdraw('tiny', 'h2')).rejects.toThrow(/has no such household/)
  })
})
