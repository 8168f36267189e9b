import { Problem, type SeasonPeers } from '@sweeps/model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Rollup, seasonPeers } from '../../src/seasons/index.js'
import { standings } from '../../src/seasons/peers/standings.js'
import { made } from '../world.js'
import { on, openSeasonWorld, type SeasonWorld, watch } from './season-world.js'

let world: SeasonWorld
beforeAll(async () => {
  world = await openSeasonWorld()
})
afterAll(() => world.remove())

const header = 'service,content,title,season,episode,name,kind,origin,language,runtime_ms,released'

/** Imports seasons of one episode: `content title/n minutes release`; a film has no number. More episodes are more rows. */
async function catalogue(...rows: string[]): Promise<void> {
  const episodes = new Map<string, number>()
  const lines = rows.map(row => {
    const [content, name, minutes, released] = row.split(' ')
    const [title, season] = name!.split('/')
    const episode = (episodes.get(name!) ?? 0) + 1
    episodes.set(name!, episode)
    const place = season === undefined ? `,,${title},film` : `${season},${episode},${title},series`
    return `s,${content},${title},${place},,,${minutes === '-' ? '' : Number(minutes) * 60_000},${released === '-' ? '' : released}`
  })
  await world.catalogue.import([header, ...lines, ''].join('\n'), made)
}

/*
  One episode of 60 minutes each; the film has 90. Who watched from the beginning on which day of the window, how many minutes:

  season  released    who, day, minutes                                        at 7 days
  show/1  2021-07-02  ana 1 60, bo 1 60, gus 6 10                              earlier
  show/2  2021-08-06  ana 1 60, bo 2 45, cy 7 30, di 8 60                      asked about
  a/1     2021-07-30  ed 1 60, fi 1 1, cy 3 60, di 3 30 and 4 30 (its end)     7 days before
  b/1     2021-08-13  ana 1 30                                                 7 days after
  c/1     2021-08-20  ana 9 60                                                 nobody
  vivo    2021-08-06  ana 2 85                                                 a film

  at 7 days  starters  watchers  completers  rate    minutes  days to complete  came for it
  show/1     3         2         2           0.6667  130      1                 ana bo gus
  show/2     3         2         1           0.3333  135      1                 –
  a/1        3         3         3           1       181      1 (ed, cy), 2 di  ed fi cy di
  b/1        1         0         0           0       30       –                 –

  at 4 days
  show/1     2         2         2           1       120      1                 ana bo
  show/2     2         2         1           0.5     105      1                 –
  a/1        3         3         3           1       181      1                 ed fi cy di
*/
const seasons = [
  'show1 show/1 60 2021-07-02',
  'show2 show/2 60 2021-08-06',
  'a1 a/1 60 2021-07-30',
  'b1 b/1 60 2021-08-13',
  'c1 c/1 60 2021-08-20',
  'vivo vivo 90 2021-08-06',
]
/** Days of the window of `show/2` on which the others were released. */
const [show1, a1, b1, c1] = [-34, -6, 8, 15]
const seen = [
  watch('ana', 'show1', on(show1, '20:00'), [0, 60]),
  watch('bo', 'show1', on(show1, '20:00'), [0, 60]),
  watch('gus', 'show1', on(show1 + 5, '20:00'), [0, 10]),
  watch('ana', 'show2', on(1, '20:00'), [0, 60]),
  watch('bo', 'show2', on(2, '20:00'), [0, 45]),
  watch('cy', 'show2', on(7, '20:00'), [0, 30]),
  watch('di', 'show2', on(8, '20:00'), [0, 60]),
  watch('ed', 'a1', on(a1, '20:00'), [0, 60]),
  watch('fi', 'a1', on(a1, '20:00'), [0, 1]),
  watch('cy', 'a1', on(a1 + 2, '20:00'), [0, 60]),
  watch('di', 'a1', on(a1 + 2, '20:00'), [0, 30]),
  watch('di', 'a1', on(a1 + 3, '20:00'), [30, 60]),
  watch('ana', 'b1', on(b1, '20:00'), [0, 30]),
  watch('ana', 'c1', on(c1 + 8, '20:00'), [0, 60]),
  watch('ana', 'vivo', on(2, '20:00'), [0, 85]),
]
const show2 = { title: 'show', season: 2, window: 7 }

