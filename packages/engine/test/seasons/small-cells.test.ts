import { Readable } from 'node:stream'
import type { SeasonReport } from '@sweeps/model'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Rollup, seasonReport } from '../../src/seasons/index.js'
import { SmallCells } from '../../src/seasons/small-cells.js'
import { randomSeason } from './random-season.js'
import { on, openSeasonWorld, type SeasonWorld, watch } from './season-world.js'

describe('what is offered', () => {
  test('nine accounts are hidden, ten are shown; nobody is hidden too, so that none looks like few', () => {
    const cells = new SmallCells(10)
    expect([0, 1, 9, 10].map(accounts => cells.add(`${accounts}`, accounts))).toEqual([false, false, false, true])
  })

  test('a count is hidden when it and a larger one give a group of one to nine', () => {
    const cells = new SmallCells(10)
    cells.add('starters', 100)
    expect(cells.add('all but one', 99, [[['starters'], 1]])).toBe(false)
    expect(cells.add('all but nine', 91, [[['starters'], 9]])).toBe(false)
    expect(cells.add('all but ten', 90, [[['starters'], 10]])).toBe(true)
    expect(cells.add('all of them', 100, [[['starters'], 0]])).toBe(true)
    // Beside what is hidden nothing can be subtracted.
    expect(cells.add('beside the hidden', 98, [[['all but one'], 1]])).toBe(true)
  })

  test('a sum gives away its one hidden part: the smallest of the others goes with it', () => {
    const parts = [
      { name: 'tv', accounts: 60, value: 6 },
      { name: 'phone', accounts: 12, value: 2 },
      { name: 'tablet', accounts: 3, value: 1 },
      { name: 'other', accounts: 0, value: 0 },
    ]
    const shown = (list: typeof parts, sumIsShown = true): string[] => {
      const cells = new SmallCells(10)
      cells.addParts(list, sumIsShown)
      return list.flatMap(({ name }) => (cells.has(name) ? [name] : []))
    }
    expect(shown(parts)).toEqual(['tv'])
    // Two small ones may be the same household: they do not hide each other.
    expect(shown([...parts, { name: 'car', accounts: 4, value: 1 }])).toEqual(['tv'])
    // Where the others are empty there is nothing to give away.
    expect(shown(parts.filter(({ name }) => name !== 'tablet'))).toEqual(['tv', 'phone'])
    expect(shown(parts, false)).toEqual([])
  })
})

