import { expect, test } from 'vitest'
import { exactPeerShares, exactShares, percentWords } from '../src/amounts.js'
import type { SeasonReport } from '../src/season.js'
import type { PeerSeason, SeasonPeers } from '../src/season-peers.js'

// 12 in 22 are 54.545… %, and 0.5455 to four decimals: rounded once more they would be 54.6 %.
const audience = { reach: 22, starters: 22, watchers: 12, completers: 12, completionRate: 0.5455 }
const part = { watchedMs: 12, share: 0.5455 }
const report: SeasonReport = {
  ...{ title: 'show', titleName: 'Show', season: 1, released: '2021-08-06', window: 7, tz: 'UTC', closed: true, smallCells: 'shown' },
  ...{ from: '2021-08-06T00:00:00.000Z', to: '2021-08-13T00:00:00.000Z', services: ['noa'], runtimeMs: 1, filters: [] },
  accounts: audience,
  // Of a starter nobody knows how far they came: the rate is 12 in 21, and is not made of what is shown.
  viewers: { ...audience, completionRate: 0.5714 },
  ...{ watchedMs: 22, minutes: 1, hours: 1, views: 1, ama: 1, shareOfViewing: 0.545455 },
  arrivals: { cameForIt: 1, cameForItShare: 0.5, returned: null, returnedShare: null, lapsedDays: 28, since: null },
  episodes: [
    {
      ...{ episode: 1, name: '', released: null, runtimeMs: 1, starters: 22, completers: null, completionRate: null, viewers: 22 },
      ...{ watchedMs: 1, views: 1, carriedOver: 12, carryOver: 0.5455 },
    },
  ],
  days: [],
  weeks: [
    { week: 1, days: 7, date: '2021-08-06', watchedMs: 22, decay: null },
    { week: 2, days: 7, date: '2021-08-13', watchedMs: 12, decay: 0.5455 },
  ],
  retention: [{ episode: 1, curve: [], drops: [{ position: '00:30:00', positionMs: 1_800_000, accounts: 12, share: 0.5455 }] }],
  daysToComplete: { median: 1, spread: [{ from: 1, to: 1, completers: 5, share: 0.4167 }] },
  screens: [{ screen: 'tv', ...part }],
  markets: [{ market: 'US', ...part }],
  hoursOfDay: [{ hour: 20, ...part }],
  notes: [],
}

test('a share that an answer has rounded is not rounded again, wherever its amounts stand beside it', () => {
  const of = exactShares(report)
  const rest = [of.weeks[1]!.decay, of.retention[0]!.drops[0]!.share, of.screens[0]!.share, of.markets[0]!.share, of.hoursOfDay[0]!.share]
  for (const share of [of.accounts.completionRate, of.episodes[0]!.carryOver, ...rest]) {
    expect(share).toBe(12 / 22)
    expect(percentWords(share!, 1)).toBe('54.5\u00a0%')
  }
  expect(of.daysToComplete.spread[0]!.share).toBe(5 / 12)
})

test('what is not known stays so, and a rate of others than are shown stays as it is', () => {
  const { viewers, weeks, episodes } = exactShares(report)
  expect([viewers.completionRate, weeks[0]!.decay, episodes[0]!.completionRate]).toEqual([0.5714, null, null])
})

test('of seasons side by side too, and where one stands among them', () => {
  const figures = {
    starters: 22,
    watchers: 12,
    completers: 12,
    completionRate: 0.5455,
    hours: 17,
    views: 17,
    daysToComplete: 1,
    cameForIt: 22,
  }
  const season: PeerSeason = {
    ...{ title: 'show', titleName: 'Show', season: 2, released: '2021-08-06', relation: 'this' },
    ...{ figures, days: [], weeks: [] },
  }
  const peers: SeasonPeers = {
    ...{ title: 'show', titleName: 'Show', season: 2, window: 7, age: 7, tz: 'UTC', choice: 'nearest', notes: [] },
    seasons: [
      season,
      { ...season, season: 1, relation: 'earlier', figures: { ...figures, completers: 13, starters: 24, completionRate: 0.5417 } },
    ],
    standings: [
      { figure: 'starters', value: 22, rank: 2, of: 2, percentile: 0 },
      { figure: 'completionRate', value: 0.5455, rank: 1, of: 2, percentile: 100 },
    ],
  }
  const { seasons, standings } = exactPeerShares(peers)
  expect(seasons.map(({ figures: of }) => of.completionRate)).toEqual([12 / 22, 13 / 24])
  expect(standings.map(({ value }) => value)).toEqual([22, 12 / 22])
})
