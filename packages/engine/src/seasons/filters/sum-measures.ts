import type { SeasonMeasures } from '../measure-season.js'

/** The measures of several groups of accounts that have nobody in common, as one group: everything that is counted adds up. */
export function sumMeasures(groups: readonly SeasonMeasures[]): SeasonMeasures {
  const [first] = groups
  if (!first) throw new RangeError('sumMeasures: no group to add up')
  const sum = (of: (measures: SeasonMeasures) => number): number => groups.reduce((total, measures) => total + of(measures), 0)
  return {
    accounts: addedUp(groups.map(({ accounts }) => accounts)),
    viewers: addedUp(groups.map(({ viewers }) => viewers)),
    watchedMs: sum(({ watchedMs }) => watchedMs),
    all: addedUp(groups.map(({ all }) => all)),
    episodes: first.episodes.map(({ episode }, at) => ({ ...addedUp(groups.map(({ episodes }) => episodes[at]!)), episode })),
    carriedOver: new Map([...first.carriedOver.keys()].map(episode => [episode, sum(({ carriedOver }) => carriedOver.get(episode) ?? 0)])),
    days: buckets(groups.map(({ days }) => days)),
    weeks: buckets(groups.map(({ weeks }) => weeks)),
    hours: buckets(groups.map(({ hours }) => hours)),
    screens: parts(groups.flatMap(({ screens }) => screens)),
    markets: parts(groups.flatMap(({ markets }) => markets)),
    leavers: joined(
      groups.flatMap(({ leavers }) => leavers),
      ({ episode, percent, second }) => `${episode} ${percent} ${second}`,
      (row, other) => ({ ...row, accounts: row.accounts + other.accounts }),
    ),
    daysToComplete: joined(
      groups.flatMap(({ daysToComplete }) => daysToComplete),
      ({ days }) => String(days),
      (row, other) => ({ ...row, completers: row.completers + other.completers }),
    ),
    arrivals: {
      reach: sum(({ arrivals }) => arrivals.reach),
      first: sum(({ arrivals }) => arrivals.first),
      returned: sum(({ arrivals }) => arrivals.returned),
      since: first.arrivals.since,
    },
  }
}

/** Adds numbers up, member by member. */
const addedUp = <T extends { [Member in keyof T]: number }>(rows: readonly T[]): T =>
  rows.reduce((sum, row) => Object.fromEntries(Object.keys(row).map(name => [name, sum[name as keyof T] + row[name as keyof T]])) as T)

/** Buckets of time are the same in all groups. */
const buckets = (groups: readonly SeasonMeasures['days'][]): SeasonMeasures['days'] =>
  groups[0]!.map(({ bucket }, at) => ({ ...addedUp(groups.map(rows => rows[at]!)), bucket }))

const parts = (rows: readonly SeasonMeasures['screens'][number][]): SeasonMeasures['screens'] =>
  joined(
    rows,
    ({ part }) => part,
    (row, other) => ({ ...row, watchedMs: row.watchedMs + other.watchedMs, accounts: row.accounts + other.accounts }),
  ).sort((one, other) => other.watchedMs - one.watchedMs || (one.part < other.part ? -1 : 1))

/** Rows of one key as one row. */
function joined<T>(rows: readonly T[], keyOf: (row: T) => string, join: (row: T, other: T) => T): T[] {
  const byKey = new Map<string, T>()
  for (const row of rows) {
    const before = byKey.get(keyOf(row))
    byKey.set(keyOf(row), before === undefined ? row : join(before, row))
  }
  return [...byKey.values()]
}