describe('a report', () => {
  let world: SeasonWorld
  beforeAll(async () => {
    world = await openSeasonWorld()
  })
  beforeEach(() => world.forget())
  afterAll(() => world.remove())

  test('of nine accounts shows nothing, of ten it does', async () => {
    await world.carry('e1 1 40')
    const audience = (accounts: number) => Array.from({ length: accounts }, (_, a) => watch(`a${a}`, 'e1', on(1, '20:00'), [0, 40]))
    await world.receive(audience(9))
    const nine = await world.report({ smallCells: 'hide' })
    expect(figuresIn(nine)).toEqual([])
    expect(nine.notes).toContain('Figures of fewer than 10 accounts are not shown, nor those from which one could be had by subtraction.')
    await world.receive(audience(10).slice(9))
    const ten = await world.report({ smallCells: 'hide' })
    expect(ten).toMatchObject({ watchedMs: 24_000_000, accounts: { reach: 10, starters: 10, watchers: 10, completers: 10 } })
    expect(ten.days.filter(({ watchedMs }) => watchedMs !== null)).toMatchObject([{ day: 1, watchedMs: 24_000_000 }])
  })

  test('of as few accounts as are set, and of one fewer', async () => {
    const { store, plays, catalogue } = world
    const report = () =>
      seasonReport(
        { store, plays, catalogue, rollup: new Rollup({ store, plays, minimumCell: 5 }), minimumCell: 5 },
        { title: 'show', season: 1 },
      )
    await world.carry('e1 1 40')
    const audience = (accounts: number) => Array.from({ length: accounts }, (_, a) => watch(`a${a}`, 'e1', on(1, '20:00'), [0, 40]))
    await world.receive(audience(4))
    const four = await report()
    expect(figuresIn(four)).toEqual([])
    expect(four.notes).toContain('Fewer than 5 accounts, or none, watched any of it in this window.')
    await world.receive(audience(5).slice(4))
    expect((await report()).accounts.reach).toBe(5)
  })

  test('two days: neither who came on one of them only, nor who came on both, where they are few', async () => {
    await world.carry('e1 1 40', 'e2 2 40 2021-08-07')
    const audience = (from: number, to: number, content: string, day: number) =>
      Array.from({ length: to - from }, (_, a) => watch(`a${from + a}`, content, on(day, '20:00'), [0, 40]))
    const accountsOf = async () => (await world.report({ window: 2, smallCells: 'hide' })).days.map(({ accounts }) => accounts)
    // 20 on the first day, 20 on the second, 10 of them on both.
    await world.receive([...audience(0, 20, 'e1', 1), ...audience(10, 30, 'e1', 2)])
    expect(await accountsOf()).toEqual([20, 20])
    // 15 more on the first day, of the second day's all but 5: who came on the second alone would be few.
    await world.receive(audience(20, 25, 'e1', 1))
    expect(await accountsOf()).toEqual([null, 20])
    await world.forget()
    // 5 on both.
    await world.carry('e1 1 40', 'e2 2 40 2021-08-07')
    await world.receive([...audience(0, 20, 'e1', 1), ...audience(15, 35, 'e1', 2)])
    expect(await accountsOf()).toEqual([null, null])
    await world.forget()
    // Of the second day's 25, all but 5 began the episode that came out on it.
    await world.carry('e1 1 40', 'e2 2 40 2021-08-07')
    await world.receive([...audience(0, 40, 'e1', 1), ...audience(20, 45, 'e1', 2), ...audience(20, 40, 'e2', 2)])
    expect(await accountsOf()).toEqual([null, null])
    await world.receive(audience(40, 60, 'e1', 2))
    expect(await accountsOf()).toEqual([40, 40])
  })

  test('two days: nor who of a day did not complete in two, or not the episode that came out on it', async () => {
    const audience = (from: number, to: number, content: string, day: number, part: readonly [number, number]) =>
      Array.from({ length: to - from }, (_, a) => watch(`a${from + a}`, content, on(day, '20:00'), part))
    const report = () => world.report({ window: 2, smallCells: 'hide' })
    await world.carry('e1 1 40')
    // 100 on the first day: 95 of them complete on the second, 5 at once. 20 come on the second.
    await world.receive([...audience(0, 95, 'e1', 1, [0, 20]), ...audience(0, 95, 'e1', 2, [20, 40])])
    await world.receive([...audience(95, 100, 'e1', 1, [0, 40]), ...audience(100, 120, 'e1', 2, [0, 40])])
    const spread = await report()
    expect(spread.daysToComplete.spread.map(({ completers }) => completers)).toEqual([25, 95])
    expect(spread.days.map(({ accounts }) => accounts)).toEqual([null, null])
    await world.forget()
    await world.carry('e1 1 40', 'e2 2 40 2021-08-07')
    // 100 on the second day: 91 complete what came out on it, 8 begin it. 20 on the first day only, of whom 5 begin.
    await world.receive([
      ...audience(0, 91, 'e2', 2, [0, 40]),
      ...audience(91, 99, 'e2', 2, [0, 10]),
      ...audience(99, 100, 'e1', 2, [0, 1]),
    ])
    await world.receive([...audience(100, 105, 'e1', 1, [0, 10]), ...audience(105, 120, 'e1', 1, [0, 1])])
    const completed = await report()
    expect(completed.episodes[1]).toMatchObject({ starters: null, completers: 91 })
    expect(completed.days.map(({ accounts }) => accounts)).toEqual([20, null])
  })

  test('does not tell of the few who began one of two episodes, or began one and did not complete, or skipped through a film', async () => {
    const audience = (from: number, to: number, content: string, part: readonly [number, number]) =>
      Array.from({ length: to - from }, (_, a) => watch(`a${from + a}`, content, on(1, '20:00'), part))
    const report = () => world.report({ window: 7, smallCells: 'hide' })
    await world.carry('e1 1 40', 'e2 2 40')
    // 95 begin both, 3 the first alone, 5 the second.
    await world.receive([...audience(0, 98, 'e1', [0, 10]), ...audience(0, 95, 'e2', [0, 10]), ...audience(98, 103, 'e2', [0, 10])])
    const either = await report()
    expect([either.accounts.starters, either.episodes[0]!.carriedOver]).toEqual([103, null])
    await world.forget()
    await world.carry('e1 1 40', 'e2 2 40')
    // 100 begin the first, 90 the second: 85 complete the season.
    await world.receive([...audience(0, 85, 'e1', [0, 40]), ...audience(85, 100, 'e1', [0, 10]), ...audience(0, 90, 'e2', [0, 40])])
    const completed = await report()
    expect([completed.accounts.completers, completed.episodes[1]!.starters, completed.episodes[0]!.carriedOver]).toEqual([85, null, null])
    await world.forget()
    await world.carry('e1 1 40')
    // 80 watch it, 5 see its beginning and its end, 15 its beginning.
    await world.receive([...audience(0, 80, 'e1', [0, 40]), ...audience(80, 100, 'e1', [0, 4]), ...audience(80, 85, 'e1', [36, 40])])
    const film = await report()
    expect(film.accounts.watchers).toBe(80)
    expect(film.retention[0]!.curve[70]!.share).toBeNull()
  })

  test('does not show the viewers of few accounts, however many they are', async () => {
    await world.carry('e1 1 40')
    await world.receive(Array.from({ length: 30 }, (_, v) => watch(`a${v % 6}/v${v}`, 'e1', on(1, '20:00'), [0, 40])))
    expect(figuresIn(await world.report({ smallCells: 'hide' }))).toEqual([])
  })

  test('a report of a season that three watched reads as that of one that nobody did', async () => {
    await world.carry('e1 1 40')
    await world.receive(Array.from({ length: 12 }, (_, a) => watch(`other${a}`, 'something else', on(1, '20:00'), [0, 40])))
    const nobody = await world.report({ smallCells: 'hide' })
    await world.receive([1, 2, 3].map(a => watch(`a${a}`, 'e1', on(1, '20:00'), [0, 40])))
    expect(await world.report({ smallCells: 'hide' })).toEqual(nobody)
    expect((await world.report({ smallCells: 'show' })).accounts.reach).toBe(3)
  })

  test('does not tell of the few who watched anything else', async () => {
    await world.carry('e1 1 40')
    await world.receive([
      ...Array.from({ length: 20 }, (_, a) => watch(`a${a}`, 'e1', on(1, '20:00'), [0, 40])),
      watch('a1', 'film', on(1, '22:00'), [0, 10]),
    ])
    expect((await world.report({ smallCells: 'hide' })).shareOfViewing).toBeNull()
    expect((await world.report()).shareOfViewing).toBe(0.987654)
  })

  test.each([
    [1, 25],
    [2, 45],
    [3, 80],
  ])('seed %i, %i accounts: nothing hidden can be had by subtraction, and what is shown is the truth', async (seed, accounts) => {
    const season = randomSeason(seed, accounts)
    await world.carry(...season.minutes.map((minutes, index) => `e${index + 1} ${index + 1} ${minutes}`))
    await world.plays.import(Readable.from(season.messages.map(message => `${JSON.stringify(message)}\n`)))
    const all = await world.report()
    const shown = await world.report({ smallCells: 'hide' })
    for (const [path, value] of figuresIn(shown)) expect(value, path).toBe(at(all, path))

    // Groups that lie inside each other: their counts, and who is in one and not in the other.
    const inside: [number | null, number | null][] = [
      [shown.accounts.reach, shown.accounts.starters],
      [shown.accounts.reach, shown.accounts.watchers],
      [shown.accounts.reach, shown.accounts.completers],
      [shown.accounts.starters, shown.accounts.watchers],
      [shown.accounts.starters, shown.accounts.completers],
      [shown.accounts.watchers, shown.accounts.completers],
      [shown.accounts.reach, shown.arrivals.cameForIt],
      ...shown.days.map((day): [number | null, number | null] => [shown.accounts.reach, day.accounts]),
      ...shown.episodes.flatMap((episode, index): [number | null, number | null][] => [
        [shown.accounts.reach, episode.starters],
        [shown.accounts.starters, episode.starters],
        [shown.accounts.watchers, episode.completers],
        [episode.starters, episode.completers],
        [episode.starters, episode.carriedOver],
        [shown.episodes[index + 1]?.starters ?? null, episode.carriedOver],
      ]),
      ...shown.retention.flatMap(({ curve }, index) => {
        const { starters, completers } = all.episodes[index]!
        const points = curve.flatMap(({ share, percent }) => (share === null ? [] : [{ percent, accounts: Math.round(share * starters!) }]))
        return [
          ...points.slice(1).map((point, before): [number, number] => [points[before]!.accounts, point.accounts]),
          ...points
            .filter(({ percent }) => percent <= 90)
            .map(({ accounts }): [number, number | null] => [accounts, shown.episodes[index]!.completers ?? completers]),
        ].filter(([, inner]) => inner !== completers || shown.episodes[index]!.completers !== null)
      }),
    ]
    for (const [outer, inner] of inside) {
      if (inner !== null) expect(inner).toBeGreaterThanOrEqual(10)
      if (outer !== null && inner !== null && outer !== inner) expect(outer - inner).toBeGreaterThanOrEqual(10)
    }

    // Sums: what is hidden of each is empty, or has a part that ten accounts stand behind.
    const behind = (test: (viewing: (typeof season.viewings)[number]) => boolean): number =>
      new Set(season.viewings.filter(of => of.start < Date.parse(all.to) && test(of)).map(of => of.account)).size
    const day = (of: { start: number; stop: number }, from: number, to: number) => of.start < on(to, '00:00') && of.stop > on(from, '00:00')
    const sums: { accounts: number; truth: number; shown: number | null }[][] = [
      all.episodes.map((row, i) => ({
        accounts: behind(of => of.episode === row.episode),
        truth: row.watchedMs!,
        shown: shown.episodes[i]!.watchedMs,
      })),
      all.weeks.map((row, i) => ({
        accounts: behind(of => day(of, 7 * i + 1, 7 * i + 8)),
        truth: row.watchedMs!,
        shown: shown.weeks[i]!.watchedMs,
      })),
      ...[0, 1, 2, 3].map(week =>
        all.days.slice(7 * week, 7 * week + 7).map((row, i) => ({
          accounts: behind(of => day(of, row.day, row.day + 1)),
          truth: row.watchedMs!,
          shown: shown.days[7 * week + i]!.watchedMs,
        })),
      ),
    ]
    for (const parts of sums) {
      for (const part of parts) if (part.shown !== null) expect(part.accounts).toBeGreaterThanOrEqual(10)
      const hidden = parts.filter(part => part.shown === null && part.truth > 0)
      const sumIsShown = parts !== sums[0] ? parts.some(part => part.shown !== null) : true
      if (hidden.length > 0 && sumIsShown && parts.length > 1)
        expect(Math.max(...hidden.map(({ accounts }) => accounts))).toBeGreaterThanOrEqual(10)
    }
  })
})

const notFigures = new Set([
  'runtimeMs',
  'lapsedDays',
  'window',
  'season',
  'episode',
  'percent',
  'positionMs',
  'day',
  'days',
  'week',
  'hour',
  'from',
  'to',
])

/** Every number of a report that says something about people, with its path. */
function figuresIn(value: unknown, path = ''): [string, number][] {
  if (typeof value === 'number') return notFigures.has(path.split('.').at(-1)!) ? [] : [[path, value]]
  if (value === null || typeof value !== 'object' || path.endsWith('drops')) return []
  return Object.entries(value).flatMap(([name, inner]) => figuresIn(inner, path ? `${path}.${name}` : name))
}

const at = (report: SeasonReport, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], report)
