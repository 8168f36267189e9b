import type { SeasonReport } from '@sweeps/model'
import { random } from '@sweeps/stats'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sumMeasures } from '../../src/seasons/filters/sum-measures.js'
import { findSeason } from '../../src/seasons/find-season.js'
import type { SeasonMeasures } from '../../src/seasons/measure-season.js'
import { Rollup } from '../../src/seasons/rollup/rollup.js'
import type { Segment } from '../../src/seasons/rollup/segment-counts.js'
import { randomAudience } from './random-audience.js'
import { on, openSeasonWorld, type SeasonWorld, watch } from './season-world.js'

let world: SeasonWorld
beforeAll(async () => {
  world = await openSeasonWorld()
})
beforeEach(() => world.forget())
afterAll(() => world.remove())

const season = () => findSeason(world.store, { title: 'show', season: 1 }, world.catalogue.version)
const windowOf = async () => ({ season: await season(), window: 28, zone: 'UTC', from: on(1, '00:00') })

/** What is of the accounts that were asked for: all but what says who they are, and what is of everybody. */
function ofThem({ filters, notes, shareOfViewing, ...report }: SeasonReport) {
  return { ...report, arrivals: { ...report.arrivals, since: null } }
}

describe('a filtered report is that of a world that has nobody else', () => {
  // Where each watched most, on what, and how they came:
  //   ana  DE 40 min tv, AT 10 min phone    new
  //   ben  AT 30 min tv                     watched a film 40 days before: returned
  //   cem  DE 20 min, AT 20 min, phone      AT, the first by name of equals; watched a film the day before: others
  //   dan  no market, no screen             new
  const home: Record<string, { market: string; screen: string; accounts: string }> = {
    ana: { market: 'DE', screen: 'tv', accounts: 'new' },
    ben: { market: 'AT', screen: 'tv', accounts: 'returned' },
    cem: { market: 'AT', screen: 'phone', accounts: 'others' },
    dan: { market: 'unknown', screen: 'unknown', accounts: 'new' },
  }
  const plays = () => [
    watch('ana/a1', 'e1', on(1, '20:00'), [0, 40], { market: 'DE', screen: 'tv' }),
    watch('ana/a2', 'e2', on(2, '23:55'), [0, 10], { market: 'AT', screen: 'phone' }),
    watch('ben', 'film', on(-39, '20:00'), [0, 30], { market: 'DE', screen: 'phone' }),
    watch('ben', 'e1', on(3, '20:00'), [0, 30], { market: 'AT', screen: 'tv' }),
    watch('cem', 'film', on(0, '20:00'), [0, 30]),
    watch('cem', 'e1', on(1, '08:00'), [0, 20], { market: 'DE', screen: 'phone' }),
    watch('cem', 'e2', on(9, '08:00'), [10, 30], { market: 'AT', screen: 'phone' }),
    watch('dan', 'e2', on(5, '08:00'), [0, 40]),
  ]
  const unrecognised = () => watch('eve', 'e1', on(4, '20:00'), [0, 25], { market: 'AT', screen: 'tv', anonymous: true })
  const carried = ['e1 1 40', 'e2 2 40']

  test('by market, screen, way of coming, and two of them', async () => {
    const asked: Partial<Record<'market' | 'screen' | 'service' | 'accounts', string>>[] = [
      { market: 'at' },
      { market: 'unknown' },
      { accounts: 'new' },
      { screen: 'tv', accounts: 'returned' },
    ]
    await world.carry(...carried)
    await world.receive([...plays(), unrecognised()])
    const filtered: SeasonReport[] = []
    for (const filters of asked) filtered.push(await world.report(filters))
    expect(ofThem(await world.report({ service: 's' }))).toEqual(ofThem(await world.report()))
    for (const [at, filters] of asked.entries()) {
      await world.forget()
      await world.carry(...carried)
      const chosen = Object.keys(home).filter(who =>
        Object.entries(filters).every(([by, value]) => home[who]![by as 'market'].toLowerCase() === value),
      )
      await world.receive([
        ...plays().filter(play => chosen.includes(play.account!)),
        // Nobody knows who it is: it is where it was watched.
        ...(filters.market === 'at' ? [unrecognised()] : []),
      ])
      expect(ofThem(filtered[at]!), JSON.stringify(filters)).toEqual(ofThem(await world.report()))
      expect(filtered[at]!.accounts.reach).toBe(chosen.length)
      expect(chosen.length).toBeGreaterThan(0)
    }
  })
})

