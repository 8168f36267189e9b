import { addDays, type SeasonRange } from '@sweeps/model'
import { random } from '@sweeps/stats'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { visibleWeeks } from '../../src/seasons/range/visible-weeks.js'
import { on, openSeasonWorld, type SeasonWorld, watch } from './season-world.js'

let world: SeasonWorld
beforeAll(async () => {
  world = await openSeasonWorld()
})
beforeEach(() => world.forget())
afterAll(() => world.remove())

const released = '2021-08-06'
/** The day on which a week begins: 1 is the release. */
const week = (number: number): string => addDays(released, 7 * (number - 1))
const figure = ({ figures }: SeasonRange, metric: string, episode: number | null = null) =>
  figures.find(of => of.metric === metric && of.episode === episode)

describe('weeks beside as many before', () => {
  // Minutes by week of the season (two episodes of 40 minutes):
  //        1           2           3
  //   ana  e1 all      e2 all                    began in 1, completed in 2; watched a film the year before
  //   ben              e1 30 min   e1 last 10    began in 2, 90 % of the episode in 3
  //   cem  e1 1 min    e1 20 min                 first seen in 1, began in 2
  //   dan                          e2 all        began in 3; the first they watched
  test('each account counts in the week in which it came to a step, minutes in that in which they were watched', async () => {
    await world.carry('e1 1 40', 'e2 2 40')
    await world.receive([
      watch('ana', 'film', on(-300, '20:00'), [0, 30]),
      watch('ana', 'e1', on(1, '20:00'), [0, 40]),
      watch('ana', 'e2', on(8, '20:00'), [0, 40]),
      watch('ben', 'e1', on(9, '20:00'), [0, 30]),
      // The last of week 2, by UTC; in Berlin it is over by then.
      watch('ben', 'e1', on(15, '00:00'), [30, 40]),
      watch('cem', 'e1', on(1, '09:00'), [0, 1]),
      watch('cem', 'e1', on(14, '22:30'), [1, 21]),
      watch('dan', 'e2', on(21, '20:00'), [0, 40]),
    ])
    const range = await world.range({ from: week(2), to: week(3) })
    expect(range).toMatchObject({
      days: 7,
      closed: true,
      from: '2021-08-13',
      to: '2021-08-20',
      before: { from: released, to: '2021-08-13' },
    })
    // 90 minutes after 41; 80 minutes are a view.
    expect(figure(range, 'hours')).toEqual({ metric: 'hours', episode: null, value: 1.5, before: 0.6833, change: 1.1951 })
    expect(figure(range, 'views')).toMatchObject({ value: 1.125, before: 0.5125 })
    expect(figure(range, 'ama')).toMatchObject({ value: Number((90 / 10_080).toFixed(4)), before: Number((41 / 10_080).toFixed(4)) })
    expect(figure(range, 'reach')).toMatchObject({ value: 1, before: 2, change: -0.5 })
    expect(figure(range, 'starters')).toMatchObject({ value: 2, before: 1, change: 1 })
    expect(figure(range, 'watchers')).toMatchObject({ value: 1, before: 1, change: 0 })
    expect(figure(range, 'completers')).toMatchObject({ value: 1, before: 0, change: null })
    expect(figure(range, 'cameForIt')).toMatchObject({ value: 1, before: 1 })
    expect(figure(range, 'starters', 1)).toMatchObject({ value: 2, before: 1 })
    expect(figure(range, 'starters', 2)).toMatchObject({ value: 1, before: 0 })
    expect(figure(range, 'completers', 1)).toMatchObject({ value: 0, before: 1 })
    // Two weeks have only one before them.
    const two = await world.range({ from: week(2), to: week(4) })
    expect(two.before).toBeNull()
    expect(figure(two, 'starters')).toEqual({ metric: 'starters', episode: null, value: 3, before: null, change: null })
    expect(two.notes[1]).toBe('The season had not been out for 2 weeks before: there is nothing to compare with.')
    // Of weeks that are a window it is that window's report.
    const report = await world.report({ window: 21 })
    const all = await world.range({ from: released, to: week(4) })
    expect(figure(all, 'hours')!.value).toBe(report.hours)
    for (const name of ['reach', 'starters', 'watchers', 'completers'] as const)
      expect(figure(all, name)!.value, name).toBe(report.accounts[name])
    expect(figure(all, 'cameForIt')!.value).toBe(report.arrivals.cameForIt)
    // In Berlin week 3 begins two hours earlier: half an hour after cem began.
    expect(figure(await world.range({ from: week(3), to: week(4), tz: 'Europe/Berlin' }), 'hours')!.value).toBe(
      Number((70 / 60).toFixed(4)),
    )
    // While they run they are not compared.
    const running = await world.range({ from: week(2), to: week(3) }, on(13, '12:00'))
    expect(running.closed).toBe(false)
    expect(running.figures.every(({ change }) => change === null)).toBe(true)
  })

  test('a film, and runtimes that are not known, have what there is', async () => {
    await world.carry('e1 1 -')
    await world.receive([watch('ana', 'e1', on(8, '20:00'), [0, 30])])
    const { figures } = await world.range({ from: week(2), to: week(3) })
    expect(figures.map(({ metric }) => metric)).toEqual(['hours', 'ama', 'reach', 'starters', 'cameForIt', 'starters'])
  })

  test('what is no range says what to take', async () => {
    await world.carry('e1 1 40')
    for (const [from, to, words] of [
      [
        '2021-08-14',
        week(4),
        'from: "2021-08-14" begins no week of the season, which was released on 2021-08-06: take 2021-08-13 or 2021-08-20',
      ],
      [week(2), '2021-08-19', 'to: "2021-08-19" begins no week of the season'],
      [week(3), week(3), 'to: "2021-08-20" is not after 2021-08-20'],
      ['2021-07-30', week(3), 'from: "2021-07-30" is before the release on 2021-08-06'],
      [week(2), week(200), 'to: "2025-05-30" is later than two years after the release'],
      ['soon', week(3), 'from'],
    ] as const)
      await expect(world.range({ from, to })).rejects.toThrow(words)
  })
})