/** Season → its figures, in the order of the model. */
const figuresOf = ({ seasons }: SeasonPeers) =>
  Object.fromEntries(seasons.map(({ title, season, figures }) => [season === null ? title : `${title}/${season}`, Object.values(figures)]))

/** Of each season what its own report of that window has. */
async function expectOwnFigures({ age: window, seasons }: SeasonPeers, smallCells: 'show' | 'hide'): Promise<void> {
  const hours = (watchedMs: number | null) => (watchedMs === null ? null : Number((watchedMs / 3_600_000).toFixed(4)))
  for (const of of seasons) {
    const report = await world.report({ title: of.title, season: of.season ?? 0, window, smallCells })
    const { starters, watchers, completers, completionRate } = report.accounts
    expect(of.figures).toEqual({
      ...{ starters, watchers, completers, completionRate, hours: report.hours, views: report.views },
      ...{ daysToComplete: report.daysToComplete.median, cameForIt: report.arrivals.cameForIt },
    })
    expect(of.days).toEqual(report.days.map(({ day, watchedMs }) => ({ day, hours: hours(watchedMs) })))
    expect(of.weeks).toEqual(
      report.weeks.slice(0, Math.floor(window / 7)).map(({ week, watchedMs, decay }) => ({ week, hours: hours(watchedMs), decay })),
    )
  }
}

const said = (answer: Promise<unknown>): Promise<string> =>
  answer.then(
    () => 'no problem',
    (error: unknown) => (error instanceof Problem ? `${error.code}: ${error.message}` : `${error}`),
  )

/** The five seasons and the film, watched as above, and nothing else. */
async function fill(): Promise<void> {
  await world.forget()
  await catalogue(...seasons)
  await world.receive(seen)
}

