import Type, { type TSchema } from '@sweeps/model/typebox'
import { NullableInt64 } from '../store/index.js'

/**
 * What minutes can be sliced by. `sql` is an expression over a play with its catalogue entry; it is one of these texts and never
 * comes from outside. Time dimensions have none: they come from the cells that the period is cut into.
 */
export const dimensions = {
  service: { sql: 'service', row: Type.String() },
  title: { sql: `nullIf(title, '')`, row: Type.Union([Type.String(), Type.Null()]) },
  season: { sql: 'nullIf(season, 0)', row: NullableInt64 },
  episode: { sql: 'nullIf(episode, 0)', row: NullableInt64 },
  content: { sql: 'content', row: Type.String() },
  market: { sql: `nullIf(market, '')`, row: Type.Union([Type.String(), Type.Null()]) },
  screen: { sql: `nullIf(screen, '')`, row: Type.Union([Type.String(), Type.Null()]) },
  hour: { sql: undefined, row: Type.String() },
  day: { sql: undefined, row: Type.String() },
  week: { sql: undefined, row: Type.String() },
} as const satisfies Record<string, { sql: string | undefined; row: TSchema }>

export type Dimension = keyof typeof dimensions
export const dimensionIds = Object.keys(dimensions) as Dimension[]

export const timeDimensions = ['hour', 'day', 'week'] as const
export type TimeDimension = (typeof timeDimensions)[number]
export const isTime = (dimension: Dimension): dimension is TimeDimension => (timeDimensions as readonly string[]).includes(dimension)
