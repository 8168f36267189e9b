import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { awaitingFinal, dueWeeks, type Engine, openEngine, operations, readSchedule } from '@sweeps/engine'
import { addDays, weekStart } from '@sweeps/model'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ScheduledPublishing } from '../src/scheduled-publishing.js'
import { call } from './public-site/world.js'
import { realServer } from './real-server.js'

/* nielsen-us counts its weeks in UTC here. Weeks that are held: the Mondays 2021-07-05, -12, -19, -26 and 2021-08-02, -09. */
const mondays = ['2021-07-05', '2021-07-12', '2021-07-19', '2021-07-26', '2021-08-02', '2021-08-09']
const nielsen = (weeks: readonly string[], millions = 549) =>
  call(
    'week_start,week_end,list,rank,title,service,minutes_millions\n' +
      weeks.map(week => `${week},${addDays(week, 6)},overall,1,Hit & Run,Netflix,${millions}\n`).join(''),
  )
const schedule = readSchedule('Tuesday 09:00', ['nielsen-us'])
const hour = 3_600_000

describe('what is due', () => {
  const berlin = { firstDay: 'monday', zone: 'Europe/Berlin' } as const
  const due = (instant: string, last?: string) => dueWeeks(berlin, schedule, { now: Date.parse(instant), last })

  test('a week is due from the instant the clocks of its zone show, on summer time and on winter time', () => {
    expect(due('2021-08-17T06:59:59.999Z', '2021-08-02')).toEqual({ weeks: [], next: Date.parse('2021-08-17T07:00Z') })
    expect(due('2021-08-17T07:00:00.000Z', '2021-08-02')).toEqual({ weeks: ['2021-08-09'], next: Date.parse('2021-08-24T07:00Z') })
    expect(due('2021-12-01T00:00:00.000Z', '2021-11-22').next).toBe(Date.parse('2021-12-07T08:00Z'))
  })
  test('on the day the clocks are set it is the time they show: 09:00 on the Sunday on which 02:00 is skipped', () => {
    const sundays = readSchedule('sunday 09:00', ['x'])
    expect(dueWeeks(berlin, sundays, { now: Date.parse('2021-03-27T12:00Z'), last: '2021-03-08' }).next).toBe(
      Date.parse('2021-03-28T07:00Z'),
    )
  })
  test('the first that is ever published is the latest; after that the missed ones, four at most, the oldest first', () => {
    expect(due('2021-08-18T12:00Z').weeks).toEqual(['2021-08-09'])
    expect(due('2021-08-18T12:00Z', '2021-07-26').weeks).toEqual(['2021-08-02', '2021-08-09'])
    expect(due('2021-08-18T12:00Z', '2020-01-06').weeks).toEqual(['2021-07-19', '2021-07-26', '2021-08-02', '2021-08-09'])
    expect(due('2021-08-18T12:00Z', '2021-08-09').weeks).toEqual([])
  })
  test('of a panel what was published provisionally, once eight days after the week are over and no final edition is there', () => {
    const of = (week: string, revision: number, status: 'provisional' | 'final') => ({ week, revision, status })
    const published = [
      of('2021-08-09', 1, 'provisional'),
      of('2021-08-02', 2, 'final'),
      of('2021-08-02', 1, 'provisional'),
      of('2021-08-16', 1, 'provisional'),
    ]
    const waiting = (instant: string) => awaitingFinal(published, berlin, Date.parse(instant))
    expect(waiting('2021-08-23T21:59:59Z')).toEqual([])
    expect(waiting('2021-08-23T22:00:00Z')).toEqual(['2021-08-09'])
    expect(awaitingFinal([{ week: '2021-08-09', revision: 1, status: null }], berlin, Date.now())).toEqual([])
  })
  test.each(['tuesday', 'tue 09:00', '09:00', 'tuesday 9:00', 'tuesday 24:00', 'tuesday 09:60', 'constructor 09:00', ''])(
    '"%s" is no schedule',
    text =>
      expect(() => readSchedule(text, [])).toThrow(/is no schedule; write a day of the week and a time of 24 hours, as "tuesday 09:00"/),
  )
})

