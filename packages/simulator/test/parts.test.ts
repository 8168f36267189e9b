import { random } from '@sweeps/stats'
import { describe, expect, it } from 'vitest'
import { dayName, mondayOf } from '../src/day.js'
import { allFaults, noFaults, parseFaults } from '../src/faults.js'
import { guard } from '../src/guard.js'
import { instantWriter } from '../src/instant.js'
import { Queue } from '../src/queue.js'
import { reportsOf } from '../src/reports.js'
import { shuffled } from '../src/shuffled.js'
import { watchedByDay } from '../src/watched-by-day.js'

const stretch = (start: number, stop: number) => ({ start, stop, position: 0, rate: 1 })

describe('instant', () => {
  it('writes what toISOString writes', () => {
    const [luck, instant] = [random(4), instantWriter()]
    const some = Array.from({ length: 2000 }, () => luck.integer(-86_400_000 * 400, 4e12))
    for (const milliseconds of [0, -1, 86_399_999, 86_400_000, ...some])
      expect(instant(milliseconds)).toBe(new Date(milliseconds).toISOString())
  })
})

describe('mondayOf', () => {
  it('is the Monday on or before a day, also before 1970', () => {
    const names = ['2021-08-09', '2021-08-15', '2021-08-16', '1969-12-31', '1970-01-01', '1970-01-05']
    expect(names.map(name => dayName(mondayOf(Date.parse(name) / 86_400_000)))).toEqual([
      '2021-08-09',
      '2021-08-09',
      '2021-08-16',
      '1969-12-29',
      '1969-12-29',
      '1970-01-05',
    ])
  })
})

describe('watchedByDay', () => {
  it('counts what overlaps once and splits at midnight', () => {
    const day = 86_400_000
    const watched = watchedByDay([
      stretch(day - 100, day + 50),
      stretch(day - 40, day + 20),
      stretch(day + 60, day + 70),
      stretch(day - 300, day - 250),
    ])
    expect([...watched]).toEqual([
      [0, 150],
      [1, 60],
    ])
  })
})

describe('reportsOf', () => {
  // Plays 0 to 40 s, pauses to 95 s, plays to 130 s: beats at 30, 60 (up to 40), 90 (nothing new), 120, then the closing message.
  const play = [stretch(0, 40_000), stretch(95_000, 130_000)]
  const told = (faults = noFaults, compact = false) =>
    reportsOf(play, faults, compact, random(1)).map(({ first, last, stop }) => [first, last, stop])

  it('extends the open stretch with each beat and is silent while nothing is new', () => {
    expect(told()).toEqual([
      [0, 0, 30_000],
      [0, 0, 40_000],
      [1, 1, 120_000],
      [1, 1, 130_000],
    ])
  })

  it('tells all at once when beats were lost, when asked to be compact, or when there was no connection', () => {
    const all = [[0, 1, 130_000]]
    expect(told({ ...noFaults, loss: 1 })).toEqual(all)
    expect(told(noFaults, true)).toEqual(all)
    expect(told({ ...noFaults, delay: 1 })).toEqual(all)
    expect(reportsOf(play, { ...noFaults, delay: 1 }, false, random(1))[0]!.receivedAt).toBeGreaterThan(86_400_000)
  })

  it('is received after it was played', () => {
    for (const { receivedAt, stop } of reportsOf(play, allFaults, false, random(3))) expect(receivedAt).toBeGreaterThan(stop)
  })
})

describe('guard', () => {
  const report = (stop: number, receivedAt: number) => ({ first: 0, last: 0, stop, receivedAt, arrivesAt: receivedAt })

  it('sets aside more than two minutes of lead, not two minutes', () => {
    const at = (clockError: number) => guard([stretch(0, 1000)], [report(1000, 1050)], clockError).lead.length
    expect([at(120_050), at(120_051), at(-90_000)]).toEqual([0, 1, 0])
  })

  it('is not appeased by a later message', () => {
    expect(guard([stretch(0, 1000)], [report(900, 950), report(1000, 90_000_000)], 200_000).lead).toHaveLength(1)
    expect(guard([stretch(0, 1000)], [report(1000, 90_000_000)], 200_000).valid).toEqual([stretch(200_000, 201_000)])
  })
})

describe('Queue', () => {
  it('gives what sorting gives, and equal times in the order they came', () => {
    const luck = random(8)
    const times = Array.from({ length: 500 }, () => luck.integer(0, 60))
    const queue = new Queue<number>()
    for (const [i, time] of times.entries()) queue.add(time, i)
    const expected = times.map((time, i) => ({ time, i })).sort((a, b) => a.time - b.time || a.i - b.i)
    expect(times.map(() => queue.take())).toEqual(expected.map(({ i }) => i))
    expect([queue.take(), queue.time]).toEqual([undefined, Infinity])
  })
})

describe('shuffled', () => {
  it('gives everything once, never earlier than the room allows', () => {
    const order = [...shuffled(Array(1000).keys(), 50, random(2))]
    expect(order.toSorted((a, b) => a - b)).toEqual([...Array(1000).keys()])
    expect(order).not.toEqual([...Array(1000).keys()])
    expect(Math.max(...order.map((item, place) => item - place))).toBeLessThan(50)
  })
})

describe('parseFaults', () => {
  it('reads names with and without values', () => {
    expect(parseFaults('none')).toEqual(noFaults)
    expect(parseFaults('all')).toEqual(allFaults)
    expect(parseFaults('loss=0.25, shuffle')).toEqual({ ...noFaults, loss: 0.25, shuffle: allFaults.shuffle })
  })

  it('says what is wrong', () => {
    expect(() => parseFaults('los=1')).toThrow(/there is no "los"; there are duplicates, shuffle, loss, delay, clocks, ahead, none and all/)
    expect(() => parseFaults('loss=much')).toThrow(/loss must be from 0 to 1, not NaN/)
    expect(() => parseFaults('shuffle=2.5')).toThrow(/shuffle must be a whole number/)
  })
})
