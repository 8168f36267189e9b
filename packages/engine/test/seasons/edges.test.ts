import { Problem } from '@sweeps/model'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { importFigures } from '../../src/published/index.js'
import { made } from '../world.js'
import { on, openSeasonWorld, type SeasonWorld, watch } from './season-world.js'

let world: SeasonWorld
beforeAll(async () => {
  world = await openSeasonWorld()
})
afterAll(() => world.remove())

const minute = 60_000
const header = 'service,content,title,season,episode,name,kind,origin,language,runtime_ms,released'

/** Seasons beside each other, each with plays of its own: rolled up together, and asked about by the test that follows. */
describe('seasons of one world', () => {
  const rows: string[] = []
  const plays: object[] = []
  /** `e1 1 45` is content, episode and minutes: of season 3 the content is `s3e1`. */
  const season = (number: number, episodes: string[], messages: object[]): void => {
    plays.push(...messages)
    for (const text of episodes) {
      const [content, episode, minutes] = text.split(' ')
      rows.push(`s,s${number}${content},show,${number},${episode},,series,,,${minutes === '-' ? '' : Number(minutes) * minute},2021-08-06`)
    }
  }
  beforeAll(async () => {
    await world.forget()
    await world.catalogue.import([header, ...rows, ''].join('\n'), made)
    await world.receive(plays)
  })

  season(
    1,
    ['e1 1 45', 'e2 2 45'],
    [
      watch('a', 's1e1', on(1, '20:00'), [0, 45 * 0.699]),
      watch('b', 's1e1', on(1, '20:00'), [0, 45 * 0.7 - 1 / minute]),
      watch('c', 's1e1', on(1, '20:00'), [0, 45 * 0.7]),
      watch('d', 's1e2', on(1, '20:00'), [0, 45 * 0.9 - 1 / minute]),
      watch('e', 's1e2', on(1, '20:00'), [0, 45 * 0.9]),
    ],
  )
  test('an episode left at 69.9 % is not watched, at 70 % it is; likewise 90 % and completed', async () => {
    const { accounts, episodes } = await world.report({ season: 1 })
    expect(accounts).toMatchObject({ starters: 5, watchers: 3, completers: 0 })
    expect(episodes.map(({ completers }) => completers)).toEqual([0, 1])
  })

  season(
    2,
    ['e1 1 45', 'e2 2 45'],
    [
      watch('a', 's2e1', on(1, '20:00'), [0, 2]),
      watch('b', 's2e1', on(1, '20:00'), [0, 2 - 1 / minute]),
      watch('c/one', 's2e1', on(1, '20:00'), [0, 1]),
      watch('c/two', 's2e1', on(1, '21:00'), [0, 1]),
      watch('d', 's2e1', on(1, '20:00'), [0, 1]),
      watch('d', 's2e2', on(1, '21:00'), [0, 1]),
    ],
  )
  test('two minutes are a start, a millisecond less is none; of one episode, over all plays and viewers of the account', async () => {
    const { accounts, viewers } = await world.report({ season: 2 })
    expect(accounts).toMatchObject({ reach: 4, starters: 2 })
    expect(viewers).toMatchObject({ reach: 5, starters: 1 })
  })

  const end = on(29, '00:00')
  season(
    3,
    ['e1 1 45', 'e2 2 45'],
    [
      // 81 of 90 minutes are 90 %.
      watch('in', 's3e1', on(1, '20:00'), [0, 45]),
      watch('in', 's3e2', end - 36 * minute, [0, 36]),
      watch('out', 's3e1', on(1, '20:00'), [0, 45]),
      watch('out', 's3e2', end - 36 * minute + 1, [0, 36]),
    ],
  )
  test('a season finished in the last second of day 28 is completed in 28 days; in the first of day 29 it is not', async () => {
    const { accounts, daysToComplete, watchedMs } = await world.report({ season: 3 })
    expect(accounts).toMatchObject({ starters: 2, completers: 1 })
    expect(daysToComplete.median).toBe(28)
    expect(watchedMs).toBe((45 + 45 + 36 + 36) * minute - 1)
    expect((await world.report({ season: 3, window: 29 })).accounts.completers).toBe(2)
  })

  // At 1.5 from minute 6 on; 32 minutes before the window’s end: 48 minutes of content, up to 54 of 60.
  season(
    4,
    ['e1 1 60'],
    [
      watch('a', 's4e1', on(1, '20:00'), [0, 6]),
      watch('a', 's4e1', on(8, '00:00') - 32 * minute, [6, 60], { rate: 1.5 }),
      watch('b', 's4e1', on(1, '20:00'), [0, 6]),
      watch('b', 's4e1', on(8, '00:00') - 32 * minute + 1, [6, 60], { rate: 1.5 }),
    ],
  )
  test('a span across the end of the window is clipped, and so is the content it showed', async () => {
    const report = await world.report({ season: 4, window: 7 })
    expect(report.watchedMs).toBe((6 + 32 + 6 + 32) * minute - 1)
    expect(report.episodes[0]).toMatchObject({ starters: 2, completers: 1 })
    expect(report.retention[0]!.curve[90]!.share).toBe(0.5)
  })

  season(
    5,
    ['e1 1 60'],
    [...[1, 2, 3].map(day => watch('again', 's5e1', on(day, '20:00'), [0, 30])), watch('beyond', 's5e1', on(1, '20:00'), [30, 90])],
  )
  test('rewatching adds time, not coverage; a playhead beyond the runtime covers nothing there', async () => {
    const { accounts, episodes, watchedMs } = await world.report({ season: 5 })
    expect(accounts).toMatchObject({ starters: 2, watchers: 0, completers: 0 })
    expect(episodes[0]!.completers).toBe(0)
    // The hour that begins half an hour before the end is cut there.
    expect(watchedMs).toBe((90 + 30) * minute)
  })

  season(6, ['e1 1 60'], [])
  test('a span told again and again as it grows counts once', async () => {
    const whole = watch('a', 's6e1', on(1, '20:00'), [0, 60], { play: 'grows' })
    const half = watch('a', 's6e1', on(1, '20:00'), [0, 30], { play: 'grows' })
    for (const message of [half, whole, half, whole]) await world.receive(message)
    expect(await world.report({ season: 6 })).toMatchObject({ watchedMs: 60 * minute, accounts: { completers: 1 } })
  })

  season(7, ['e1 1 45', 'e2 2 -'], [watch('a', 's7e1', on(1, '20:00'), [0, 45])])
  test('a missing runtime leaves out what follows from it, and says so', async () => {
    const report = await world.report({ season: 7 })
    expect(report).toMatchObject({ runtimeMs: null, views: null, watchedMs: 45 * minute, daysToComplete: { median: null } })
    expect(report.accounts).toEqual({ reach: 1, starters: 1, watchers: null, completers: null, completionRate: null })
    expect(report.days[0]).toMatchObject({ watchedMs: 45 * minute, views: null })
    expect(report.episodes).toMatchObject([
      { runtimeMs: 45 * minute, completers: 1, views: 1 },
      { runtimeMs: null, completers: null, views: null, completionRate: null },
    ])
    expect(report.retention.map(({ episode }) => episode)).toEqual([1])
    expect(report.notes[0]).toBe(
      'The runtime of episode 2 is not known: watchers, completers, views and what follows from them are left out.',
    )
  })
})

