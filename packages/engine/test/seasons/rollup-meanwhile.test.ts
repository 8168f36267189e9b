import { dayStart } from '@sweeps/model'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eraseViewer, everyEpoch } from '../../src/plays/index.js'
import { findSeason } from '../../src/seasons/find-season.js'
import { measureSeason, type SeasonMeasures } from '../../src/seasons/measure-season.js'
import { Builds } from '../../src/seasons/rollup/builds.js'
import { Rollup } from '../../src/seasons/rollup/rollup.js'
import { scopeOf } from '../../src/seasons/scope.js'
import { windowCuts } from '../../src/seasons/window-cuts.js'
import type { Store } from '../../src/store/index.js'
import { on, openSeasonWorld, type SeasonWorld, watch } from './season-world.js'

let world: SeasonWorld
beforeAll(async () => {
  world = await openSeasonWorld()
})
beforeEach(() => world.forget())
afterAll(() => world.remove())

const window = 28
const season = () => findSeason(world.store, { title: 'show', season: 1 }, world.catalogue.version)

async function rolledUp(rollup: Rollup): Promise<SeasonMeasures['accounts']> {
  const of = await season()
  return (await rollup.measure({ season: of, window, zone: 'UTC', from: dayStart(of.released, 'UTC') }))!.accounts
}

async function fromSpans(): Promise<SeasonMeasures['accounts']> {
  const of = await season()
  const from = dayStart(of.released, 'UTC')
  const { plays } = world
  await plays.guards.beforeReading()
  const scope = scopeOf(of, { from, to: from + window * 86_400_000, epoch: everyEpoch })
  return (await measureSeason(world.store, of, scope, windowCuts(from, window, 'UTC'))).accounts
}

/** Until it is done, or it is clear that it waits for something else. */
const aWhile = (work: Promise<unknown>): Promise<unknown> => Promise.race([work, new Promise(resolve => setTimeout(resolve, 1500))])

/** A store that lets something happen before a question or command is sent: what it awaits is awaited. */
function meanwhile(store: Store, before: (tag: string) => Promise<unknown> | undefined): Store {
  return new Proxy(store, {
    get(target, name) {
      const value = Reflect.get(target, name, target)
      if (typeof value !== 'function') return value
      if (name !== 'command' && name !== 'run' && name !== 'one') return value.bind(target)
      return async (what: string | { tag: string }, ...rest: unknown[]) => {
        await before(typeof what === 'string' ? what : what.tag)
        return value.call(target, what, ...rest)
      }
    },
  })
}

/** Forty accounts that watch half of it on the first day, and half on the third. */
const forty = () =>
  [1, 3].flatMap((day, half) => Array.from({ length: 40 }, (_, a) => watch(`a${a}`, 'e1', on(day, '20:00'), [20 * half, 20 * half + 20])))

test('somebody is erased while a season is counted: what others watched on those days is not lost', async () => {
  await world.carry('e1 1 40')
  await world.receive(forty())
  await world.receive([watch('gone', 'e1', on(1, '22:00'), [0, 20])])
  let erasing: Promise<void> | undefined
  const store = meanwhile(world.store, tag => {
    if (tag !== 'seasons.rollup.people' || erasing) return undefined
    const erased = eraseViewer(world.store, world.plays, ['s'], 'gone')
    erasing = erased.then(() => rollup.forgetErased())
    return aWhile(erasing)
  })
  const rollup = new Rollup({ store, plays: world.plays, piecesAtOnce: 30 })
  await rolledUp(rollup)
  await erasing
  expect(await rolledUp(rollup)).toEqual(await fromSpans())
})

test('a day is rolled up while a season is counted, and is again as it was: the count is of what it says', async () => {
  await world.carry('e1 1 40')
  await world.receive(forty())
  // It is asked what days are made of while one has its number, and is finished before they are counted.
  let step = 0
  let rolling: Promise<void> | undefined
  let begun = (): void => {}
  let goOn = (): void => {}
  const held = new Promise<void>(resolve => {
    goOn = resolve
  })
  const store = meanwhile(world.store, tag => {
    if (tag === 'seasons.rollup.latest' && step === 0) {
      step = 1
      return world.receive([watch('late', 'e1', on(1, '21:00'), [0, 40])]).then(
        () =>
          new Promise<void>(resolve => {
            begun = resolve
            rolling = rollup.keepUp(world.catalogue, on(400, '00:00'))
          }),
      )
    }
    if (tag === 'seasons.rollup.built' && step === 1) {
      step = 2
      begun()
      return aWhile(held)
    }
    if (tag === 'seasons.rollup.pieces' && step === 2) {
      step = 3
      goOn()
      return aWhile(rolling!)
    }
    return undefined
  })
  const rollup = new Rollup({ store, plays: world.plays })
  await rolledUp(rollup)
  await rolling
  expect(step).toBe(3)
  await eraseViewer(world.store, world.plays, ['s'], 'late')
  expect(await rolledUp(rollup)).toEqual(await fromSpans())
})

test('a question for the numbers of builds that failed once is asked again', async () => {
  let failures = 1
  const store = meanwhile(world.store, tag =>
    tag === 'seasons.rollup.builds' && failures-- > 0 ? Promise.reject(new Error('too heavy, once')) : undefined,
  )
  const builds = new Builds(store)
  await expect(builds.take(1)).rejects.toThrow('too heavy, once')
  const first = await builds.take(2)
  expect(await builds.take(1)).toBe(first + 2)
})
