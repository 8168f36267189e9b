import { drawNextSeason, weighNextSeason } from '@sweeps/stats'
import { describe, expect, test } from 'vitest'
import { editsOf, sameTyped, wholeQuotes, withEdits } from '../src/pages/announcements/withEdits'
import { embargoInstant } from '../src/pages/charts/editions/EmbargoField'
import { amountWords, centsWords, moneyWords, percentWords, rangeWords } from '../src/pages/decisions/amountWords'
import { ordersOf } from '../src/pages/decisions/board/BoardSeasons'
import { tabOf } from '../src/pages/decisions/board/boardQuery'
import { caseAddress, searchStating, statedIn } from '../src/pages/decisions/case/caseQuery'
import { withoutTail } from '../src/pages/decisions/case/caseWeeks'
import { knownReturn } from '../src/pages/decisions/case/ReturnSection'
import { fanOf } from '../src/pages/decisions/drawing/fanOf'
import { placeOf, type SliderScale, stepsOf, valueAt } from '../src/pages/decisions/scenarios/sliderScale'
import { axisEnd } from '../src/pages/decisions/scenarios/WhatIf'
import { answerOf, type Changed, changedIn, drawnFor, liftCounts, searchWith, weighChanged } from '../src/pages/decisions/scenarios/whatIf'
import { roughDayWords } from '../src/ui/format/dates'
import { seasonName } from '../src/ui/format/seasonName'
import { matchRoute } from '../src/ui/route/matchRoute'
import { boardPath } from '../src/ui/route/routes'
import { cases } from './fixture/renewals'

const known = cases['outer-banks/1']!
const unknown = cases['nobody/1']!

test('addresses', () => {
  const at = (path: string) => matchRoute(new URL(path, 'http://sweeps'))
  expect(at('/board?tab=decided')).toEqual({ page: 'board', search: '?tab=decided' })
  expect(at('/cases/hit-and-run/1?cost=5')).toEqual({ page: 'case', title: 'hit-and-run', season: '1', search: '?cost=5' })
  expect(at('/decisions')).toEqual({ page: 'ledger' })
  expect(at('/decisions/hit-and-run/1')).toEqual({ page: 'season-decisions', title: 'hit-and-run', season: '1' })
  expect(at('/releases/hit-and-run/1')).toEqual({ page: 'release', title: 'hit-and-run', season: '1' })
  for (const path of ['/cases', '/cases/a', '/cases/a/1/2', '/releases/a', '/board/a', '/calibration/a'])
    expect(at(path)).toEqual({ page: 'not-found' })
})

describe('an address', () => {
  test('states what is for the server, and nothing else', () => {
    expect(statedIn('?cost=60000000&if-cost=5&other=1&asOf=')).toEqual({ cost: '60000000' })
    expect(caseAddress('a b', 1, { cost: '5', asOf: '2021-08-30' })).toBe('/v1/renewals/a%20b/1?cost=5&asOf=2021-08-30')
  })

  test('states the same in the same order, before everything else it had', () => {
    const stated = { fee: '9.99', asOf: '2021-08-30', cost: '5', currency: '' }
    expect(searchStating('', stated)).toBe('?cost=5&fee=9.99&asOf=2021-08-30')
    expect(searchStating('?asOf=2020-01-01&if-cost=3&fee=1&other=a+b', stated)).toBe('?cost=5&fee=9.99&asOf=2021-08-30&if-cost=3&other=a+b')
    expect(searchStating('?cost=5&fee=1', { cost: '' })).toBe('')
    expect(statedIn(searchStating('?nextCost=1', stated))).toEqual({ cost: '5', fee: '9.99', asOf: '2021-08-30' })
  })

  test('keeps the sliders, and gives them back', () => {
    const changed = { valuePerHour: 0.25, costPerEpisode: 4_200_000, episodes: 6, marketing: 0, audience: 0.75, lift: 0 }
    const search = searchWith('?cost=60000000&if-audience=2', changed)
    expect(changedIn(search)).toEqual(changed)
    expect(statedIn(search)).toEqual({ cost: '60000000' })
    expect(searchWith(search, {})).toBe('?cost=60000000')
  })

  test('is one for the same terms, in whatever order they were changed', () => {
    const terms: Changed = { valuePerHour: 0.72, costPerEpisode: 2_090_000, episodes: 6, marketing: 0.1, audience: 0.5, lift: 1 }
    const names = Object.keys(terms) as (keyof Changed)[]
    const inTurn = (order: (keyof Changed)[]) =>
      order.reduce(
        (search, _, at) => searchWith(search, Object.fromEntries(order.slice(0, at + 1).map(name => [name, terms[name]]))),
        '?cost=5',
      )
    const whole = '?cost=5&if-value=0.72&if-cost=2090000&if-episodes=6&if-marketing=0.1&if-audience=0.5&if-lift=1'
    expect(searchWith('?cost=5', terms)).toBe(whole)
    for (let first = 0; first < names.length; first++) {
      const order = [...names.slice(first), ...names.slice(0, first)]
      expect([inTurn(order), inTurn(order.toReversed())]).toEqual([whole, whole])
    }
    // One that is named twice counts once.
    expect(searchWith('?if-cost=1&if-cost=2&cost=5', { costPerEpisode: 3 })).toBe('?cost=5&if-cost=3')
  })

  test('that names no such term changes nothing', () => {
    expect(changedIn('?if-value=0&if-cost=-1&if-episodes=2.5&if-marketing=x&if-audience=101&if-other=1')).toEqual({})
    // Empty is not zero.
    expect(changedIn('?if-marketing=')).toEqual({})
  })
})