describe('what is shown', () => {
  test('a value of few accounts is among the others, and what may not be asked is refused', async () => {
    await world.carry('e1 1 40')
    const audience = (market: string, accounts: number) =>
      Array.from({ length: accounts }, (_, a) => watch(`${market}${a}`, 'e1', on(1, '20:00'), [0, 40], { market, screen: 'tv' }))
    await world.receive([...audience('DE', 40), ...audience('AT', 12), ...audience('CH', 4)])
    const report = (request: object) => world.report({ smallCells: 'hide', ...request })
    // Switzerland's four take Austria's twelve with them.
    const de = await report({ market: 'DE' })
    expect(de.filters).toEqual([{ by: 'market', asked: 'DE', shown: 'DE', apart: ['DE'] }])
    expect(de.accounts.reach).toBe(40)
    for (const market of ['AT', 'CH', 'NZ', 'others']) {
      const others = await report({ market })
      expect(others.filters).toEqual([{ by: 'market', asked: market, shown: 'others', apart: ['DE'] }])
      expect(others.accounts.reach).toBe(16)
    }
    expect((await report({ market: 'CH' })).notes[0]).toBe(
      'Of accounts that watched most of it in others: all but DE. CH alone would be too few accounts to be told apart.',
    )
    // All on one screen: nothing to tell apart, and nobody else.
    expect((await report({ screen: 'tv' })).accounts.reach).toBe(56)
    const phone = await report({ screen: 'phone' })
    expect(phone.filters[0]!.shown).toBeNull()
    expect(phone.accounts.reach).toBeNull()
    expect((await world.report({ market: 'CH' })).accounts.reach).toBe(4)
    for (const [request, words] of [
      [{ market: 'DE', screen: 'tv' }, 'market and screen cannot be asked together'],
      [{ market: 'DE', window: 27 }, 'window: a filtered report is of 7, 28, 91 days'],
      [{ market: 'DE', tz: 'Europe/Berlin' }, 'tz: a filtered report is of days in UTC'],
      [{ market: 'Germany' }, 'market: "Germany" is no country'],
      [{ accounts: 'old' }, 'accounts: "old" is not known'],
    ] as const)
      await expect(report(request)).rejects.toThrow(words)
  })

  test('whatever two or three reports are added to and taken from each other: nobody, or ten and more', async () => {
    const luck = random(11)
    await world.carry('e1 1 40', 'e2 2 40')
    const messages: object[] = []
    for (let a = 0; a < 260; a++) {
      const market = luck.pick(['DE', 'DE', 'DE', 'DE', 'AT', 'AT', 'CH', 'LI'])
      const screen = market === 'CH' ? 'phone' : luck.pick(['tv', 'tv', 'phone', 'computer'])
      if (luck.chance(0.5)) messages.push(watch(`a${a}`, 'film', on(luck.pick([-50, -3]), '12:00'), [0, 30]))
      const to = luck.pick([1, 20, 39, 40])
      messages.push(watch(`a${a}`, 'e1', on(luck.integer(1, 5), '20:00'), [0, to], { market, screen }))
      if (to > 20 && luck.chance(0.9)) messages.push(watch(`a${a}`, 'e2', on(luck.integer(6, 9), '20:00'), [0, 40], { market, screen }))
    }
    await world.receive(messages)
    const rollup = new Rollup({ store: world.store, plays: world.plays })
    const atoms = (await rollup.measureGroups(await windowOf(), 'each', one))!
    const asked = [
      {},
      ...[{}, { accounts: 'new' }, { accounts: 'returned' }, { accounts: 'others' }].flatMap(came => [
        ...(came.accounts ? [came] : []),
        ...['DE', 'AT', 'CH', 'LI'].map(market => ({ market, ...came })),
        ...['tv', 'phone', 'computer'].map(screen => ({ screen, ...came })),
      ]),
    ]
    const views: { report: SeasonReport; has: boolean[] }[] = []
    for (const request of asked) {
      const report = await world.report({ ...request, smallCells: 'hide' })
      const has = atoms.segments.map(segment =>
        report.filters.every(({ by, shown, apart }) => {
          const value = by === 'accounts' ? segment.came : segment[by] || 'unknown'
          return shown !== null && (apart.includes(shown) ? value === shown : !apart.includes(value))
        }),
      )
      views.push({ report, has })
    }
    // Each figure as a reader sees it, and as it is of each segment.
    const figures: Record<string, [(report: SeasonReport) => number | null, (measures: SeasonMeasures) => number]> = {
      reach: [of => of.accounts.reach, of => of.accounts.reach],
      starters: [of => of.accounts.starters, of => of.accounts.starters],
      watchers: [of => of.accounts.watchers, of => of.accounts.watchers],
      completers: [of => of.accounts.completers, of => of.accounts.completers],
      second: [of => of.episodes[1]!.starters, of => of.episodes[1]!.starters],
      secondCompleted: [of => of.episodes[1]!.completers, of => of.episodes[1]!.completers],
      third: [of => of.days[2]!.accounts, of => of.days[2]!.accounts],
    }
    const inside = [
      ['reach', 'starters'],
      ['reach', 'completers'],
      ['starters', 'watchers'],
      ['starters', 'completers'],
      ['watchers', 'completers'],
      ['starters', 'second'],
      ['second', 'secondCompleted'],
      ['reach', 'third'],
    ] as const
    const tables = [
      ...Object.values(figures).map(([seen, truth]) => [{ seen, truth, sign: 1 }]),
      ...inside.map(([outer, inner]) => [
        { seen: figures[outer]![0], truth: figures[outer]![1], sign: 1 },
        { seen: figures[inner]![0], truth: figures[inner]![1], sign: -1 },
      ]),
    ]
    let attacks = 0
    for (const table of tables) {
      const counts = atoms.groups.map(measures => table.reduce((sum, { truth, sign }) => sum + sign * truth(measures), 0))
      const shown = views.filter(({ report }) => table.every(({ seen }) => seen(report) !== null))
      // What is shown is the truth.
      for (const { report, has } of shown)
        expect(table.reduce((sum, { seen, sign }) => sum + sign * seen(report)!, 0)).toBe(
          counts.reduce((sum, count, at) => sum + (has[at] ? count : 0), 0),
        )
      const tell = (signs: readonly (readonly [number, boolean[]])[]) => {
        let accounts = 0
        for (const [at, count] of counts.entries()) {
          const times = signs.reduce((sum, [sign, has]) => sum + (has[at] ? sign : 0), 0)
          // Neither in nor out of a group: no count of anybody.
          if (count !== 0 && times !== 0 && times !== 1) return
          if (times === 1) accounts += count
        }
        attacks++
        expect(accounts === 0 || accounts >= 10, `${accounts} accounts`).toBe(true)
      }
      for (const first of shown)
        for (const second of shown) {
          tell([
            [1, first.has],
            [-1, second.has],
          ])
          for (const third of shown)
            for (const sign of [1, -1])
              tell([
                [1, first.has],
                [-1, second.has],
                [sign, third.has],
              ])
        }
    }
    expect(attacks).toBeGreaterThan(1000)
    // Not for want of figures.
    expect(views.filter(({ report }) => report.accounts.starters !== null).length).toBeGreaterThan(8)
  })
})

