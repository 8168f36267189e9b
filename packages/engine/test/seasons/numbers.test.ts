import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { on, openSeasonWorld, type SeasonWorld, watch } from './season-world.js'

let world: SeasonWorld
beforeAll(async () => {
  world = await openSeasonWorld()
})
beforeEach(() => world.forget())
afterAll(() => world.remove())

/*
  Two episodes of 40 and 60 minutes. Five accounts; `bo` has two viewers. Minutes of the content seen:

  account/viewer  day  began  e1      e2      wall clock
  ana             1    20:00  0–40            40
  ana             2    20:00          0–60    60
  bo/kid          1    18:00  0–20            20
  bo/mum          1    21:00  20–40           20
  bo/mum          8    21:00          0–50    25   at 2×
  cy              1    22:00  0–1             1
  di              3    20:00  0–28            28
  di              3    21:00  0–10            10   again: time, not coverage
  ed (unknown)    1    19:00  0–40            40   declined to be recognised
                                              244
  e1: 159 minutes, of ana 40, bo 40, cy 1, di 38, ed 40. e2: 85 minutes.
*/
const five = [
  watch('ana', 'e1', on(1, '20:00'), [0, 40], { screen: 'tv', market: 'US' }),
  watch('ana', 'e2', on(2, '20:00'), [0, 60], { screen: 'tv', market: 'US' }),
  watch('bo/kid', 'e1', on(1, '18:00'), [0, 20], { screen: 'tablet', market: 'IL' }),
  watch('bo/mum', 'e1', on(1, '21:00'), [20, 40], { screen: 'tv', market: 'IL' }),
  watch('bo/mum', 'e2', on(8, '21:00'), [0, 50], { screen: 'tv', market: 'IL', rate: 2 }),
  watch('cy', 'e1', on(1, '22:00'), [0, 1], { screen: 'phone', market: 'US' }),
  watch('di', 'e1', on(3, '20:00'), [0, 28], { screen: 'tv', market: 'US' }),
  watch('di', 'e1', on(3, '21:00'), [0, 10], { screen: 'tv', market: 'US' }),
  watch('ed', 'e1', on(1, '19:00'), [0, 40], { screen: 'tv', market: 'US', anonymous: true }),
]

