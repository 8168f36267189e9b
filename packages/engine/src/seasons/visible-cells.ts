import { completionSpread } from './completion-spread.js'
import { addDayCells } from './day-cells.js'
import type { Season } from './find-season.js'
import type { SeasonMeasures } from './measure-season.js'
import { type Reached, reached } from './retention.js'
import type { SeasonQuery } from './season-query.js'
import { type Difference, type Offer, type Part, SmallCells } from './small-cells.js'

/** How many drops of an episode are named. */
export const mostDrops = 5

/** Decides which figures of a season's report are shown: a name for each. What people look at first is offered first. */
export const visibleCells = (
  season: Season,
  measures: SeasonMeasures,
  minimumCell: number,
  within?: (name: string) => boolean,
): SmallCells => visibleTogether(season, [measures], minimumCell, within)

/** The same of several tables that have no account in common: a figure is shown in all of them or in none. */
export function visibleTogether(
  season: Season,
  tables: readonly SeasonMeasures[],
  minimumCell: number,
  within?: (name: string) => boolean,
): SmallCells {
  const cells = new SmallCells(minimumCell, within)
  addAudienceCells(cells, tables)
  addEpisodesCells(cells, season, tables)
  addArrivalsCells(cells, tables)
  for (const { episode } of season.episodes) addRetentionCells(cells, tables, episode)
  addWatchedTimeCells(cells, tables)
  addDayCells(cells, season, tables)
  return cells
}

/** Which figures of a report are seen: those that `visibleCells` allows, or all for who asked for small cells. */
export function showOf(
  season: Season,
  measures: SeasonMeasures,
  { smallCells, minimumCell }: Pick<SeasonQuery, 'smallCells'> & { minimumCell: number },
): (name: string) => boolean {
  if (smallCells === 'shown') return () => true
  const cells = visibleCells(season, measures, minimumCell)
  return name => cells.has(name)
}

function addAudienceCells(cells: SmallCells, tables: readonly SeasonMeasures[]): void {
  for (const by of ['accounts', 'viewers'] as const) {
    // Beside the accounts, a viewer more tells of an account with two.
    const extra = ({ accounts, viewers }: SeasonMeasures, name: 'starters' | 'completers' | 'watchers' | 'reach'): Difference[] =>
      by === 'viewers' ? [[[`accounts.${name}`], viewers[name] - accounts[name]]] : []
    const starters = `${by}.starters`
    const completers = `${by}.completers`
    const watchers = `${by}.watchers`
    const offer = (name: string, of: (measures: SeasonMeasures) => Offer) => cells.addEach(name, tables.map(of))
    offer(starters, of => [of[by].starterAccounts, extra(of, 'starters')])
    offer(completers, of => [of[by].completerAccounts, [[[starters], of[by].starterNotCompleter], ...extra(of, 'completers')]])
    offer(watchers, of => [
      of[by].watcherAccounts,
      [[[starters], of[by].starterNotWatcher], [[completers], of[by].watcherNotCompleter], ...extra(of, 'watchers')],
    ])
    offer(`${by}.reach`, of => [
      of[by].reachAccounts,
      [
        [[starters], of[by].reachNotStarter],
        [[completers], of[by].reachNotCompleter],
        [[watchers], of[by].reachNotWatcher],
        ...extra(of, 'reach'),
      ],
    ])
  }
}