describe('the job', () => {
  let directory: string
  let engine: Engine
  let trouble: string[]
  let now: number
  let job: ScheduledPublishing
  beforeEach(async () => {
    directory = join(mkdtempSync(join(tmpdir(), 'sweeps-server-')), 'data')
    engine = await openEngine({ directory })
    trouble = []
    const options = { engine, onTrouble: (message: string) => trouble.push(message), now: () => now }
    job = new ScheduledPublishing({ ...options, schedule: { ...schedule, charts: ['nielsen-us'] } })
  })
  afterEach(async () => {
    await engine.close()
    rmSync(join(directory, '..'), { recursive: true, force: true })
  })
  const at = (instant: string) => {
    now = Date.parse(instant)
    return job.publishDue()
  }
  const published = async () => (await engine.editions.list()).map(({ id, actor }) => `${id} by ${actor}`).sort()

  // America/New_York, the zone of nielsen-us: 09:00 there is 13:00 UTC in summer.
  test('publishes at the instant, once, in the name of the schedule, and sleeps an hour at most', async () => {
    await operations['import-nielsen-top10'].run(engine, {}, nielsen(mondays))
    await engine.editions.publish({ chart: 'nielsen-us', week: '2021-08-02' }, 'mira')
    expect(await at('2021-08-17T12:59:00Z')).toBe(60_000)
    expect(await published()).toEqual(['nielsen-us-2021-08-02-r1 by mira'])
    expect(await at('2021-08-17T13:00:00Z')).toBe(hour)
    const both = ['nielsen-us-2021-08-02-r1 by mira', 'nielsen-us-2021-08-09-r1 by schedule']
    expect(await published()).toEqual(both)
    expect((await engine.people.audit.recent())[0]).toMatchObject({
      ...{ actor: 'schedule', action: 'publish', detail: 'nielsen-us-2021-08-09-r1' },
    })
    // What is corrected later is published by somebody who means it.
    await operations['import-nielsen-top10'].run(engine, {}, nielsen(['2021-08-09'], 600))
    await at('2021-08-18T13:00:00Z')
    expect(await published()).toEqual(both)
    expect(trouble).toEqual([])
  })

  test('after time without a server the missed weeks are made up for', async () => {
    await operations['import-nielsen-top10'].run(engine, {}, nielsen(mondays))
    await engine.editions.publish({ chart: 'nielsen-us', week: '2021-07-05' }, 'mira')
    await at('2021-08-03T12:00:00Z')
    await at('2021-08-20T00:00:00Z')
    expect(await published()).toEqual([
      'nielsen-us-2021-07-05-r1 by mira',
      ...mondays.slice(1).map(week => `nielsen-us-${week}-r1 by schedule`),
    ])
  })

  test('a week whose figures are late is told once, tried again, and published when they are there', async () => {
    await operations['import-nielsen-top10'].run(engine, {}, nielsen(['2021-08-02']))
    expect(await at('2021-08-17T13:00:00Z')).toBe(600_000)
    expect(await at('2021-08-17T13:10:00Z')).toBe(600_000)
    expect(trouble).toEqual([
      'the week of 2021-08-09 of nielsen-us was not published: there is nothing in it yet; it is tried again every 10 minutes',
    ])
    await operations['import-nielsen-top10'].run(engine, {}, nielsen(['2021-08-09']))
    expect(await at('2021-08-17T13:20:00Z')).toBe(hour)
    expect(await published()).toEqual(['nielsen-us-2021-08-09-r1 by schedule'])
  })
})

test('the server publishes by its schedule, and its calendar says when; a chart that is not on it comes by hand', async () => {
  const refused = realServer({ schedule: { ...schedule, charts: ['oscars'] } })
  await expect(refused).rejects.toMatchObject({ code: 'unknown-chart', message: /--publish-chart: there is no chart "oscars"/ })
  const server = await realServer({ schedule, openReading: true })
  try {
    const twoWeeksAgo = addDays(new Date().toISOString().slice(0, 10), -14)
    await operations['import-nielsen-top10'].run(server.engine, {}, nielsen([weekStart(twoWeeksAgo)]))
    const calendar = (await (await fetch(`${server.address}/feeds/publications.ics`)).text()).replaceAll('\r\n ', '')
    expect(calendar).toContain('By the publishing schedule.')
    expect(calendar).not.toContain('The week is over then')
  } finally {
    await server.close()
  }
})