describe('five seasons and a film', () => {
  // Once: none of these tests changes anything, and what was counted for one answers the next.
  beforeAll(fill)

  test('the earlier season and the nearest, at seven days', async () => {
    const peers = await world.peers(show2)
    expect(peers).toMatchObject({ title: 'show', titleName: 'show', season: 2, window: 7, age: 7, tz: 'UTC', choice: 'nearest' })
    expect(peers.seasons.map(({ title, season, released, relation }) => [title, season, released, relation])).toEqual([
      ['show', 2, '2021-08-06', 'this'],
      ['show', 1, '2021-07-02', 'earlier'],
      ['a', 1, '2021-07-30', 'peer'],
      ['b', 1, '2021-08-13', 'peer'],
    ])
    expect(figuresOf(peers)).toEqual({
      'show/2': [3, 2, 1, 0.3333, 2.25, 2.25, 1, 0],
      'show/1': [3, 2, 2, 0.6667, 2.1667, 2.1667, 1, 3],
      'a/1': [3, 3, 3, 1, 3.0167, 3.0167, 1, 4],
      'b/1': [1, 0, 0, 0, 0.5, 0.5, null, 0],
    })
    expect(peers.standings).toEqual([
      { figure: 'starters', value: 3, rank: 1, of: 4, percentile: 66.7 },
      { figure: 'watchers', value: 2, rank: 2, of: 4, percentile: 50 },
      { figure: 'completers', value: 1, rank: 3, of: 4, percentile: 33.3 },
      { figure: 'completionRate', value: 0.3333, rank: 3, of: 4, percentile: 33.3 },
      { figure: 'hours', value: 2.25, rank: 2, of: 4, percentile: 66.7 },
      { figure: 'views', value: 2.25, rank: 2, of: 4, percentile: 66.7 },
      { figure: 'daysToComplete', value: 1, rank: 1, of: 3, percentile: 50 },
      { figure: 'cameForIt', value: 0, rank: 3, of: 4, percentile: 16.7 },
    ])
    expect(peers.notes).toEqual([
      'Left out, as nobody watched them by that age: c/1.',
      'Not known or not shown, and in no standing: days to complete of 1 of 3 others.',
    ])
  })

  test('days and whole weeks of each since its own release', async () => {
    const { seasons } = await world.peers({ ...show2, window: 15, peers: 'a/1' })
    const hours = (rows: readonly { hours: number | null }[]) => rows.map(row => row.hours)
    const [own, earlier, peer] = seasons
    expect(hours(own!.days)).toEqual([1, 0.75, 0, 0, 0, 0, 0.5, 1, 0, 0, 0, 0, 0, 0, 0])
    expect(own!.days.map(({ day }) => day)).toEqual(Array.from({ length: 15 }, (_, day) => day + 1))
    // The third week is one day: no week.
    expect(own!.weeks).toEqual([
      { week: 1, hours: 2.25, decay: null },
      { week: 2, hours: 1, decay: 0.4444 },
    ])
    expect(hours(earlier!.days).slice(0, 7)).toEqual([2, 0, 0, 0, 0, 0.1667, 0])
    expect(hours(peer!.days).slice(0, 7)).toEqual([1.0167, 0, 1.5, 0.5, 0, 0, 0])
    expect(peer!.weeks).toEqual([
      { week: 1, hours: 3.0167, decay: null },
      { week: 2, hours: 0, decay: 0 },
    ])
  })

  test('while the window runs all are compared at the whole days it has had', async () => {
    const peers = await world.peers(show2, on(5, '12:00'))
    expect(peers).toMatchObject({ window: 7, age: 4 })
    // Of b and c nothing is out yet.
    expect(figuresOf(peers)).toEqual({
      'show/2': [2, 2, 1, 0.5, 1.75, 1.75, 1, 0],
      'show/1': [2, 2, 2, 1, 2, 2, 1, 2],
      'a/1': [3, 3, 3, 1, 3.0167, 3.0167, 1, 4],
    })
    expect(peers.seasons.map(({ days, weeks }) => [days.length, weeks.length])).toEqual([
      [4, 0],
      [4, 0],
      [4, 0],
    ])
    expect(peers.standings[0]).toEqual({ figure: 'starters', value: 2, rank: 2, of: 3, percentile: 25 })
    expect(peers.notes).toEqual(['The window of 7 days still runs: all are compared as they were after 4 days.'])
    // A millisecond before the fourth day is over it has had three.
    expect((await world.peers(show2, on(5, '00:00') - 1)).age).toBe(3)
    expect((await world.peers(show2, on(5, '00:00'))).age).toBe(4)
    expect((await world.peers(show2, on(30, '00:00'))).age).toBe(7)
  })

  test('before a whole day there is nothing to compare', async () => {
    for (const now of [on(1, '23:59'), on(-2, '12:00')]) {
      const peers = await world.peers({ ...show2, peers: 'a/1' }, now)
      expect(peers).toMatchObject({ age: 0, choice: 'chosen', standings: [] })
      expect(peers.seasons).toHaveLength(1)
      expect(peers.seasons[0]).toMatchObject({ relation: 'this', days: [], weeks: [], figures: { starters: null, hours: null } })
      expect(peers.notes).toEqual(['Nothing is compared yet: show/2, released on 2021-08-06, has not had a whole day.'])
    }
  })

  test('peers that are named: once each, of any kind, kept without figures too', async () => {
    const peers = await world.peers({ ...show2, peers: ' c/1, vivo,c/1,show/2,show/1' })
    expect(peers.choice).toBe('chosen')
    expect(peers.seasons.map(({ title, season, relation }) => [title, season, relation])).toEqual([
      ['show', 2, 'this'],
      ['show', 1, 'earlier'],
      ['c', 1, 'peer'],
      ['vivo', null, 'peer'],
    ])
    expect(figuresOf(peers)['c/1']).toEqual([0, 0, 0, null, 0, 0, null, 0])
    expect(peers.notes).toEqual([
      'c/1 was named twice: it is compared once.',
      'show/2 is the season itself: it is no peer of its own.',
      'show/1 is an earlier season: those are compared without being named.',
      'Without figures to compare, as nobody watched them by that age: c/1.',
      'Not known or not shown, and in no standing: completion rate, days to complete of 1 of 3 others.',
    ])
    expect((await world.peers({ ...show2, peers: ['c/1', 'vivo'] })).seasons).toEqual(peers.seasons)
    // Asked for on its fifth day, c is younger than seven.
    const young = await world.peers({ ...show2, peers: 'c/1' }, on(c1 + 5, '01:00'))
    expect(young.seasons.map(({ title }) => title)).toEqual(['show', 'show'])
    expect(young.notes[0]).toBe('c/1 has had 5 of 7 days: it is left out.')
  })

  test('a peer that is not known, or not to be read, is named', async () => {
    const ask = (peers: string | string[]) => said(world.peers({ ...show2, peers }))
    expect(await ask('a/1,a/2')).toBe('not-found: the catalogue has no a/2; there is a/1')
    expect(await ask('viva')).toContain('not-found: the catalogue has no film viva; there is a/1, b/1')
    for (const text of ['a/1/1', '/1', 'a/x', 'a/'])
      expect(await ask(text)).toBe(
        `invalid-request: peers: "${text}" is no season: write TITLE/N, such as hit-and-run/1; a film is its TITLE`,
      )
    expect(await ask(Array.from({ length: 21 }, () => 'a/1'))).toBe('invalid-request: peers: 21 are too many: name at most 20')
    expect(await said(world.peers({ ...show2, season: 3 }))).toBe('not-found: the catalogue has no show/3; there is show/1, show/2')
    expect(await said(world.peers({ ...show2, window: '0' }))).toContain('window: "0" is no whole number')
    // Before a whole day too.
    expect(await said(world.peers({ ...show2, peers: 'a/2' }, on(1, '12:00')))).toContain('no a/2')
  })

  test('what is compared is what the report of that window says of each', async () => {
    // At seven days each figure is said above, and compared below where cells are hidden.
    for (const window of [3, 28]) {
      const peers = await world.peers({ ...show2, window })
      expect(peers.seasons.length).toBeGreaterThan(2)
      await expectOwnFigures(peers, 'show')
    }
  })

  test('the day of release is that of the time zone, of all of them', async () => {
    // The window begins there at 15:00 UTC of the day before: an evening of UTC is the next day of it.
    const tokyo = { ...show2, tz: 'Asia/Tokyo', peers: 'show/1' }
    expect((await world.peers(tokyo, on(7, '14:30'))).age).toBe(6)
    expect((await world.peers(tokyo, on(7, '15:00'))).age).toBe(7)
    const { seasons } = await world.peers(tokyo)
    expect(seasons[0]!.days.map(({ hours }) => hours)).toEqual([0, 1, 0.75, 0, 0, 0, 0])
    expect(seasons[1]!.days.map(({ hours }) => hours)).toEqual([0, 2, 0, 0, 0, 0, 0.1667])
  })
})