function addEpisodesCells(cells: SmallCells, season: Season, tables: readonly SeasonMeasures[]): void {
  // Without an episode of more than a tenth of the season nobody completes the season: all who did began it.
  const needed = (number: number): boolean => season.episodes.find(({ episode }) => episode === number)!.runtimeMs * 10 > season.runtimeMs
  const numbers = tables[0]!.episodes.map(({ episode }) => episode)
  for (const [at, episode] of numbers.entries()) {
    const own = `episode.${episode}`
    const before = numbers[at - 1]
    const offer = (name: string, of: (measures: SeasonMeasures, row: SeasonMeasures['episodes'][number]) => Offer) =>
      cells.addEach(
        name,
        tables.map(measures => of(measures, measures.episodes[at]!)),
      )
    offer(`${own}.starters`, ({ accounts, episodes }, { starters }) => [
      starters,
      [
        [['accounts.starters'], accounts.starters - starters],
        [['accounts.reach'], accounts.reach - starters],
        ...(needed(episode) ? [[['accounts.completers'], starters - accounts.completers] as const] : []),
        // Of two episodes the season's starters tell how many began both.
        ...(numbers.length === 2 && before !== undefined
          ? [[['accounts.starters', `episode.${before}.starters`], episodes[at - 1]!.starters + starters - accounts.starters] as const]
          : []),
      ],
    ])
    offer(`${own}.completers`, ({ accounts }, { starters, completers }) => [
      completers,
      [
        [[`${own}.starters`], starters - completers],
        [['accounts.watchers'], accounts.watchers - completers],
        [['accounts.starters'], accounts.starters - completers],
        [['accounts.reach'], accounts.reach - completers],
      ],
    ])
    offer(`${own}.viewers`, (_, { reach, viewersAbsentAccounts }) => [reach, [[['viewers.reach'], viewersAbsentAccounts]]])
    if (before === undefined) continue
    const both = [`episode.${before}.starters`, `${own}.starters`] as const
    offer(`carried.${before}`, ({ accounts, episodes, carriedOver }, { starters }) => {
      const carried = carriedOver.get(before) ?? 0
      const startersBefore = episodes[at - 1]!.starters
      const either = startersBefore + starters - carried
      return [
        carried,
        [
          [[both[0]], startersBefore - carried],
          [[both[1]], starters - carried],
          // Where those are hidden.
          [['accounts.starters'], accounts.starters - carried],
          [['accounts.reach'], accounts.reach - carried],
          ...(needed(before) && needed(episode) ? [[['accounts.completers'], carried - accounts.completers] as const] : []),
          [[...both, 'accounts.starters'], accounts.starters - either],
          [[...both, 'accounts.reach'], accounts.reach - either],
        ],
      ]
    })
  }
}

function addArrivalsCells(cells: SmallCells, tables: readonly SeasonMeasures[]): void {
  cells.addEach(
    'arrivals.first',
    tables.map(({ arrivals: { reach, first } }) => [first, [[['accounts.reach'], reach - first]]]),
  )
  cells.addEach(
    'arrivals.returned',
    tables.map(({ arrivals: { reach, first, returned } }) => [
      returned,
      [
        [['accounts.reach'], reach - returned],
        [['accounts.reach', 'arrivals.first'], reach - first - returned],
      ],
    ]),
  )
}

function addRetentionCells(cells: SmallCells, tables: readonly SeasonMeasures[], episode: number): void {
  const own = `episode.${episode}`
  if (!cells.has(`${own}.starters`)) return
  const shared = tables.map(({ accounts: { watchers }, leavers, episodes }) => ({
    watchers,
    alone: episodes.length === 1,
    audience: episodes.find(row => row.episode === episode)!,
    ...reached(leavers, episode),
  }))
  // Points stand inside each other: one is shown when enough have left since the last that was.
  let last = `${own}.starters`
  let lastAccounts = shared.map(({ audience }) => audience.starters)
  for (let percent = 0; percent <= 100; percent++) {
    const offers = shared.map(({ curve, audience, alone, watchers }, at): Offer => {
      const accounts = curve[percent]!
      // Who completed it came this far; later points and completing overlap, and nothing follows.
      const completed: Difference[] = percent <= 90 ? [[[`${own}.completers`], accounts - audience.completers]] : []
      // Of a film or a single episode watchers are known, who saw so much of it: whoever skipped came further.
      const skipped: Difference[] = alone && percent <= 70 ? [[['accounts.watchers'], accounts - watchers]] : []
      return [accounts, [[[last], lastAccounts[at]! - accounts], ...completed, ...skipped]]
    })
    const name = `${own}.at.${percent}`
    if (!cells.addEach(name, offers)) continue
    last = name
    lastAccounts = shared.map(({ curve }) => curve[percent]!)
  }
  addDropsCells(
    cells,
    own,
    shared,
    reached(
      tables.flatMap(({ leavers }) => leavers),
      episode,
    ).drops,
  )
}

