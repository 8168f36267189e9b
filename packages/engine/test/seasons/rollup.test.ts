import { dayStart } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { random } from '@sweeps/stats'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eraseViewer, everyEpoch, markTestViewer } from '../../src/plays/index.js'
import { findSeason } from '../../src/seasons/find-season.js'
import { measureSeason, type SeasonMeasures } from '../../src/seasons/measure-season.js'
import { Rollup, type RollupOptions } from '../../src/seasons/rollup/rollup.js'
import { scopeOf } from '../../src/seasons/scope.js'
import { windowCuts } from '../../src/seasons/window-cuts.js'
import { defineQuery, Int64, type Store } from '../../src/store/index.js'
import { countRows, made } from '../world.js'
import { randomAudience } from './random-audience.js'
import { on, openSeasonWorld, type SeasonWorld, watch } from './season-world.js'

let world: SeasonWorld
beforeAll(async () => {
  world = await openSeasonWorld()
})
beforeEach(() => world.forget())
afterAll(() => world.remove())

/** Midnights in UTC, before and after it, on half hours and on quarters, and where clocks are set within the window. */
const zones = ['UTC', 'Asia/Jerusalem', 'America/New_York', 'Asia/Kolkata', 'Asia/Kathmandu']
const season = () => findSeason(world.store, { title: 'show', season: 1 }, world.catalogue.version)

/** What spans say, question by question. */
async function fromSpans(window: number, zone: string): Promise<SeasonMeasures> {
  const of = await season()
  const from = dayStart(of.released, zone)
  await world.plays.guards.beforeReading()
  const scope = scopeOf(of, { from, to: from + window * 86_400_000, epoch: everyEpoch })
  return measureSeason(world.store, of, scope, windowCuts(from, window, zone))
}

async function rolledUp(rollup: Rollup, window: number, zone: string): Promise<SeasonMeasures | undefined> {
  const of = await season()
  return rollup.measure({ season: of, window, zone, from: dayStart(of.released, zone) })
}

/** In one order, and others counted up to ten: more is not asked for. */
function comparable(measures: SeasonMeasures | undefined) {
  if (!measures) return undefined
  return {
    ...measures,
    all: { ...measures.all, otherAccounts: Math.min(10, measures.all.otherAccounts) },
    screens: [...measures.screens].sort((a, b) => a.part.localeCompare(b.part)),
    markets: [...measures.markets].sort((a, b) => a.part.localeCompare(b.part)),
  }
}

async function expectSame(rollup: Rollup, window: number, zone: string): Promise<SeasonMeasures> {
  const counted = comparable(await rolledUp(rollup, window, zone))
  expect(counted, `${window} days from midnight in ${zone}`).toEqual(comparable(await fromSpans(window, zone)))
  return counted!
}

const latestSlices = defineQuery({
  tag: 'test.slices',
  sql: "-- one row: how many slices were counted last\nSELECT count() AS slices FROM audience_counted WHERE half = 'season' AND build = (SELECT max(build) FROM audience_counted WHERE half = 'season')",
  row: Type.Object({ slices: Int64 }),
})

/** `SWEEPS_SEEDS=1,2,3` asks for other worlds, which differ in all that the seed decides. */
const seeds = process.env['SWEEPS_SEEDS']?.split(',').map(Number) ?? [6]

test.each(seeds)(
  'seed %i: rolled up it is what spans say: late, set aside, erased, remapped, opened again, in shares or at once',
  async seed => {
    const luck = random(seed, 2)
    const { episodes, groups, somebody } = randomAudience(seed, seed % 2 === 1 ? 220 : 120)
    await world.carry(...episodes)
    // Odd seeds count a few slices at once, and roll few days up at once.
    const sizes = seed % 2 === 1 ? { piecesAtOnce: 40, spansAtOnce: 600 } : {}
    let rollup = new Rollup({ store: world.store, plays: world.plays, ...sizes })
    const check = (zone = luck.pick(zones)) => expectSame(rollup, luck.chance(0.3) ? 28 : luck.integer(1, 33), zone)
    const receive = async (some: typeof groups): Promise<void> => {
      for (const { messages, flags } of some) expect((await world.receive(messages, undefined, flags)).bad).toEqual([])
    }
    await receive(groups.slice(0, 2))
    await check()
    await receive(groups.slice(2))
    const { accounts, viewers, daysToComplete } = await expectSame(rollup, 28, 'UTC')
    // It is about something: who stays, and who leaves, at once or later.
    const runtimeKnown = seed % 3 !== 0
    expect([accounts.starterNotCompleter, viewers.reachNotStarter, viewers.watchers].every(count => count > 0)).toBe(true)
    expect([accounts.completers > 0, daysToComplete.length > 1]).toEqual([runtimeKnown, runtimeKnown])
    await world.receive([watch('late', 'e1', on(2, '23:50'), [0, 40])], on(2, '23:50'))
    await markTestViewer(world.store, world.plays, { service: 's', viewer: somebody, test: true })
    await check('UTC')
    await markTestViewer(world.store, world.plays, { service: 's', viewer: somebody, test: false })
    await eraseViewer(world.store, world.plays, ['s'], 'a2')
    if (luck.chance(0.5)) await rollup.forgetErased()
    await check()
    await world.carry('film 3 90')
    await world.catalogue.import(
      'service,content,title,season,episode,name,kind,origin,language,runtime_ms,released\ns,e3,extras,1,1,Extras,series,,,2700000,\n',
      made,
    )
    await check()
    await world.merge()
    rollup = new Rollup({ store: world.store, plays: world.plays, ...sizes })
    await check()
  },
  240_000,
)

