import { describe, expect, test } from 'vitest'
import { dayNumber, dayOf } from '../../src/decisions/day-number.js'
import { pastSeasons, type StoredHistory } from '../../src/decisions/history/index.js'
import { languageOf } from '../../src/decisions/history/language-of.js'
import { verdictAt } from '../../src/decisions/history/verdict-at.js'
import { learn } from '../../src/decisions/renewal-probability/learn.js'
import { scoreSeasons } from '../../src/decisions/renewal-probability/score-seasons.js'
import { charted, history, outcome, reported, sixtySeasons } from './return-world.js'

const one = (of: StoredHistory, day: string, title = 'tides') =>
  pastSeasons(of, day).seasons.find(season => season.title === title && season.season === 1)

describe('what was known of a season’s fate', () => {
  // released 2021-07-01; two years later is 2023-07-01, 730 days.
  test.each([
    ['its next was seen the day before', '2022-11-01', '2022-11-02', 'returned'],
    ['its next was seen that day', '2022-11-01', '2022-11-01', 'returned'],
    ['its next was seen the day after: open', '2022-11-01', '2022-10-31', 'open'],
    ['nothing for a day less than 24 months: open', null, '2023-06-30', 'open'],
    ['nothing for 24 months: no', null, '2023-07-01', 'not-returned'],
    ['back after 25 months, asked in between: no', '2023-08-01', '2023-07-15', 'not-returned'],
    ['back after 25 months, asked then: yes', '2023-08-01', '2023-08-01', 'returned'],
  ])('%s', (_name, nextSeen, day, expected) => {
    expect(verdictAt({ released: '2021-07-01', nextSeen }, day)).toBe(expected)
  })

  test('cancelled says no sooner than 24 months: it has no date', () => {
    const told = history({ outcomes: [outcome('Tides', '2022-01-01', { outcome: 'cancelled' })] })
    expect(one(told, '2022-12-31')).toMatchObject({ verdict: 'open', learnable: true })
    expect(one(told, '2024-01-01')).toMatchObject({ verdict: 'not-returned', learnable: true })
  })

  test('a season that is not out yet is not there; limited and no first seasons are not learned from', () => {
    const told = history({
      outcomes: [outcome('Tides', '2022-05-01', { outcome: 'limited' }), outcome('Dunes', '2022-05-01', { outcome: 'not_first_season' })],
    })
    expect(one(told, '2022-04-30')).toBeUndefined()
    expect(one(told, '2022-06-01')).toMatchObject({ learnable: false, renewable: false })
    expect(one(told, '2022-06-01', 'dunes')).toMatchObject({ learnable: false, renewable: false })
  })

  test('returned on a day nobody tells is not learned from', () => {
    const told = history({ outcomes: [outcome('Tides', '2021-07-01', { outcome: 'returned' })] })
    expect(one(told, '2024-01-01')).toMatchObject({ learnable: false, renewable: true })
  })

  test('figures show a next season too, once their period has ended', () => {
    const charts = history({
      charts: [charted('Tides', '2022-01-03'), charted('Tides', '2022-09-05', { season: 2 })],
      outcomes: [outcome('Tides', '2022-01-05', { outcome: 'renewed_or_pending' })],
    })
    expect(one(charts, '2022-09-10')).toMatchObject({ verdict: 'open', nextSeen: null })
    expect(one(charts, '2022-09-11')).toMatchObject({ verdict: 'returned', nextSeen: '2022-09-11' })
    const reports = history({
      reports: [reported('2022H2', 'Tides', '2022-07-08'), reported('2023H1', 'Tides', '2023-02-01', { season: 2 })],
    })
    expect(one(reports, '2023-06-29')?.verdict).toBe('open')
    expect(one(reports, '2023-06-30')).toMatchObject({ verdict: 'returned', nextSeen: '2023-02-01' })
  })
})

