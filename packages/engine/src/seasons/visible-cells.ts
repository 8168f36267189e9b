import { completionSpread } from './completion-spread.js'
import { addDayCells } from './day-cells.js'
import type { Season } from './find-season.js'
import type { SeasonMeasures } from './measure-season.js'
import { type Reached, reached } from './retention.js'
import type { SeasonQuery } from './season-query.js'
import { type Difference, SmallCells } from './small-cells.js'

/** How many drops of an episode are named. */
export const mostDrops = 5

/** Decides which figures of a season's report are shown: a name for each. What people look at first is offered first. */
export function visibleCells(season: Season, measures: SeasonMeasures, minimumCell: number): SmallCells {
  const cells = new SmallCells(minimumCell)
  addAudienceCells(cells, measures)
  addEpisodesCells(cells, season, measures)
  addArrivalsCells(cells, measures)
  for (const { episode } of season.episodes) addRetentionCells(cells, measures, episode)
  addWatchedTimeCells(cells, measures)
  addDayCells(cells, season, measures)
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

function addAudienceCells(cells: SmallCells, { accounts, viewers }: SeasonMeasures): void {
  for (const [by, of] of [
    ['accounts', accounts],
    ['viewers', viewers],
  ] as const) {
    const { starterNotWatcher, starterNotCompleter, watcherNotCompleter } = of
    // Beside the accounts, a viewer more tells of an account with two.
    const extra = (name: 'starters' | 'completers' | 'watchers' | 'reach'): Difference[] =>
      by === 'viewers' ? [[[`accounts.${name}`], viewers[name] - accounts[name]]] : []
    const starters = `${by}.starters`
    const completers = `${by}.completers`
    const watchers = `${by}.watchers`
    cells.add(starters, of.starterAccounts, extra('starters'))
    cells.add(completers, of.completerAccounts, [[[starters], starterNotCompleter], ...extra('completers')])
    cells.add(watchers, of.watcherAccounts, [[[starters], starterNotWatcher], [[completers], watcherNotCompleter], ...extra('watchers')])
    cells.add(`${by}.reach`, of.reachAccounts, [
      [[starters], of.reachNotStarter],
      [[completers], of.reachNotCompleter],
      [[watchers], of.reachNotWatcher],
      ...extra('reach'),
    ])
  }
}

function addEpisodesCells(cells: SmallCells, season: Season, { accounts, episodes, carriedOver }: SeasonMeasures): void {
  // Without an episode of more than a tenth of the season nobody completes the season: all who did began it.
  const needed = (number: number): boolean => season.episodes.find(({ episode }) => episode === number)!.runtimeMs * 10 > season.runtimeMs
  for (const [at, { episode, reach, starters, completers, viewersAbsentAccounts }] of episodes.entries()) {
    const own = `episode.${episode}`
    const before = episodes[at - 1]
    cells.add(`${own}.starters`, starters, [
      [['accounts.starters'], accounts.starters - starters],
      [['accounts.reach'], accounts.reach - starters],
      ...(needed(episode) ? [[['accounts.completers'], starters - accounts.completers] as const] : []),
      // Of two episodes the season's starters tell how many began both.
      ...(episodes.length === 2 && before
        ? [[['accounts.starters', `episode.${before.episode}.starters`], before.starters + starters - accounts.starters] as const]
        : []),
    ])
    cells.add(`${own}.completers`, completers, [
      [[`${own}.starters`], starters - completers],
      [['accounts.watchers'], accounts.watchers - completers],
      [['accounts.starters'], accounts.starters - completers],
      [['accounts.reach'], accounts.reach - completers],
    ])
    cells.add(`${own}.viewers`, reach, [[['viewers.reach'], viewersAbsentAccounts]])
    const carried = before && carriedOver.get(before.episode)
    if (carried === undefined) continue
    const both = [`episode.${before!.episode}.starters`, `${own}.starters`]
    const either = before!.starters + starters - carried
    cells.add(`carried.${before!.episode}`, carried, [
      [[both[0]!], before!.starters - carried],
      [[both[1]!], starters - carried],
      // Where those are hidden.
      [['accounts.starters'], accounts.starters - carried],
      [['accounts.reach'], accounts.reach - carried],
      ...(needed(before!.episode) && needed(episode) ? [[['accounts.completers'], carried - accounts.completers] as const] : []),
      [[...both, 'accounts.starters'], accounts.starters - either],
      [[...both, 'accounts.reach'], accounts.reach - either],
    ])
  }
}

function addArrivalsCells(cells: SmallCells, { arrivals: { reach, first, returned } }: SeasonMeasures): void {
  cells.add('arrivals.first', first, [[['accounts.reach'], reach - first]])
  cells.add('arrivals.returned', returned, [
    [['accounts.reach'], reach - returned],
    [['accounts.reach', 'arrivals.first'], reach - first - returned],
  ])
}

function addRetentionCells(cells: SmallCells, { accounts: { watchers }, leavers, episodes }: SeasonMeasures, episode: number): void {
  const own = `episode.${episode}`
  const audience = episodes.find(row => row.episode === episode)!
  if (!cells.has(`${own}.starters`)) return
  const { curve, drops } = reached(leavers, episode)
  // Points stand inside each other: one is shown when enough have left since the last that was.
  let last = `${own}.starters`
  let lastAccounts = audience.starters
  for (const [percent, accounts] of curve.entries()) {
    const name = `${own}.at.${percent}`
    // Who completed it came this far; later points and completing overlap, and nothing follows.
    const completed: Difference[] = percent <= 90 ? [[[`${own}.completers`], accounts - audience.completers]] : []
    // Of a film or a single episode watchers are known, who saw so much of it: whoever skipped came further.
    const skipped: Difference[] = episodes.length === 1 && percent <= 70 ? [[['accounts.watchers'], accounts - watchers]] : []
    if (!cells.add(name, accounts, [[[last], lastAccounts - accounts], ...completed, ...skipped])) continue
    last = name
    lastAccounts = accounts
  }
  addDropsCells(cells, own, curve, drops, audience)
}

function addDropsCells(
  cells: SmallCells,
  own: string,
  curve: readonly number[],
  drops: Reached['drops'],
  { starters, completers }: { starters: number; completers: number },
): void {
  const points = [...curve.keys()].filter(percent => cells.has(`${own}.at.${percent}`))
  const named: Reached['drops'] = []
  const leftIn = (from: number, to: number): number =>
    named.reduce((sum, drop) => (drop.percent >= from && drop.percent < to ? sum + drop.accounts : sum), 0)
  for (const drop of drops.slice(0, mostDrops)) {
    // Between the nearest two points shown so many left; those who did not leave at a named second are a group too.
    const from = points.findLast(percent => percent <= drop.percent) ?? 0
    const to = points.find(percent => percent > drop.percent) ?? 101
    const others = curve[from]! - (curve[to] ?? 0) - leftIn(from, to) - drop.accounts
    const elsewhere = starters - completers - leftIn(0, 101) - drop.accounts
    const differences: Difference[] = [
      [[], others],
      [[`${own}.completers`], elsewhere],
    ]
    if (cells.add(`${own}.drop.${drop.second}`, drop.accounts, differences)) named.push(drop)
  }
}

function addWatchedTimeCells(cells: SmallCells, measures: SeasonMeasures): void {
  const total = cells.add('watched', measures.accounts.reach)
  // The share of the season gives what was not the season: viewing of others, who may be few, or nobody recognised.
  if (total && (measures.all.otherMs === 0 || measures.all.otherAccounts >= cells.minimumCell)) cells.show('all')
  const parts = (prefix: string, rows: readonly { bucket: number; accounts: number; watchedMs: number }[]) =>
    rows.map(({ bucket, accounts, watchedMs }) => ({ name: `${prefix}.${bucket}`, accounts, value: watchedMs }))
  cells.addParts(parts('week', measures.weeks), total)
  for (const { bucket } of measures.weeks) {
    const days = measures.days.filter(day => Math.ceil(day.bucket / 7) === bucket)
    cells.addParts(parts('day', days), cells.has(`week.${bucket}`))
  }
  cells.addParts(parts('hour', measures.hours), total)
  for (const by of ['screens', 'markets'] as const)
    cells.addParts(
      measures[by].map(({ part, accounts, watchedMs }) => ({ name: `${by}.${part}`, accounts, value: watchedMs })),
      total,
    )
  cells.addParts(
    measures.episodes.map(({ episode, reach, watchedMs }) => ({ name: `episode.${episode}.watched`, accounts: reach, value: watchedMs })),
    total,
  )
  cells.addParts(
    completionSpread(measures.daysToComplete).map(({ from, completers }) => ({
      name: `completed.${from}`,
      accounts: completers,
      value: completers,
    })),
    cells.has('accounts.completers'),
  )
}
