import { Readable } from 'node:stream'
import { median, random } from '@sweeps/stats'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bruteForce } from './brute-force.js'
import { randomSeason } from './random-season.js'
import { openSeasonWorld, type SeasonWorld } from './season-world.js'

let world: SeasonWorld
beforeAll(async () => {
  world = await openSeasonWorld()
})
afterAll(() => world.remove())

test.each([1, 2, 3])('seed %i: every figure of a random season equals the one worked out the slow way', async seed => {
  await world.forget()
  const season = randomSeason(seed, 120)
  await world.carry(...season.minutes.map((minutes, index) => `e${index + 1} ${index + 1} ${minutes}`))
  // In any order, and every fourth told twice.
  const luck = random(seed, 1)
  const lines = [...season.messages, ...season.messages.filter((_, index) => index % 4 === 0)]
    .map(message => ({ place: luck.uniform(), line: `${JSON.stringify(message)}\n` }))
    .sort((a, b) => a.place - b.place)
  await world.plays.import(Readable.from(lines.map(({ line }) => line)))
  for (const window of [7, 28, 40]) {
    const report = await world.report({ window })
    const truth = bruteForce(season, window)
    expect(report.accounts).toMatchObject(truth.accounts)
    expect(report.viewers).toMatchObject(truth.viewers)
    expect(report.watchedMs).toBe(truth.watchedMs)
    expect(report.days.map(day => day.watchedMs)).toEqual(truth.days)
    expect(report.days.map(day => day.accounts)).toEqual(truth.accountsByDay)
    expect(sum(report.weeks)).toBe(truth.watchedMs)
    for (const parts of [report.screens, report.markets, report.hoursOfDay]) expect(sum(parts)).toBe(truth.watchedMs)
    for (const [index, { curve, ...episode }] of truth.episodes.entries()) {
      expect(report.episodes[index]).toMatchObject(episode)
      const { starters } = episode
      expect(report.retention[index]!.curve.map(({ share }) => Math.round((share ?? 0) * starters))).toEqual(curve)
    }
    const { median: middle, spread } = report.daysToComplete
    expect(middle).toBe(truth.daysToComplete.length > 0 ? median(truth.daysToComplete) : null)
    expect(spread.map(({ completers }) => completers)).toEqual(
      spread.map(({ from, to }) => truth.daysToComplete.filter(days => days >= from && days <= (to ?? days)).length),
    )
  }
  // What merges compact stays the same figure.
  const before = await world.report()
  await world.merge()
  expect(await world.report()).toEqual(before)
})

const sum = (parts: readonly { watchedMs: number | null }[]): number => parts.reduce((total, { watchedMs }) => total + (watchedMs ?? 0), 0)
