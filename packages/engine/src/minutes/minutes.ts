import { addDays, Day, localDay, type MetricId, metrics } from '@sweeps/model'
import Type, { type Static } from '@sweeps/model/typebox'
import type { Catalogue } from '../catalogue/index.js'
import { everyEpoch, GuardCount, type Plays } from '../plays/index.js'
import type { Store } from '../store/index.js'
import { cells } from './cells.js'
import { isTime, timeDimensions } from './dimensions.js'
import { measures } from './measures.js'
import { type MinutesRequest, parseMinutesQuery } from './minutes-query.js'
import { type MeasureRow, minutesSql } from './minutes-sql.js'

export const MinutesAnswer = Type.Object({
  from: Day,
  to: Type.String({ description: 'the day after the last' }),
  tz: Type.String({ description: 'time zone' }),
  rows: Type.Array(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Null()])), {
    description:
      'one for each group: the dimensions asked for that apply to it, as text or number, then the figures asked for by their names',
  }),
  setAside: Type.Array(GuardCount, { description: 'what the guard rules set aside in the same period' }),
})
export type MinutesAnswer = Static<typeof MinutesAnswer>

/** Watched time, plays, viewers, accounts and views of a period, sliced by any dimensions in any time zone. */
export async function minutes(
  { store, plays, catalogue }: { store: Store; plays: Plays; catalogue: Catalogue },
  request: MinutesRequest,
): Promise<MinutesAnswer> {
  const { query, names, sql, params } = minutesQuery({ catalogue }, request)
  await plays.guards.beforeReading()
  const measured = await store.run(sql, params)
  return {
    from: localDay(query.from, query.zone),
    to: addDays(localDay(query.to - 1, query.zone), 1),
    tz: query.zone,
    rows: measured.map(row => ({ ...dimensionsOf(row, query.by, names), ...metricsOf(row, query.metrics) })),
    setAside: await plays.guards.report(query.from, query.to, everyEpoch, query.filter.services),
  }
}

/** A request as the question to the engine that it becomes: what is wanted, in SQL, with which parameters. */
export function minutesQuery({ catalogue }: { catalogue: Catalogue }, request: MinutesRequest) {
  const query = parseMinutesQuery(request)
  const { edges, names } = cells(query)
  const { service = '', services, title = '' } = query.filter
  const params = {
    from: query.from,
    to: query.to,
    epoch: everyEpoch,
    version: catalogue.version,
    service,
    services,
    title,
    ...(query.by.some(isTime) ? { edges } : {}),
  }
  return { query, names, sql: minutesSql(query), params }
}

/** Dimensions that do not apply to a row (the season of a film) are left out of it. */
function dimensionsOf(row: MeasureRow, by: readonly string[], names: Partial<Record<string, string[]>>): Record<string, string | number> {
  const out: Record<string, string | number> = {}
  for (const dimension of by) {
    const name = (timeDimensions as readonly string[]).includes(dimension)
      ? names[dimension]?.[Number(row['cell']) - 1]
      : row[`by_${dimension}`]
    if (name !== null && name !== undefined) out[dimension] = name
  }
  if (row['by_content']) out['content'] = row['by_content']
  return out
}

function metricsOf(row: MeasureRow, wanted: readonly MetricId[]): Record<string, number | null> {
  return Object.fromEntries(
    wanted.map(id => {
      const { member, precision } = metrics[id]
      const value = row[member] ?? null
      return [member, value === null ? null : rounded(Number(value) / (measures[id].per ?? 1), precision)]
    }),
  )
}

const rounded = (value: number, precision: number): number => Number(value.toFixed(precision))
