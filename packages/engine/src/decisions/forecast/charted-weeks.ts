import Type, { type Static } from '@sweeps/model/typebox'
import type { ChartDefinition } from '../../charts/index.js'
import { defineQuery, type Store, sqlFile } from '../../store/index.js'

const NullableNumber = Type.Union([Type.Number(), Type.Null()])

const Line = Type.Object({
  list: Type.String(),
  week: Type.String(),
  title: Type.String(),
  season: Type.Integer(),
  name: Type.String(),
  weeks: Type.Integer(),
  hours: NullableNumber,
  views: NullableNumber,
  runtime: NullableNumber,
  /** 1: its episodes come out one by one. 0: the list says nothing of that. */
  staggered: Type.Integer(),
})

const query = defineQuery({ tag: 'decisions.charted-weeks', sql: sqlFile(import.meta.url, './charted-weeks.sql'), row: Line })

/** A line of a published week; `weeks` is its published count of weeks, 0 where none was printed. */
export type ChartedWeek = Static<typeof Line>

/** Every line of some lists whose week was over by a day, oldest week first. */
export const chartedWeeks = (
  store: Store,
  { source, market }: ChartDefinition,
  lists: readonly string[],
  to: string,
): Promise<ChartedWeek[]> => store.run(query, { source, market, lists: [...lists], to })