describe('what was known of a season’s audience', () => {
  const told = history({
    charts: [
      charted('Other', '2022-01-03'),
      ...['2022-03-07', '2022-03-14', '2022-03-21'].map((monday, at) => charted('Tides', monday, { rank: 4 - at, hours: 100 / (at + 1) })),
    ],
    outcomes: [outcome('Tides', '2022-03-10')],
  })

  test('a week is known on its last day', () => {
    expect(one(told, '2022-03-19')?.features(182)).toMatchObject({ weeks: 1, peakRank: 4, hold: null })
    expect(one(told, '2022-03-20')?.features(182)).toMatchObject({ weeks: 2, peakRank: 3, hold: 0.5 })
    expect(one(told, '2022-03-27')?.features(182)).toMatchObject({ weeks: 3, peakRank: 2 })
  })

  test('of an old season as many days count as a young one has had', () => {
    expect(one(told, '2023-01-01')?.features(7)).toMatchObject({ weeks: 2 })
    expect(one(told, '2023-01-01')?.features(14)).toMatchObject({ weeks: 3 })
  })

  test('uncharted is 0 weeks where charts are held, and not known where they are not', () => {
    const outcomes = [outcome('Quiet', '2022-02-01'), outcome('Early', '2021-12-31')]
    const quiet = history({ ...told.published, outcomes })
    expect(one(quiet, '2022-06-01', 'quiet')?.features(182)).toMatchObject({ weeks: 0, peakRank: null })
    expect(one(quiet, '2022-06-01', 'early')?.features(182)).toMatchObject({ weeks: null, peakRank: null, countries: null })
  })

  // 160 seasons with 1,000 hours for each day they could be watched: Tides has twice that.
  test('hours are held against what is usual for as many days', () => {
    const others = Array.from({ length: 160 }, (_, at) => {
      const released = dayOf(dayNumber('2023-01-01') + at)
      return reported('2023H1', `Other ${at}`, released, { hours: 1000 * (181 - at) })
    })
    const older = Array.from({ length: 40 }, (_, at) =>
      reported('2023H1', `Old ${at}`, dayOf(dayNumber('2022-12-01') - 30 * at), { hours: 181_000 }),
    )
    const tides = reported('2023H1', 'Tides', '2023-06-11', { hours: 2 * 20_000 })
    const audience = (day: string) => one(history({ reports: [...others, ...older, tides] }), day)?.features(182).audience
    expect(audience('2023-06-30')!).toBeCloseTo(Math.log(2), 1)
    expect(audience('2023-06-29')).toBeUndefined()
    expect(
      one(history({ reports: [tides, ...others.slice(0, 10)] }), '2023-06-30')?.features(182).audience,
      'too few to say what is usual',
    ).toBeNull()
  })

  test('a report long after the release says nothing of its time', () => {
    const reports = Array.from({ length: 40 }, (_, at) => reported('2023H1', `Other ${at}`, dayOf(dayNumber('2022-01-01') + 12 * at)))
    const of = (released: string) =>
      one(history({ reports: [...reports, reported('2023H1', 'Tides', released)] }), '2023-07-01')?.features(182).audience
    expect(of('2022-04-25')).toBeNull()
    expect(of('2022-04-26')).not.toBeNull()
  })

  test('language is read from the other spelling of the name', () => {
    expect(languageOf('The Glory: Season 1 // 더 글로리: 시즌 1', undefined)).toBe('korean')
    expect(languageOf('Alice: Season 1 // 今際の国のアリス: シーズン1', undefined)).toBe('japanese-chinese')
    expect(languageOf('Lidia Poët: Season 1 // La legge di Lidia Poët: Stagione 1', undefined)).toBe('other')
    expect(languageOf('Wednesday: Season 1', undefined)).toBe('english')
    expect(languageOf(undefined, true)).toBe('english')
    expect(languageOf(undefined, false)).toBe('other')
    expect(languageOf(undefined, undefined)).toBeUndefined()
  })

  test('what charts without a label is a special, unless a report knows it as a season', () => {
    const special = charted('Laughs', '2022-08-01', { name: 'Laughs' })
    expect(pastSeasons(history({ charts: [special] }), '2023-01-01').seasons).toEqual([])
    const told = history({ charts: [special], reports: [reported('2022H2', 'Laughs', '2022-08-02')] })
    expect(one(told, '2023-01-01', 'laughs')).toMatchObject({ released: '2022-08-02' })
  })

  test('namesakes are told apart by the day of their release', () => {
    const told = history({
      reports: [
        reported('2022H2', 'Unseen', '2020-01-01', { hours: 5 }),
        reported('2022H2', 'Unseen', '2022-08-01', { title: 'unseen-2022', hours: 7 }),
      ],
      charts: [charted('Unseen', '2022-08-01')],
      outcomes: [outcome('Unseen', '2022-08-02')],
    })
    const seasons = pastSeasons(told, '2023-01-01').seasons
    expect(seasons.map(({ title, released }) => [title, released])).toEqual([
      ['unseen-2022', '2022-08-02'],
      ['unseen', '2020-01-01'],
    ])
    expect(seasons[0]!.features(182).weeks).toBe(1)
  })
})

