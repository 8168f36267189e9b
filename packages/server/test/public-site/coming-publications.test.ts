import { comingPublications } from '@sweeps/engine'
import { expect, test } from 'vitest'

const census = { id: 'census', name: 'Top 10', firstDay: 'monday', zone: 'UTC' } as const
const newYork = { ...census, id: 'us', zone: 'America/New_York' } as const
const now = Date.parse('2021-08-18T12:00:00Z')
const told = (...args: Parameters<typeof comingPublications>) =>
  comingPublications(...args).map(({ chart, week, at, because }) => [chart, week.start, new Date(at).toISOString(), because])

test('without a schedule: the ends of the coming weeks, where each chart counts them', () => {
  expect(told([census, newYork], [], { now, weeks: 2 })).toEqual([
    ['census', '2021-08-16', '2021-08-23T00:00:00.000Z', 'week-end'],
    ['us', '2021-08-16', '2021-08-23T04:00:00.000Z', 'week-end'],
    ['census', '2021-08-23', '2021-08-30T00:00:00.000Z', 'week-end'],
    ['us', '2021-08-23', '2021-08-30T04:00:00.000Z', 'week-end'],
  ])
})

test('with a schedule: that day after the week, and a week that is over and not yet due', () => {
  const schedule = { day: 'thursday', time: '09:30', charts: ['census'] } as const
  expect(told([census, newYork], [], { now, weeks: 2, schedule })).toEqual([
    ['census', '2021-08-09', '2021-08-19T09:30:00.000Z', 'schedule'],
    // Not on the schedule.
    ['us', '2021-08-16', '2021-08-23T04:00:00.000Z', 'week-end'],
    ['census', '2021-08-16', '2021-08-26T09:30:00.000Z', 'schedule'],
    ['us', '2021-08-23', '2021-08-30T04:00:00.000Z', 'week-end'],
  ])
})

test('a schedule on the first day after the week is that very day', () => {
  expect(told([census], [], { now, weeks: 1, schedule: { day: 'monday', time: '06:00', charts: ['census'] } })).toEqual([
    ['census', '2021-08-16', '2021-08-23T06:00:00.000Z', 'schedule'],
  ])
})

test('an edition under embargo comes when that ends, whatever the schedule says', () => {
  const embargoed = [{ chart: 'census', week: '2021-08-16', from: Date.parse('2021-09-01T08:00:00Z') }]
  expect(told([census], embargoed, { now, weeks: 1 })).toEqual([
    ['census', '2021-08-23', '2021-08-30T00:00:00.000Z', 'week-end'],
    ['census', '2021-08-16', '2021-09-01T08:00:00.000Z', 'embargo'],
  ])
})