describe('five accounts and a season of two episodes', () => {
  beforeEach(async () => {
    await world.carry('e1 1 40', 'e2 2 60')
    await world.receive(five)
  })
  const minutes = (value: number): number => value * 60_000

  test('every number of the season', async () => {
    const report = await world.report()
    expect(report).toMatchObject({
      title: 'show',
      titleName: 'Show',
      season: 1,
      released: '2021-08-06',
      window: 28,
      from: '2021-08-06T00:00:00.000Z',
      to: '2021-09-03T00:00:00.000Z',
      closed: true,
      services: ['s'],
      runtimeMs: minutes(100),
      // Starters: all but cy (1 minute). Watchers: ana; bo, e1 whole by two viewers; di, 28 of 40 = 70 %. Completers: ana 100 of 100, bo 90 of 100.
      accounts: { reach: 4, starters: 3, watchers: 3, completers: 2, completionRate: 0.6667 },
      // kid saw half of e1; mum half of e1 and 50 of 60 of e2: 70 of 100.
      viewers: { reach: 5, starters: 4, watchers: 3, completers: 1, completionRate: 0.25 },
      watchedMs: minutes(244),
      minutes: 244,
      hours: 4.0667,
      views: 2.44,
      // 244 minutes ÷ 40,320 minutes in 28 days.
      ama: 0.0061,
      shareOfViewing: 1,
    })
  })

  test('the funnel', async () => {
    const { episodes } = await world.report()
    expect(episodes).toMatchObject([
      // ana, bo and di began it; ana and bo saw 90 %. Viewers: ana, kid, mum, cy, di. Of three starters ana and bo went on.
      {
        episode: 1,
        starters: 3,
        completers: 2,
        completionRate: 0.6667,
        viewers: 5,
        watchedMs: minutes(159),
        views: 3.975,
        carriedOver: 2,
        carryOver: 0.6667,
      },
      // bo saw 50 of 60 minutes: 83 %.
      {
        episode: 2,
        starters: 2,
        completers: 1,
        completionRate: 0.5,
        viewers: 2,
        watchedMs: minutes(85),
        carriedOver: null,
        carryOver: null,
      },
    ])
  })

  test('days, weeks, decay', async () => {
    const { days, weeks } = await world.report()
    const watched = Object.fromEntries(days.flatMap(({ day, watchedMs }) => (watchedMs ? [[day, watchedMs]] : [])))
    expect(watched).toEqual({ 1: minutes(121), 2: minutes(60), 3: minutes(38), 8: minutes(25) })
    expect(days[2]).toEqual({ day: 3, date: '2021-08-08', watchedMs: minutes(38), accounts: 1, views: 0.38, ama: 0.0264 })
    // Of ed nobody knows who he is.
    expect(days.slice(0, 9).map(({ accounts }) => accounts)).toEqual([3, 1, 1, 0, 0, 0, 0, 1, 0])
    expect(weeks).toEqual([
      { week: 1, days: 7, date: '2021-08-06', watchedMs: minutes(219), decay: null },
      { week: 2, days: 7, date: '2021-08-13', watchedMs: minutes(25), decay: 0.1142 },
      { week: 3, days: 7, date: '2021-08-20', watchedMs: 0, decay: 0 },
      { week: 4, days: 7, date: '2021-08-27', watchedMs: 0, decay: null },
    ])
  })

  test('where they left: the furthest point counts, not the last', async () => {
    const { retention } = await world.report()
    const share = (episode: number, percent: number) => retention[episode - 1]!.curve[percent]!.share
    // e1: ana and bo came to 40:00, di to 28:00 (70 %) though the second time only to 10:00; cy is no starter.
    expect([0, 70, 71, 100].map(percent => share(1, percent))).toEqual([1, 1, 0.6667, 0.6667])
    expect(retention[0]!.curve[70]).toEqual({ percent: 70, positionMs: minutes(28), share: 1 })
    expect(retention[0]!.drops).toEqual([{ position: '00:28:00', positionMs: minutes(28), accounts: 1, share: 0.3333 }])
    expect([83, 84].map(percent => share(2, percent))).toEqual([1, 0.5])
    expect(retention[1]!.drops).toMatchObject([{ position: '00:50:00', accounts: 1 }])
  })

  test('days to complete: first and last day counted', async () => {
    const { daysToComplete } = await world.report()
    // ana: days 1 and 2. bo: days 1 to 8.
    expect(daysToComplete.median).toBe(5)
    expect(daysToComplete.spread.flatMap(({ from, completers }) => (completers ? [[from, completers]] : []))).toEqual([
      [2, 1],
      [8, 1],
    ])
  })

  test('screens, markets, hours of the day', async () => {
    const { screens, markets, hoursOfDay } = await world.report()
    expect(screens).toMatchObject([
      { screen: 'tv', watchedMs: minutes(223), share: 0.9139 },
      { screen: 'tablet', watchedMs: minutes(20) },
      { screen: 'phone', watchedMs: minutes(1) },
    ])
    expect(markets.map(({ market, watchedMs }) => [market, watchedMs])).toEqual([
      ['US', minutes(179)],
      ['IL', minutes(65)],
    ])
    const watched = Object.fromEntries(hoursOfDay.flatMap(({ hour, watchedMs }) => (watchedMs ? [[hour, watchedMs]] : [])))
    expect(hoursOfDay).toHaveLength(24)
    expect(watched).toEqual({ 18: minutes(20), 19: minutes(40), 20: minutes(128), 21: minutes(55), 22: minutes(1) })
  })
})

/*
  Who came for it. Viewing of another title `film` before and after the first of the season, on day 10:

  account  film          season   first on the service   back after 28 days
  new                    day 10   yes
  later    day 11        day 10   yes
  loyal    day 9         day 10
  lapsed   27 days before release, so 36 before     yes
  edge     28 days to the millisecond                    yes
  other    day 10        never
*/
test('came for it, came back', async () => {
  await world.carry('e1 1 40')
  const season = (who: string) => watch(who, 'e1', on(10, '20:00'), [0, 30])
  await world.receive([
    ...['new', 'later', 'loyal', 'lapsed', 'edge'].map(season),
    watch('later', 'film', on(11, '20:00'), [0, 30]),
    watch('loyal', 'film', on(9, '20:00'), [0, 30]),
    watch('lapsed', 'film', on(-26, '20:00'), [0, 30]),
    watch('edge', 'film', on(-18, '19:30'), [0, 30]),
    watch('other', 'film', on(10, '20:00'), [0, 30]),
    watch('new', 'elsewhere', on(2, '20:00'), [0, 30], { service: 'another' }),
  ])
  const { arrivals, shareOfViewing } = await world.report()
  expect(arrivals).toEqual({ cameForIt: 2, cameForItShare: 0.4, returned: 2, returnedShare: 0.4, lapsedDays: 28, since: '2021-07-10' })
  // In the window, on this service: 5 × 30 of the season, 3 × 30 of the film.
  expect(shareOfViewing).toBe(0.625)
})

test('an episode on two services, and in two cuts, is one episode: the longest is its runtime', async () => {
  await world.carry('e1 1 40', 'e1-long 1 50')
  await world.receive([
    watch('ana', 'e1', on(1, '20:00'), [0, 20]),
    watch('ana', 'e1-long', on(2, '20:00'), [10, 45]),
    watch('bo', 'e1', on(1, '20:00'), [0, 40]),
  ])
  const report = await world.report()
  // ana: 0–45 of 50. bo: 40 of 50.
  expect(report.episodes).toMatchObject([{ episode: 1, runtimeMs: 3_000_000, starters: 2, completers: 1 }])
})