interface LeftBy {
  curve: readonly number[]
  drops: Reached['drops']
  audience: { starters: number; completers: number }
}

/** `most`: where most left, over all tables. */
function addDropsCells(cells: SmallCells, own: string, tables: readonly LeftBy[], most: Reached['drops']): void {
  const points = Array.from({ length: 101 }, (_, percent) => percent).filter(percent => cells.has(`${own}.at.${percent}`))
  const named: Reached['drops'] = []
  for (const drop of summedDrops(most).slice(0, mostDrops)) {
    // Between the nearest two points shown so many left; those who did not leave at a named second are a group too.
    const from = points.findLast(percent => percent <= drop.percent) ?? 0
    const to = points.find(percent => percent > drop.percent) ?? 101
    const offers = tables.map(({ curve, drops, audience: { starters, completers } }): Offer => {
      const leftAt = ({ second }: { second: number }): number => drops.find(of => of.second === second)?.accounts ?? 0
      const leftIn = (first: number, end: number): number =>
        named.reduce((sum, of) => (of.percent >= first && of.percent < end ? sum + leftAt(of) : sum), 0)
      const others = curve[from]! - (curve[to] ?? 0) - leftIn(from, to) - leftAt(drop)
      const elsewhere = starters - completers - leftIn(0, 101) - leftAt(drop)
      return [
        leftAt(drop),
        [
          [[], others],
          [[`${own}.completers`], elsewhere],
        ],
      ]
    })
    if (cells.addEach(`${own}.drop.${drop.second}`, offers)) named.push(drop)
  }
}

/** Drops of several tables, those of one second together, the most first. */
function summedDrops(drops: Reached['drops']): Reached['drops'] {
  const bySecond = new Map<number, Reached['drops'][number]>()
  for (const drop of drops) {
    const before = bySecond.get(drop.second)
    bySecond.set(drop.second, { ...drop, accounts: drop.accounts + (before?.accounts ?? 0) })
  }
  return [...bySecond.values()].sort((a, b) => b.accounts - a.accounts || a.second - b.second)
}

function addWatchedTimeCells(cells: SmallCells, tables: readonly SeasonMeasures[]): void {
  // Who watched and is not recognised is somebody, and may be one.
  const behind = (accounts: number, value: number): number => (accounts === 0 && value > 0 ? 1 : accounts)
  const total = cells.addEach(
    'watched',
    tables.map(({ accounts, watchedMs }) => [behind(accounts.reach, watchedMs)]),
  )
  // The share of the season gives what was not the season: viewing of others, who may be few, or nobody recognised.
  if (total && tables.every(({ all }) => all.otherMs === 0 || all.otherAccounts >= cells.minimumCell)) cells.show('all')
  const offer = (of: (measures: SeasonMeasures) => Part[], sumIsVisible: boolean) => cells.addPartsEach(tables.map(of), sumIsVisible)
  const parts = (prefix: string, rows: readonly { bucket: number; accounts: number; watchedMs: number }[]): Part[] =>
    rows.map(({ bucket, accounts, watchedMs }) => ({ name: `${prefix}.${bucket}`, accounts, value: watchedMs }))
  offer(({ weeks }) => parts('week', weeks), total)
  for (const { bucket } of tables[0]!.weeks)
    offer(
      ({ days }) =>
        parts(
          'day',
          days.filter(day => Math.ceil(day.bucket / 7) === bucket),
        ),
      cells.has(`week.${bucket}`),
    )
  offer(({ hours }) => parts('hour', hours), total)
  for (const by of ['screens', 'markets'] as const)
    offer(measures => measures[by].map(({ part, accounts, watchedMs }) => ({ name: `${by}.${part}`, accounts, value: watchedMs })), total)
  offer(
    ({ episodes }) =>
      episodes.map(({ episode, reach, watchedMs }) => ({ name: `episode.${episode}.watched`, accounts: reach, value: watchedMs })),
    total,
  )
  offer(
    ({ daysToComplete }) =>
      completionSpread(daysToComplete).map(({ from, completers }) => ({
        name: `completed.${from}`,
        accounts: completers,
        value: completers,
      })),
    cells.has('accounts.completers'),
  )
}