describe('learning', () => {
  const sixty = sixtySeasons()
  const asked = history({
    ...sixty,
    charts: [...sixty.charts, charted('Hit', '2023-06-05', { rank: 1 }), charted('Hit', '2023-06-12', { rank: 1 })],
  })

  test('what is charted as those that returned were is likelier to return', () => {
    const world = pastSeasons(
      history({
        ...asked.published,
        charts: [...asked.published.charts, ...['19', '26'].map(day => charted('Hit', `2023-06-${day}`, { rank: 1 }))],
      }),
      '2024-03-01',
    )
    const flop = { ...world.seasons.find(({ title }) => title === 'show-1')!, verdict: 'open' as const }
    const [hit, other] = scoreSeasons(world, [world.seasons.find(({ title }) => title === 'hit')!, flop])!
    expect(hit!.chance.p).toBeGreaterThan(0.5)
    expect(other!.chance.p).toBeLessThan(0.2)
    expect(hit!.chance.low).toBeLessThan(hit!.chance.p)
    expect(hit!.chance.high).toBeGreaterThan(hit!.chance.p)
  })

  test('a few of either kind are too few', () => {
    // On 2023-01-25 those released by 2021-01-25 have their verdict: four, of which two had returned.
    expect(learn(pastSeasons(asked, '2023-01-25'), { days: 182 })).toBeUndefined()
    expect(learn(pastSeasons(asked, '2023-12-31'), { days: 182 })?.from).toMatchObject({ returned: 20, notReturned: 40, open: 0 })
  })

  test('open seasons are not taken for no', () => {
    const young = Array.from({ length: 200 }, (_, at) =>
      outcome(`Young ${at}`, dayOf(dayNumber('2023-06-01') + (at % 90)), { outcome: 'renewed_or_pending' }),
    )
    const alone = learn(pastSeasons(asked, '2023-12-31'), { days: 182, drivers: [] })!
    const crowd = learn(pastSeasons(history({ ...asked.published, outcomes: [...asked.published.outcomes, ...young] }), '2023-12-31'), {
      days: 182,
      drivers: [],
    })!
    expect(alone.baseRate).toBeCloseTo(1 / 3, 2)
    expect(crowd.from.open).toBe(200)
    expect(crowd.baseRate).toBeCloseTo(1 / 3, 2)
  })

  test('nothing that came after the day changes a score of it', () => {
    const day = '2023-12-15'
    const later = ({ published: of }: StoredHistory): StoredHistory =>
      history({
        ...of,
        reports: [
          ...of.reports,
          ...Array.from({ length: 50 }, (_, at) => ({
            ...reported('2023H1', `New ${at}`, '2023-12-01', { hours: 1 + at }),
            start: '2023-07-01',
            end: '2023-12-31',
          })),
        ],
        charts: [
          ...of.charts,
          charted('Hit', '2023-12-11', { rank: 9 }),
          charted('Hit', '2024-01-01', { season: 2 }),
          charted('Show 1', '2024-01-08', { season: 2 }),
        ],
        outcomes: [
          ...of.outcomes.map(season =>
            season.title === 'show-58' ? { ...season, outcome: 'returned' as const, nextSeen: '2023-12-16' } : season,
          ),
          outcome('Unborn', '2023-12-16', { outcome: 'returned', nextSeen: '2024-01-16' }),
        ],
        lastDay: '2024-06-30',
      })
    const scores = (of: StoredHistory) =>
      scoreSeasons(pastSeasons(of, day), pastSeasons(of, day).seasons)!.map(({ season, chance }) => [season.title, season.verdict, chance])
    expect(scores(later(asked))).toEqual(scores(asked))
    // It is no empty comparison: the same, known a month later, does change them.
    const after = (of: StoredHistory) =>
      scoreSeasons(pastSeasons(of, '2024-01-20'), pastSeasons(of, '2024-01-20').seasons)!.map(({ chance }) => chance)
    expect(after(later(asked))).not.toEqual(after(asked))
  })
})
