import { afterAll, beforeEach, expect, test } from 'vitest'
import { type FeeShareRequest, feeShares } from '../../src/decisions/index.js'
import { openSeasonWorld, watch } from '../seasons/season-world.js'
import { made } from '../world.js'

const world = await openSeasonWorld()
const header = 'service,content,title,season,episode,name,kind,origin,language,runtime_ms,released'
const at = (day: string, time = '20:00'): number => Date.parse(`${day}T${time}:00Z`)
const shares = (request: Partial<FeeShareRequest> = {}) =>
  feeShares(world, { fee: 9.99, from: '2021-08-01', to: '2021-08-31', services: ['s'], ...request })
const cents = async (request?: Partial<FeeShareRequest>) =>
  Object.fromEntries((await shares(request)).map(part => [`${part.title}${part.unknown}`, part.cents]))

beforeEach(async () => {
  await world.forget()
  await world.catalogue.import(
    [header, 's,e1,show,1,1,The Show: Season 1,series,,,6000000,2021-08-06', 's,film,film,,,A Film,film,,,6000000,2021-08-06', ''].join(
      '\n',
    ),
    made,
  )
})
afterAll(() => world.remove())

/*
 * August, a fee of 9.99:
 *   ana    30 min of the show, 60 of the film            ⅓ : ⅔      3.33 and 6.66
 *   ben    20 min of the show only, in August             all        9.99
 *   cem    60 min of the film, September                  not in it
 *   nobody 90 min of the show without a name              no fee
 */
test('a light viewer who came for one season gives it the whole fee', async () => {
  await world.receive([
    watch('ana', 'e1', at('2021-08-09'), [0, 30]),
    watch('ana', 'film', at('2021-08-10'), [0, 60]),
    watch('ben', 'e1', at('2021-08-11'), [0, 20]),
    watch('cem', 'film', at('2021-09-01'), [0, 60]),
    watch('x', 'e1', at('2021-08-12'), [0, 90], { anonymous: true }),
  ])
  const parts = await shares()
  expect(parts.map(({ title, cents, accountMonths, paidCents, hours }) => ({ title, cents, accountMonths, paidCents, hours }))).toEqual([
    { title: 'film', cents: 666, accountMonths: 2, paidCents: 1998, hours: 1 },
    { title: 'show', cents: 1332, accountMonths: 2, paidCents: 1998, hours: 50 / 60 },
  ])
  expect(parts[1]!.perHour).toBeCloseTo(13.32 / (50 / 60), 10)
  // All are new to the service in August, and all watched fewer than five hours.
  expect(parts[1]).toMatchObject({ newCents: 1332, lightCents: 1332, byWeek: [{ week: '2021-08-09', all: { cents: 1332, accounts: 2 } }] })
  expect(await cents({ from: '2021-08-01', to: '2021-09-30' })).toEqual({ film: 666 + 999, show: 1332 })
})

/*
 * ana watches 6 hours in August: 4 of the film on the 2nd, 1 of the show on Sunday the 8th, 1 on Monday the 9th. In September 1 hour of the show.
 * August: film 4/6, show 2/6 of 10.00 = 3.33 (film 6.67), of it half in each week. September: all 10.00, and she is neither new nor heavy.
 */
test('weeks, new and light accounts partition a season’s part to the cent', async () => {
  await world.receive([
    ...['08:00', '10:00', '12:00'].map(time => watch('ana', 'film', at('2021-08-02', time), [0, 80])),
    watch('ana', 'e1', at('2021-08-08'), [0, 60]),
    watch('ana', 'e1', at('2021-08-09'), [0, 60]),
    watch('ana', 'e1', at('2021-09-02'), [0, 60]),
  ])
  const parts = await shares({ fee: 10, to: '2021-09-30' })
  const show = parts.find(({ title }) => title === 'show')!
  expect(show).toMatchObject({ cents: 1333, paidCents: 2000, accountMonths: 2, newCents: 333, lightCents: 1000 })
  expect(show.byWeek.map(({ week }) => week)).toEqual(['2021-08-02', '2021-08-09', '2021-08-30'])
  expect(show.byWeek.map(({ all }) => all.cents).sort((one, other) => one - other)).toEqual([166, 167, 1000])
  expect(parts.reduce((sum, { cents }) => sum + cents, 0)).toBe(2000)
})

test('a span over the end of a month is in both', async () => {
  await world.receive([watch('ana', 'e1', at('2021-08-31', '23:30'), [0, 60])])
  expect((await shares({ fee: 10 }))[0]).toMatchObject({ cents: 1000, hours: 0.5 })
  expect((await shares({ fee: 10, to: '2021-09-01' }))[0]).toMatchObject({ cents: 2000, hours: 1 })
})

test('any partition of many accounts adds up to the fees they paid, to the cent', async () => {
  const names = Array.from({ length: 60 }, (_, number) => `n${number}`)
  await world.receive(
    names.flatMap((name, number) => [
      watch(name, 'e1', at('2021-08-10'), [0, 1 + ((number * 7) % 31)]),
      ...(number % 3 === 0 ? [watch(name, 'film', at('2021-08-20'), [0, 1 + ((number * 11) % 23)])] : []),
      ...(number % 5 === 0 ? [watch(name, 'nowhere', at('2021-08-25'), [0, 3])] : []),
    ]),
  )
  const parts = await shares({ fee: 7.77 })
  expect(parts.map(({ title, unknown }) => title + unknown).sort()).toEqual(['film', 'nowhere', 'show'])
  expect(parts.reduce((sum, { cents }) => sum + cents, 0)).toBe(60 * 777)
  for (const { cents, byWeek } of parts) expect(byWeek.reduce((sum, { all }) => sum + all.cents, 0)).toBe(cents)
})

test('says what is wrong with a request', async () => {
  await expect(shares({ fee: 0 })).rejects.toThrow('fee: 0 is no monthly fee')
  await expect(shares({ fee: 9.999 })).rejects.toThrow('two decimals')
  await expect(shares({ to: '2021-07-31' })).rejects.toThrow('before from')
  await expect(shares({ to: '2031-07-31' })).rejects.toThrow('37 months')
  expect(await shares()).toEqual([])
})