test('of weeks that are too few the smallest large one is withheld with them, between two usual windows', () => {
  const weeks = [30, 20, 0, 4, 40, 12, 11].map(accounts => ({ accounts, value: accounts }))
  // Week 4 is four accounts: week 2 goes with it, the only large one up to the 28th day. Week 3 is nobody. Weeks 5 to 7 are all large.
  expect([...visibleWeeks(weeks, 10)]).toEqual([1, 3, 5, 6, 7])
  // Minutes of people who are not recognised are somebody's.
  expect([...visibleWeeks([{ accounts: 0, value: 1 }], 10)]).toEqual([])
})

test('whatever two or three ranges and usual windows are added to and taken from each other: weeks of nobody, or of ten and more', async () => {
  const luck = random(5)
  await world.carry('e1 1 40', 'e2 2 40')
  const messages: object[] = []
  // Fewer and fewer begin.
  for (const [at, accounts] of [70, 40, 24, 6, 22, 25].entries())
    for (let a = 0; a < accounts; a++) {
      const day = 7 * at + luck.integer(1, 4)
      messages.push(watch(`w${at}a${a}`, 'e1', on(day, '20:00'), [0, luck.pick([1, 20, 40, 40])]))
      if (luck.chance(0.6)) messages.push(watch(`w${at}a${a}`, 'e2', on(day + luck.integer(0, 3), '20:00'), [0, 40]))
    }
  await world.receive(messages)
  // Nobody comes after the sixth week: what is known to the end of the thirteenth is known to the end of it.
  const last = 6
  const usual = [1, 4, 6]
  const metrics = [
    ['reach', null, 'reach'],
    ['starters', null, 'starters'],
    ['completers', null, 'completers'],
    ['starters', 2, 'second'],
  ] as const
  const truth = new Map<string, number[]>()
  const views = new Map<string, { has: boolean[]; window: boolean }[]>(metrics.map(([, , name]) => [name, []]))
  for (let from = 1; from <= last; from++)
    for (const [metric, episode, name] of metrics) {
      const exact = figure(await world.range({ from: week(from), to: week(from + 1) }), metric, episode)!.value!
      truth.set(name, [...(truth.get(name) ?? []), exact])
    }
  for (let from = 1; from <= last; from++)
    for (let to = from; to <= last; to++) {
      const range = await world.range({ from: week(from), to: week(to + 1), smallCells: 'hide' })
      for (const [metric, episode, name] of metrics) {
        const seen = figure(range, metric, episode)!.value
        if (seen === null) continue
        const has = Array.from({ length: last }, (_, at) => at + 1 >= from && at < to)
        expect(seen).toBe(truth.get(name)!.reduce((sum, count, at) => sum + (has[at] ? count : 0), 0))
        views.get(name)!.push({ has, window: from === 1 && usual.includes(to) })
      }
    }
  let attacks = 0
  for (const [, , name] of metrics) {
    const counts = truth.get(name)!
    const windows = usual.map(end => ({ has: counts.map((_, at) => at < end), window: true }))
    const shown = [...views.get(name)!, ...windows]
    expect(views.get(name)!.length, name).toBeGreaterThan(0)
    const tell = (signs: readonly (readonly [number, (typeof shown)[number]])[]) => {
      // Windows of different length are not protected against each other.
      if (signs.every(([, { window }]) => window)) return
      let accounts = 0
      for (const [at, count] of counts.entries()) {
        const times = signs.reduce((sum, [sign, { has }]) => sum + (has[at] ? sign : 0), 0)
        if (count !== 0 && times !== 0 && times !== 1) return
        if (times === 1) accounts += count
      }
      attacks++
      expect(accounts === 0 || accounts >= 10, `${name}: ${accounts} accounts`).toBe(true)
    }
    for (const first of shown)
      for (const second of shown) {
        tell([
          [1, first],
          [-1, second],
        ])
        for (const third of shown)
          for (const sign of [1, -1])
            tell([
              [1, first],
              [-1, second],
              [sign, third],
            ])
      }
  }
  expect(attacks).toBeGreaterThan(500)
  // Not for want of figures.
  expect([...views.values()].flat().length).toBeGreaterThan(15)
})