describe('a world of its own', () => {
  beforeEach(() => world.forget())

  test('viewing before the release does not count; the release day is that of the time zone', async () => {
    await world.carry('e1 1 60')
    await world.receive([watch('a', 'e1', on(1, '00:00') - 3 * 60 * minute, [0, 60])])
    expect((await world.report()).watchedMs).toBe(0)
    const there = await world.report({ tz: 'Asia/Jerusalem' })
    expect(there).toMatchObject({ from: '2021-08-05T21:00:00.000Z', watchedMs: 60 * minute, accounts: { completers: 1 } })
    expect(there.days[0]).toMatchObject({ date: '2021-08-06', watchedMs: 60 * minute })
    // 21:00 to 22:00 UTC are the first hour of the day there.
    expect(there.hoursOfDay[0]!.watchedMs).toBe(60 * minute)
  })

  test('days of a window across a change of clocks are 24 hours each, and keep their names', async () => {
    await world.carry('e1 1 60 2021-10-30')
    const { from, to, days } = await world.report({ tz: 'Europe/Berlin', window: 3 })
    expect([from, to]).toEqual(['2021-10-29T22:00:00.000Z', '2021-11-01T22:00:00.000Z'])
    expect(days.map(({ date }) => date)).toEqual(['2021-10-30', '2021-10-31', '2021-11-01'])
  })

  test('an episode that moves takes its history with it, and back', async () => {
    await world.carry('e1 1 45', 'e2 2 45')
    await world.receive([
      watch('a', 'e1', on(1, '20:00'), [0, 45]),
      watch('a', 'bonus', on(2, '20:00'), [0, 40]),
      watch('b', 'e2', on(2, '20:00'), [0, 45]),
    ])
    const before = await world.report()
    expect(before.accounts).toMatchObject({ starters: 2, completers: 0 })
    // The bonus was the second episode all along; what stood for it is the third.
    await world.carry('bonus 2 45', 'e2 3 10')
    const moved = await world.report()
    expect(moved.accounts).toMatchObject({ starters: 2, watchers: 2, completers: 0 })
    expect(moved.episodes.map(({ starters }) => starters)).toEqual([1, 1, 1])
    // Of an episode of ten minutes ten count, of a stretch of 45.
    expect(moved.watchedMs).toBe((45 + 40 + 10) * minute)
    await world.catalogue.import(
      'service,content,title,season,episode,name,kind,origin,language,runtime_ms,released\ns,bonus,extras,1,1,Extras,series,,,2700000,\n',
      made,
    )
    await world.carry('e2 2 45')
    expect(await world.report()).toEqual({ ...before, shareOfViewing: before.shareOfViewing })
  })

  test('viewing set aside by a guard rule is in no figure, and said', async () => {
    await world.carry('e1 1 45')
    await world.receive([watch('a', 'e1', on(1, '20:00'), [0, 45])])
    await world.receive([watch('bot', 'e1', on(1, '20:00'), [0, 45])], undefined, 1)
    const { accounts, notes } = await world.report()
    expect(accounts.reach).toBe(1)
    expect(notes.at(-1)).toBe('Set aside in the window, of all viewing, by the rule bot: 1 spans, 45.0 minutes.')
  })

  test('a film is its title alone', async () => {
    await world.catalogue.import(
      'service,content,title,season,episode,name,kind,origin,language,runtime_ms,released\ns,f,a-film,,,A Film,film,,,6000000,2021-08-06\n',
      made,
    )
    await world.receive([watch('a', 'f', on(1, '20:00'), [0, 90]), watch('b', 'f', on(1, '20:00'), [0, 71])])
    const report = await world.report({ title: 'a-film', season: 0 })
    expect(report).toMatchObject({ season: null, titleName: 'A Film', accounts: { starters: 2, watchers: 2, completers: 1 } })
    expect(report.episodes).toMatchObject([{ episode: 0, completers: 1 }])
  })

  test('an unknown season is answered with what there is; one without a release, and a wrong window, with what to do', async () => {
    const said = (request: object): Promise<string> =>
      world.report(request).then(
        () => 'no problem',
        (error: unknown) => (error instanceof Problem ? error.message : `${error}`),
      )
    expect(await said({})).toBe('the catalogue has no show/1; the catalogue is empty: import one, as with: sweeps import catalogue FILE')
    // Figures alone: what they know, or the nearest.
    const figures = {
      mapping: JSON.stringify({
        ...{ source: 'ours', market: 'WW', list: 'All', period: { week: 'week' }, title: 'title', season: 'season' },
        values: { views: { column: 'views' } },
      }),
    }
    const csv = 'week,title,season,views\n2024-03-11,Archer,10,5\n2024-03-11,Archer,11,4\n2024-03-11,Maid,1,3\n'
    await importFigures(world.store, csv, figures)
    expect(await said({ title: 'archer', season: 11 })).toBe(
      'the catalogue has no archer/11; the catalogue is empty; published figures have archer/10, archer/11 (sweeps title archer): import one, as with: sweeps import catalogue FILE',
    )
    expect(await said({ title: 'archre', season: 11 })).toContain('published figures have 2 titles, not this one; did you mean "archer"?')
    expect(await said({ title: 'maid', season: 4 })).toContain('published figures have maid/1')
    await world.store.command('test.forget', 'TRUNCATE TABLE figures')
    await world.carry('e1 1 45 -')
    expect(await said({ season: 2 })).toBe('the catalogue has no show/2; there is show/1')
    expect(await said({ title: 'shw' })).toBe('the catalogue has no shw/1; there is show/1; did you mean "show"?')
    expect(await said({})).toBe(
      'show/1 has no release date, so its windows begin nowhere: import a catalogue with the column released filled',
    )
    expect(await said({ window: '0' })).toBe('window: "0" is no whole number from 1 to 730')
    expect(await said({ window: '28d' })).toContain('window: "28d"')
    expect(await said({ tz: 'Mars' })).toContain('no time zone')
    expect(await said({ smallCells: 'maybe' })).toContain('use hide or show')
  })

  test('the earliest release of an episode begins the window, and a weekly release is said', async () => {
    await world.carry('e1 1 45 2021-08-06', 'e2 2 45 2021-08-13', 'e3 3 45 -')
    const { released, notes } = await world.report()
    expect(released).toBe('2021-08-06')
    expect(notes).toContain('1 of 3 episodes came later than the first; the window counts from the first.')
  })

  test('nobody watched it: noughts, no failure', async () => {
    await world.carry('e1 1 45')
    const report = await world.report()
    expect(report).toMatchObject({
      watchedMs: 0,
      views: 0,
      shareOfViewing: null,
      accounts: { reach: 0, starters: 0, completionRate: null },
    })
    expect(report.arrivals.since).toBeNull()
    expect((await world.report({ smallCells: 'hide' })).watchedMs).toBeNull()
  })
})
