import { Problem } from '@sweeps/model'
import type { ChartDefinition, ChartList } from './definition.js'

/** Says which weeks there are instead: the nearest, or how to get some. */
export function unknownWeek(definition: ChartDefinition, list: ChartList, week: string | undefined, held: readonly string[]): Problem {
  const what = `${definition.id}, list ${list.id}`
  if (week === undefined || held.length === 0) {
    const advice =
      definition.source === 'census' ? 'it fills as plays arrive' : `import some, as with: sweeps import ${definition.source} FILE`
    return new Problem('unknown-week', `${what}: there is no week yet; ${advice}`, { weeks: null })
  }
  const before = held.findLast(day => day < week)
  const after = held.find(day => day > week)
  const nearest = [before, after].filter(day => day !== undefined).join(' and ')
  return new Problem(
    'unknown-week',
    `${what}: there is no week of ${week}; the weeks go from ${held[0]} to ${held.at(-1)}, nearest ${nearest}`,
    { weeks: { from: held[0], to: held.at(-1) } },
  )
}