describe('what if', () => {
  const { simulation } = known
  const { hours, yearOverFour, draws, seed, lift } = simulation!
  const drawn = drawNextSeason(hours, yearOverFour, { draws, seed, lift })
  const thresholds = { renewAt: 0.6, cancelAt: 0.3 }

  test('nothing changed is the case itself', () => {
    const base = weighChanged(drawn, simulation!, {}, thresholds)
    expect(base.probabilityEarnsCost).toBe(known.probabilityEarnsCost)
    expect(base.breakEvenCostPerEpisode).toEqual(known.breakEvenCostPerEpisode)
    expect([base.renewUpTo, base.cancelFrom]).toEqual([known.recommendation.renewUpTo, known.recommendation.cancelFrom])
  })

  test('a changed term is weighed as the server would', () => {
    const changed = weighChanged(drawn, simulation!, { episodes: 6, audience: 0.5 }, thresholds)
    expect(changed).toEqual(weighNextSeason(drawn, { ...simulation!.terms, episodes: 6, audience: 0.5 }, thresholds))
  })

  test('without a cost nothing answers', () => {
    const result = { ...weighChanged(drawn, simulation!, {}, thresholds), probabilityEarnsCost: null }
    expect(answerOf(result, { ...thresholds, waitInAnyCase: null })).toBeNull()
  })

  test('the lift counts as the case has it, until the reader says otherwise', () => {
    expect([
      liftCounts(simulation!, {}),
      liftCounts(simulation!, { lift: 0 }),
      liftCounts({ ...simulation!, lift: null }, { lift: 1 }),
    ]).toEqual([true, false, false])
    const without = weighChanged(drawnFor(simulation!, false), simulation!, { lift: 0 }, thresholds)
    expect(without.value).toEqual(known.value.nextSeasonOwn)
    expect(without.value.p50).toBeLessThan(known.value.nextSeason!.p50)
  })
})

describe('a slider', () => {
  const scales: SliderScale[] = [
    { kind: 'times', of: 0.18 },
    { kind: 'even', from: 0.25, to: 2, step: 0.05 },
    { kind: 'even', from: 1, to: 18, step: 1 },
  ]

  test.each(scales)('finds the place of each of its values again (%j)', scale => {
    for (let step = 0; step <= stepsOf(scale); step++) expect(placeOf(scale, valueAt(scale, step))).toBe(step)
  })

  test('goes from a quarter to four times, with the amount itself in the middle', () => {
    const scale: SliderScale = { kind: 'times', of: 0.123456789 }
    expect([0, 40, 80].map(step => valueAt(scale, step))).toEqual([0.0309, 0.123456789, 0.494])
    expect([placeOf(scale, 1e-9), placeOf(scale, 1e9)]).toEqual([0, 80])
  })
})

test('an axis stays while what it shows fits', () => {
  expect([8, 10, 11, 30].map(needed => axisEnd(8, needed))).toEqual([10, 10, 20, 40])
})

describe('the fan', () => {
  test('begins where the weeks seen end, and widens to each horizon', () => {
    const { visibleHours, fan } = fanOf(known)!
    // Out on a Friday: its first week ended on day 3.
    expect(visibleHours).toEqual([
      { day: 0, hours: 0 },
      { day: 3, hours: 30e6 },
      { day: 10, hours: 70e6 },
      { day: 17, hours: 90e6 },
    ])
    expect(fan.map(({ day, p50 }) => [day, p50])).toEqual([
      [17, 90e6],
      [28, 102e6],
      [91, 140e6],
      [365, 180e6],
    ])
    expect(fan[0]).toEqual({ day: 17, p10: 90e6, p25: 90e6, p50: 90e6, p75: 90e6, p90: 90e6 })
  })

  test('sums no further than a week that was not seen', () => {
    const visible = known.forecast.visible.map((week, at) => (at === 1 ? { ...week, hours: null, state: 'censored' as const } : week))
    const { visibleHours, fan } = fanOf({ ...known, forecast: { ...known.forecast, visible } })!
    expect(visibleHours.map(({ day }) => day)).toEqual([0, 3])
    expect(fan.map(({ day }) => day)).toEqual([3, 28, 91, 365])
  })

  test('has no horizon that is past, and takes four weeks where there is no day 28', () => {
    const weeks = ['2021-07-26', '2021-08-02', '2021-08-09', '2021-08-16', '2021-08-23'].map(week => ({
      week,
      hours: 1,
      state: 'seen' as const,
    }))
    const at = (visible: typeof weeks, day28: typeof known.forecast.day28) =>
      fanOf({ ...known, forecast: { ...known.forecast, visible, day28, firstFourWeeks: known.forecast.day91 } })!.fan.map(({ day }) => day)
    expect(at(weeks, known.forecast.day28)).toEqual([31, 91, 365])
    expect(at(weeks.slice(0, 1), null)).toEqual([3, 24, 91, 365])
  })

  test('is not drawn of nothing', () => {
    expect(fanOf(unknown)).toBeNull()
  })
})

