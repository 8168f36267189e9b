import { describe, expect, test } from 'vitest'
import { dayNumber } from '../../src/decisions/day-number.js'
import type { StoredHistory } from '../../src/decisions/history/index.js'
import { launchShares, sequelLift } from '../../src/decisions/sequel-lift/index.js'
import { history, reported } from './return-world.js'

/*
 * 25 titles without a launch: their season of 2020 had 100 in 2022H2 and 80 in 2023H1.
 * 20 titles with one earlier season and a launch on 1 February 2023 with 200: 100, then 80 + 2 for each place: lifts of 0 to 38, shares of 0 to 0.19.
 * Titles that would say something false: a launch in the last weeks of the report; one in the report before; an earlier season of that autumn.
 */
const older = '2020-03-01'
const both = (title: string, before: number, during: number, more: object = {}, released = older) => [
  reported('2022H2', title, released, { hours: before, ...more }),
  reported('2023H1', title, released, { hours: during, ...more }),
]
const launched = (title: string, hours: number, released = '2023-02-01', season = 2) =>
  reported('2023H1', title, released, { hours, season, releasedDay: dayNumber(released) })
const usual = Array.from({ length: 25 }, (_, at) => both(`Still ${at}`, 100, 80)).flat()
const launches = Array.from({ length: 20 }, (_, at) => [...both(`Show ${at}`, 100, 80 + 2 * at), launched(`Show ${at}`, 200)]).flat()
const odd = [
  ...both('Late', 100, 900),
  launched('Late', 200, '2023-06-01'),
  ...both('Twice', 100, 900),
  reported('2022H2', 'Twice', '2022-10-01', { season: 2 }),
  launched('Twice', 200, '2023-02-01', 3),
  ...both('Young', 100, 900, {}, '2022-10-01'),
  launched('Young', 200),
]

const on = (stored: StoredHistory, day: string) => ({ stored, day })

describe('the lift of a launch', () => {
  test('is what earlier seasons had beyond the usual, over the hours of the new one', () => {
    const known = on(history({ reports: [...usual, ...launches, ...odd] }), '2023-06-30')
    const shares = launchShares(known)
    expect(shares.one.map(share => share.toFixed(2))).toEqual(Array.from({ length: 20 }, (_, at) => (at / 100).toFixed(2)))
    expect(shares).toMatchObject({ more: [], latest: shares.one })
    const lift = sequelLift(known, 1)!
    expect(lift).toMatchObject({ launches: 20, of: 'one' })
    // R: quantile(0:19 / 100, c(.1, .25, .5, .75, .9))
    for (const [name, value] of Object.entries({ p10: 0.019, p25: 0.0475, p50: 0.095, p75: 0.1425, p90: 0.171 }))
      expect(lift[name as 'p10']).toBeCloseTo(value, 10)
    // Too few launches after several seasons: all of them together.
    expect(sequelLift(known, 4)).toMatchObject({ launches: 20, of: 'all', p50: lift.p50 })
  })

  test('is not known before the report of the launch is over, nor of a few launches', () => {
    expect(sequelLift(on(history({ reports: [...usual, ...launches] }), '2023-06-29'), 1)).toBeUndefined()
    expect(sequelLift(on(history({ reports: [...usual, ...launches.slice(3)] }), '2023-06-30'), 1)).toBeUndefined()
  })

  test('below the usual is none', () => {
    const fewer = Array.from({ length: 20 }, (_, at) => [...both(`Show ${at}`, 100, 60), launched(`Show ${at}`, 200)]).flat()
    expect(sequelLift(on(history({ reports: [...usual, ...fewer] }), '2023-06-30'), 1)).toMatchObject({ p10: 0, p90: 0 })
  })
})