test('groups of segments are together the whole: late, set aside, unrecognised, in another zone, a few slices at a time', async () => {
  const { episodes, groups } = randomAudience(5, 120)
  await world.carry(...episodes)
  for (const { messages, flags } of groups) await world.receive(messages, undefined, flags)
  const rollup = new Rollup({ store: world.store, plays: world.plays, piecesAtOnce: 200 })
  const inKolkata = { ...(await windowOf()), zone: 'Asia/Kolkata', from: on(1, '00:00') - 5.5 * 3_600_000 }
  const whole = (await rollup.measure(inKolkata))!
  const each = (await rollup.measureGroups(inKolkata, 'each', one))!
  expect(each.segments.length).toBeGreaterThan(10)
  // What was watched beside the season is of all accounts.
  expect(sorted(sumMeasures(each.groups))).toEqual(sorted({ ...whole, all: each.groups[0]!.all }))
})

/** Each segment for itself. */
const one = (segments: Segment[]) => ({ count: segments.length, of: (segment: Segment) => segments.indexOf(segment) })

function sorted(measures: SeasonMeasures) {
  const by = (row: object) =>
    JSON.stringify(Object.entries(row).filter(([name]) => !['accounts', 'watchedMs', 'completers'].includes(name)))
  const rows = <T extends object>(list: T[]) => [...list].sort((a, b) => (by(a) < by(b) ? -1 : 1))
  return {
    ...measures,
    screens: rows(measures.screens),
    markets: rows(measures.markets),
    leavers: rows(measures.leavers),
    daysToComplete: rows(measures.daysToComplete),
  }
}