test('days on which clocks are set, and a zone that sets them by half an hour', async () => {
  await world.carry('e1 1 60 2021-10-29')
  const began = Date.parse('2021-10-31T00:10:00.000Z')
  await world.receive([0, 1, 2, 3, 23].map(hour => watch(`a${hour}`, 'e1', began + hour * 3_600_000, [0, 55])))
  const rollup = new Rollup({ store: world.store, plays: world.plays })
  await expectSame(rollup, 5, 'Europe/Berlin')
  await world.carry('e1 1 60 2021-10-01')
  await expectSame(rollup, 40, 'Europe/Berlin')
  // There clocks are set by half an hour, on 3 October.
  await expectSame(rollup, 40, 'Australia/Lord_Howe')
})

test('what has not changed is not counted again: only the day that a late play touched, and its share of accounts', async () => {
  await world.carry('e1 1 40', 'e2 2 40')
  await world.receive(Array.from({ length: 60 }, (_, a) => watch(`a${a}`, a % 2 ? 'e1' : 'e2', on(1 + (a % 9), '20:00'), [0, 40])))
  const ran: string[] = []
  const rollup = new Rollup({ ...overheard(world.store, tag => ran.push(tag)), plays: world.plays, piecesAtOnce: 8 })
  const counted = (): number => ran.filter(tag => tag === 'seasons.rollup.people').length
  await rolledUp(rollup, 28, 'UTC')
  // Sixty pieces in 128 slices: seventeen slices at once.
  expect(counted()).toBeGreaterThan(1)
  const units = await countRows(world.store, 'audience_built')
  // Another program, another window of the same usual length: nothing to do.
  ran.length = 0
  const again = new Rollup({ ...overheard(world.store, tag => ran.push(tag)), plays: world.plays, piecesAtOnce: 8 })
  await rolledUp(again, 12, 'UTC')
  expect(ran).toEqual([])
  await world.receive([watch('a7', 'e1', on(8, '21:00'), [0, 40])])
  await expectSame(again, 28, 'UTC')
  expect(await countRows(world.store, 'audience_built')).toBe(units + 1)
  expect(counted()).toBe(1)
  // One slice of accounts.
  expect(await world.store.one(latestSlices, {})).toEqual({ slices: 1 })
  // Viewing of something else: who arrived may have been there before, nothing more.
  ran.length = 0
  await world.receive([watch('a7', 'film', on(1, '19:00'), [0, 40])])
  await expectSame(again, 28, 'UTC')
  expect(ran.filter(tag => tag.startsWith('seasons.rollup.'))).toEqual([
    'seasons.rollup.days',
    'seasons.rollup.built',
    'seasons.rollup.pieces',
    'seasons.rollup.arrivals',
    'seasons.rollup.forget',
  ])
  // Nothing is left of what was put down.
  expect(await countRows(world.store, 'audience_pieces')).toBe(0)
})

test('a viewer whose day is no longer set aside, as the other account is erased, counts again', async () => {
  await world.carry('e1 1 800', 'e2 2 800')
  await world.receive([watch('a/kid', 'e1', on(2, '00:00'), [0, 780]), watch('b/kid', 'e2', on(2, '00:00'), [0, 780])])
  const rollup = new Rollup({ store: world.store, plays: world.plays })
  expect((await expectSame(rollup, 28, 'UTC')).accounts.reach).toBe(0)
  await eraseViewer(world.store, world.plays, ['s'], 'a')
  await rollup.forgetErased()
  expect((await expectSame(rollup, 28, 'UTC')).accounts.reach).toBe(1)
})

test('cut off before or after any of its writes, it is whole at the next question', async () => {
  const { episodes, groups } = randomAudience(8, 60)
  await world.carry(...episodes)
  await world.receive(groups.flatMap(({ messages }) => messages))
  // Nothing is heard meanwhile: spans say the same each time.
  const said = comparable(await fromSpans(28, 'UTC'))
  let writes = 0
  // Every write is a place to be cut off at; two of three are left out, to be done in time.
  for (let last = 0; ; last += 3) {
    await world.forgetRollup()
    const cut = { store: cutOff(world.store, last), plays: world.plays }
    const finished = await rolledUp(new Rollup(cut), 28, 'UTC').then(
      () => true,
      () => false,
    )
    if (finished) break
    writes++
    const { plays } = world
    const counted = await rolledUp(new Rollup({ store: world.store, plays }), 28, 'UTC')
    expect(comparable(counted), `cut off after ${last} writes`).toEqual(said)
  }
  expect(writes).toBeGreaterThan(3)
}, 240_000)

/** A store that tells what is written through it. */
function overheard(store: Store, told: (tag: string) => void): Pick<RollupOptions, 'store'> {
  return {
    store: new Proxy(store, {
      get(target, name) {
        if (name === 'command')
          return (tag: string, ...rest: [string, Record<string, never>]) => {
            told(tag)
            return target.command(tag, ...rest)
          }
        const value = Reflect.get(target, name, target)
        return typeof value === 'function' ? value.bind(target) : value
      },
    }),
  }
}

/** A store whose program dies after so many writes. */
function cutOff(store: Store, writes: number): Store {
  let left = writes
  return new Proxy(store, {
    get(target, name) {
      const value = Reflect.get(target, name, target)
      if (typeof value !== 'function') return value
      if (name !== 'command' && name !== 'insert') return value.bind(target)
      return (...given: unknown[]) => {
        if (left-- <= 0) throw new Error('the program died here')
        return value.apply(target, given)
      }
    },
  })
}