describe('beside them', () => {
  // Once: what a test adds is beside what the other asks about.
  beforeAll(fill)

  test('a film beside films: the one before the records is no peer at seven days, and one with a part missing at 28', async () => {
    await catalogue('luca luca 90 2021-06-20')
    await world.receive(watch('ana', 'luca', on(show1 + 3, '20:00'), [0, 90]))
    const film = { title: 'vivo', season: 0 }
    const early = await world.peers({ ...film, window: 7 })
    expect(early.seasons.map(({ title, season, relation }) => [title, season, relation])).toEqual([['vivo', null, 'this']])
    expect(early.standings).toEqual([])
    expect(early.notes).toEqual(['There is nothing to compare it with: no earlier season, and no peer with figures at that age.'])
    const later = await world.peers({ ...film, window: 28 })
    expect(figuresOf(later)).toEqual({
      vivo: [1, 1, 1, 1, 1.4167, 0.9444, 1, 0],
      luca: [1, 1, 1, 1, 1.5, 1, 1, 0],
    })
    expect(later.standings.map(({ figure, percentile }) => [figure, percentile])).toEqual([
      ['starters', 50],
      ['watchers', 50],
      ['completers', 50],
      ['completionRate', 50],
      ['hours', 0],
      ['views', 0],
      ['daysToComplete', 50],
      ['cameForIt', 50],
    ])
    expect(later.notes).toEqual(['Viewing is on record from 2021-07-02 on: what was watched of luca before, if anything, is missing.'])
  })

  test('a runtime that is missing, episodes that came later: said, and not compared', async () => {
    await catalogue('weekly1 weekly/1 60 2021-08-05', 'weekly2 weekly/1 60 2021-08-12', 'dark dark/1 - 2021-08-05')
    await world.receive([watch('ana', 'weekly1', on(1, '22:00'), [0, 60]), watch('ana', 'dark', on(2, '22:00'), [0, 20])])
    const peers = await world.peers({ ...show2, peers: 'weekly/1,dark/1' })
    expect(figuresOf(peers)['dark/1']).toEqual([1, null, null, null, 0.3333, null, null, 0])
    expect(peers.standings.map(({ figure, of }) => [figure, of])).toEqual([
      ['starters', 4],
      ['watchers', 3],
      ['completers', 3],
      ['completionRate', 3],
      ['hours', 4],
      ['views', 3],
      ['daysToComplete', 2],
      ['cameForIt', 4],
    ])
    expect(peers.notes).toEqual([
      'Not all episodes were out by that age: weekly/1.',
      'Not known or not shown, and in no standing: watchers, completers, completion rate, views of 1 of 3 others; days to complete of 2 of 3 others.',
    ])
    // A day later the second episode is out.
    expect((await world.peers({ ...show2, window: 8, peers: 'weekly/1' })).notes).toEqual([
      'Not known or not shown, and in no standing: days to complete of 1 of 2 others.',
    ])
    const own = await world.peers({ title: 'dark', season: 1, window: 7, peers: 'show/2' })
    expect(own.standings.map(({ figure }) => figure)).toEqual(['starters', 'hours', 'cameForIt'])
    expect(own.notes).toContain(
      'Not known or not shown, and in no standing: watchers, completers, completion rate, views, days to complete of the season itself.',
    )
  })
})

