import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { feeShares, weeksOfFees, weeksOfHours } from '../../src/decisions/index.js'
import { openSeasonWorld, watch } from '../seasons/season-world.js'

const world = await openSeasonWorld()
const at = (day: string, time = '20:00'): number => Date.parse(`${day}T${time}:00Z`)
const people = (count: number, name = 'n') => Array.from({ length: count }, (_, number) => `${name}${number}`)
const shareOf = async (asOf?: string) =>
  (await feeShares(world, { fee: 10, from: '2021-08-01', to: '2021-09-30', services: ['s'], asOf })).find(({ title }) => title === 'show')!
const weeks = async (asOf?: string) => weeksOfFees(await shareOf(asOf), '2021-08-06', 10)

beforeEach(async () => {
  await world.forget()
  await world.carry('e1 1 100')
})
afterAll(() => world.remove())

describe('of a fee share', () => {
  /*
   * Twelve accounts watch an hour in the week of the premiere (a Friday) and an hour in each of the two weeks after it. Three others come in
   * the third week only, for six hours; they are no light viewers. All are new in August: 15 × 10.00, of which 30.00 from the three.
   */
  test('a week of the premiere is partial, and a part of too few accounts is told in no way', async () => {
    await world.receive([
      ...people(12).flatMap(name => ['2021-08-06', '2021-08-09', '2021-08-16'].map(day => watch(name, 'e1', at(day), [0, 60]))),
      ...people(3, 'heavy').flatMap(name =>
        [10, 11, 12, 13, 14, 15].map(hour => watch(name, 'e1', at('2021-08-17', `${hour}:00`), [0, 60])),
      ),
    ])
    expect(await weeks()).toEqual([
      { week: '2021-08-02', value: 40, newViewers: 40, lightViewers: 40, state: 'partial' },
      // With all light ones together told, one week alone could not be kept: another goes with it.
      { week: '2021-08-09', value: 40, newViewers: 40, lightViewers: null, state: 'whole' },
      // Of 70.00 from fifteen accounts 40.00 are from twelve light ones: the rest would be those of three.
      { week: '2021-08-16', value: 70, newViewers: 70, lightViewers: null, state: 'whole' },
    ])
  })

  /* Twelve accounts in the first two weeks, one in the third: it is hidden, and with it the smaller of the others, or the sum would tell. */
  test('a week of few accounts is protected, and one more with it', async () => {
    await world.receive([
      ...people(12).map(name => watch(name, 'e1', at('2021-08-06'), [0, 60])),
      ...people(11).map(name => watch(name, 'e1', at('2021-08-09'), [0, 60])),
      watch('n0', 'e1', at('2021-08-17'), [0, 60]),
    ])
    expect((await weeks()).map(({ value, newViewers, state }) => [value, newViewers, state])).toEqual([
      [expect.any(Number), expect.any(Number), 'partial'],
      [null, null, 'protected'],
      [null, null, 'protected'],
    ])
  })

  /* Ten accounts watch an hour on 9 August, and one on 1 September, a Wednesday: of one week two months are paid, and no account is two. */
  test('over the end of a month nobody counts twice, and nobody new is a plain zero', async () => {
    await world.receive(
      people(10).flatMap(name => ['2021-08-09', '2021-08-31', '2021-09-01'].map(day => watch(name, 'e1', at(day), [0, 60]))),
    )
    const share = await shareOf()
    expect(share.byWeek.map(({ all, new: newcomers }) => [all, newcomers])).toEqual([
      [
        { cents: 5000, accounts: 10 },
        { cents: 5000, accounts: 10 },
      ],
      [
        { cents: 15_000, accounts: 10 },
        { cents: 5000, accounts: 10 },
      ],
    ])
    await world.receive(people(10).map(name => watch(name, 'e1', at('2021-09-15'), [0, 60])))
    expect((await weeks()).map(({ newViewers }) => newViewers)).toEqual([50, 50, 0])
  })

  /* As of Tuesday, 10 August: what came later is not known then, and its week still runs. */
  test('nothing after its day counts', async () => {
    await world.receive(
      people(10).flatMap(name => ['2021-08-06', '2021-08-10', '2021-08-11'].map(day => watch(name, 'e1', at(day), [0, 60]))),
    )
    expect(await weeks('2021-08-10')).toEqual([
      { week: '2021-08-02', value: 50, newViewers: 50, lightViewers: 50, state: 'partial' },
      { week: '2021-08-09', value: 50, newViewers: 50, lightViewers: 50, state: 'partial' },
    ])
    expect(await shareOf('2021-08-10')).toMatchObject({ from: '2021-08-01', to: '2021-08-10', hours: 20, cents: 10_000 })
  })
})

test('of hours that were seen: each × what an hour is worth, and what is not known is no zero', () => {
  const visible = [
    { week: '2021-08-02', hours: 1000, state: 'seen' },
    { week: '2021-08-09', hours: 2000, state: 'seen' },
    { week: '2021-08-16', hours: null, state: 'censored' },
  ] as const
  const none = { newViewers: null, lightViewers: null }
  expect(weeksOfHours([...visible], 0.25, '2021-08-06')).toEqual([
    { week: '2021-08-02', value: 250, ...none, state: 'partial' },
    { week: '2021-08-09', value: 500, ...none, state: 'whole' },
    { week: '2021-08-16', value: null, ...none, state: 'censored' },
  ])
})