test('what is known is no probability any more', () => {
  const of = (verdict: string) => knownReturn({ probabilityOfReturn: { ...known.probabilityOfReturn, known: verdict } })
  expect(['returned', 'not-returned', 'open', 'unknown'].map(of)).toEqual(['returned', 'not so far', null, null])
})

test('amounts, days and names in words', () => {
  expect([0.18, 960_000, 2_093_663, 1.5e9].map(amountWords)).toEqual(['0.18', '960,000', '2.09 million', '1.5 billion'])
  expect(moneyWords(2_093_663, 'USD')).toBe('2.09 million USD')
  expect(percentWords(0.605)).toBe('61\u00a0%')
  expect(['2021-09-20', '2021-09', '2021', null].map(roughDayWords)).toEqual(['20 Sept 2021', 'September 2021', '2021', 'day not known'])
  expect(seasonName('Hit & Run', 1)).toBe('Hit & Run, season 1')
  expect(seasonName('Stranger Things 4', 4)).toBe('Stranger Things 4')
  for (const name of ['Money Heist: Part 5', 'Shtisel: Season 3', 'Midnight Mass: Limited Series']) expect(seasonName(name, 5)).toBe(name)
})

test('what is typed shows in the release; an unfinished quote does not', () => {
  const release = {
    ...{
      headline: 'H',
      deck: [],
      place: null,
      date: '2021-09-20',
      lead: [],
      quotes: [],
      sections: [],
      remarks: [],
      notes: [],
      contact: null,
    },
  }
  const typed = {
    quotes: [
      { by: ' Dana ', words: 'Yes.' },
      { by: 'Nobody', words: ' ' },
    ],
    because: 'x',
    place: ' Tel Aviv',
    contact: '',
  }
  expect(withEdits(release, typed)).toEqual({ ...release, quotes: [{ by: 'Dana', words: 'Yes.' }], place: 'Tel Aviv' })
  expect(wholeQuotes([{ by: '', words: 'x' }])).toEqual([])
  expect(editsOf(typed)).toEqual({ because: 'x', place: 'Tel Aviv', contact: null, allQuotes: [{ by: 'Dana', words: 'Yes.' }] })
  expect(sameTyped(typed, { ...typed, quotes: [{ by: 'Dana', words: 'Yes.' }] })).toBe(true)
  expect(sameTyped(typed, { ...typed, place: 'Haifa' })).toBe(false)
})

test('a local time is sent as its instant', () => {
  const zone = process.env['TZ']
  try {
    process.env['TZ'] = 'America/New_York'
    // Before and after the clocks change.
    expect(embargoInstant('2021-09-21T09:00')).toBe('2021-09-21T13:00:00.000Z')
    expect(embargoInstant('2021-12-21T09:00')).toBe('2021-12-21T14:00:00.000Z')
    expect([embargoInstant(''), embargoInstant('soon')]).toEqual([undefined, undefined])
  } finally {
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
  }
})

test('a range says its unit once, and money that was paid its cents', () => {
  expect(rangeWords(amountWords(117e6), amountWords(139e6))).toBe('117 – 139 million')
  expect(rangeWords(amountWords(0.9e6), amountWords(1.2e6))).toBe('900,000 – 1.2 million')
  expect(rangeWords(amountWords(1198.4), amountWords(1202.6))).toBe('1,198 – 1,203')
  expect(centsWords(1234.5)).toBe('1,234.50')
})

test('weeks that end in the same nothing are told once; those kept stay', () => {
  const weeks = ['seen', 'not-held', 'seen', 'not-held', 'not-held', 'not-held'].map((state, week) => ({ week, state }))
  expect(withoutTail(weeks, ['seen'])).toEqual({ weeks: weeks.slice(0, 4), later: 2 })
  expect(withoutTail(weeks.slice(0, 3), ['seen'])).toEqual({ weeks: weeks.slice(0, 3), later: 0 })
  expect(withoutTail(weeks.slice(3), ['seen'])).toEqual({ weeks: weeks.slice(3, 4), later: 2 })
  expect(withoutTail<{ state: string }>([], ['seen'])).toEqual({ weeks: [], later: 0 })
})

test('a tab of the board by its address', () => {
  expect(tabOf('')).toEqual({ tab: 'slate', older: false })
  expect(tabOf('?tab=decided&older=true')).toEqual({ tab: 'decided', older: true })
  expect(tabOf('?tab=toString')).toEqual({ tab: 'slate', older: false })
  expect(boardPath('published', true)).toBe('/board?tab=published&older=true')
  expect(boardPath('slate', false)).toBe('/board')
  expect(ordersOf('decided', true)).toEqual(['decided', 'premiere', 'name'])
  expect(ordersOf('slate', false)).toEqual(['premiere', 'name'])
})
