import { checkZone, dayStart, didYouMean, type MetricId, metricIds, Problem, parseDay, type Weekday, weekdays } from '@sweeps/model'
import { type Dimension, dimensionIds } from './dimensions.js'

/** What a person or a program asks, as text from a command line or an address. */
export interface MinutesRequest {
  from: string
  /** Exclusive. */
  to: string
  tz?: string | undefined
  /** Comma-separated dimensions. */
  by?: string | undefined
  /** Comma-separated metrics; all when absent. */
  metric?: string | undefined
  firstDay?: string | undefined
  service?: string | undefined
  /** Of these services alone, whatever else is asked; of all when none is named. */
  services?: readonly string[] | undefined
  title?: string | undefined
}

/** The same, understood: a plain frozen value. */
export interface MinutesQuery {
  /** Epoch milliseconds; `to` exclusive. */
  readonly from: number
  readonly to: number
  readonly zone: string
  readonly firstDay: Weekday
  readonly by: readonly Dimension[]
  readonly metrics: readonly MetricId[]
  readonly filter: { readonly service?: string; readonly services: readonly string[]; readonly title?: string }
}

/** Reads a request; `invalid-request` names the field, what is wrong with it and what it takes. */
export function parseMinutesQuery(request: MinutesRequest): MinutesQuery {
  const zone = checkZone(request.tz ?? 'UTC')
  for (const field of ['from', 'to'] as const) {
    if (!request[field]) throw new Problem('invalid-request', `${field} is missing: give a day such as 2021-08-09`)
    parseDay(request[field], field)
  }
  const from = dayStart(request.from, zone, 'from')
  const to = dayStart(request.to, zone, 'to')
  if (to <= from) throw new Problem('invalid-request', `to: ${request.to} is not after from ${request.from}; to is exclusive`)
  const named = listOf('metric', request.metric ?? '', metricIds)
  return Object.freeze({
    from,
    to,
    zone,
    firstDay: oneOf('firstDay', request.firstDay ?? 'monday', Object.keys(weekdays) as Weekday[]),
    by: listOf('by', request.by ?? '', dimensionIds),
    metrics: named.length > 0 ? named : metricIds.filter(id => id !== 'minutes' && id !== 'hours'),
    filter: {
      ...(request.service ? { service: request.service } : {}),
      services: request.services ?? [],
      ...(request.title ? { title: request.title } : {}),
    },
  })
}

function oneOf<T extends string>(field: string, text: string, known: readonly T[]): T {
  if ((known as readonly string[]).includes(text)) return text as T
  throw new Problem('invalid-request', `${field}: "${text}" is not known; use ${known.join(', ')}${didYouMean(text, known)}`)
}

function listOf<T extends string>(field: string, text: string, known: readonly T[]): T[] {
  const items = text.split(',').flatMap(item => (item.trim() ? [oneOf(field, item.trim(), known)] : []))
  return [...new Set(items)]
}
