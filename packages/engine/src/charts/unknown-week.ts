import { Problem } from '@sweeps/model'
import type { ChartDefinition, ChartList } from './definition.js'

/** Says which weeks there are instead: the nearest, or how to get some. `markets`: those the chart has figures of, if it is over several. */
export function unknownWeek(
  definition: ChartDefinition,
  list: ChartList,
  week: string | undefined,
  stored: readonly string[],
  markets: readonly string[],
): Problem {
  const what = `${definition.id}${markets.length > 0 ? `, market ${definition.market}` : ''}, list ${list.id}`
  if (week === undefined || stored.length === 0) {
    const others = markets.filter(market => market !== definition.market)
    const advice =
      others.length > 0
        ? `there are figures of ${others.join(', ')}: name one as market`
        : definition.source === 'census'
          ? 'it fills as plays arrive'
          : `import some, as with: sweeps import ${definition.source} FILE`
    return new Problem('unknown-week', `${what}: there is no week yet; ${advice}`, { weeks: null })
  }
  const before = stored.findLast(day => day < week)
  const after = stored.find(day => day > week)
  const nearest = [before, after].filter(day => day !== undefined).join(' and ')
  return new Problem(
    'unknown-week',
    `${what}: there is no week of ${week}; the weeks go from ${stored[0]} to ${stored.at(-1)}, nearest ${nearest}`,
    { weeks: { from: stored[0], to: stored.at(-1) } },
  )
}