/*
  Small cells, all hidden: accounts that saw an episode of 60 minutes whole, and that saw its first half twice.

  season   whole  half twice  shown at 7 days
  show/1   20     0           20 starters, 20 completers
  show/2   12     10          22 starters, 12 completers
  large/1  9      30          39 starters; completers are too few
  small/1  0      9           nothing
*/
describe('small cells', () => {
  const audience = (content: string, day: number, whole: number, half: number) => [
    ...Array.from({ length: whole }, (_, at) => watch(`${content}-w${at}`, content, on(day, '18:00'), [0, 60])),
    ...Array.from({ length: half }, (_, at) => `${content}-h${at}`).flatMap(who => [
      watch(who, content, on(day, '18:00'), [0, 30]),
      watch(who, content, on(day, '19:00'), [0, 30]),
    ]),
  ]
  const receive = async (large: number, small: number): Promise<void> => {
    await world.forget()
    await catalogue(
      ...['show1 show/1 60 2021-07-02', 'show2 show/2 60 2021-08-06'],
      ...['large large/1 60 2021-08-05', 'small small/1 60 2021-08-07'],
    )
    await world.receive([
      ...audience('show1', show1, 20, 0),
      ...audience('show2', 1, 12, 10),
      ...audience('large', 0, large, 39 - large),
      ...audience('small', 2, 0, small),
    ])
  }
  const hidden = { ...show2, smallCells: 'hide' }

  beforeAll(() => receive(9, 9))

  test('are in no standing, and a season of them alone is left out', async () => {
    const peers = await world.peers(hidden)
    expect(figuresOf(peers)).toEqual({
      'show/2': [22, 12, 12, 0.5455, 22, 22, 1, 22],
      'show/1': [20, 20, 20, 1, 20, 20, 1, 20],
      'large/1': [39, null, null, null, 39, 39, null, 39],
    })
    expect(peers.standings.map(({ figure, rank, of, percentile }) => [figure, rank, of, percentile])).toEqual([
      ['starters', 2, 3, 50],
      ['watchers', 2, 2, 0],
      ['completers', 2, 2, 0],
      ['completionRate', 2, 2, 0],
      ['hours', 2, 3, 50],
      ['views', 2, 3, 50],
      ['daysToComplete', 1, 2, 50],
      ['cameForIt', 2, 3, 50],
    ])
    expect(peers.notes).toEqual([
      'Left out, as fewer than 10 accounts, or nobody, watched them by that age: small/1.',
      'Not known or not shown, and in no standing: watchers, completers, completion rate, days to complete of 1 of 2 others.',
      'Figures of fewer than 10 accounts are not shown, nor those from which one could be had by subtraction.',
    ])
    await expectOwnFigures(peers, 'hide')
    const named = await world.peers({ ...hidden, peers: 'small/1' })
    expect(figuresOf(named)['small/1']).toEqual(Array(8).fill(null))
    expect(named.seasons[2]!.days).toEqual(Array.from({ length: 7 }, (_, day) => ({ day: day + 1, hours: null })))
    expect(named.notes[0]).toBe('Without figures to compare, as fewer than 10 accounts, or nobody, watched them by that age: small/1.')
    // Of the small one itself nothing is said, nor where it stands.
    const own = await world.peers({ title: 'small', season: 1, window: 7, smallCells: 'hide' })
    expect(own.standings).toEqual([])
    expect(own.seasons.length).toBeGreaterThan(1)
  })

  test('a standing is worked out of what is shown, and nothing else', async () => {
    for (const request of [hidden, { ...hidden, peers: 'small/1' }, { ...show2, smallCells: 'show' }]) {
      const { seasons, standings: told } = await world.peers(request)
      const [own, ...others] = seasons
      expect(told.length).toBeGreaterThan(0)
      expect(told).toEqual(standings(own!, others))
    }
  })

  // Last, as it fills the world anew.
  test('change nothing that is answered, whatever they are', async () => {
    const answers: SeasonPeers[] = []
    for (const [large, small] of [
      [9, 9],
      [2, 1],
      [0, 0],
    ] as const) {
      if (large !== 9) await receive(large, small)
      for (const request of [hidden, { ...hidden, peers: 'small/1,large/1' }]) answers.push(await world.peers(request))
    }
    for (const answer of answers.slice(2)) expect(answer).toEqual(answers[answers.indexOf(answer) % 2])
  })
})

test('a season asked about at a real instant: now', async () => {
  await world.forget()
  await catalogue('show1 show/1 60 2021-07-02')
  const { store, plays, catalogue: held } = world
  const answer = await seasonPeers(
    { store, plays, catalogue: held, rollup: new Rollup({ store, plays }), minimumCell: 10 },
    { title: 'show', season: 1 },
  )
  expect(answer).toMatchObject({ window: 28, age: 28, standings: [] })
})
