import { CaseSequelLift, Day, Spread, VisibleWeek } from '@sweeps/model'
import Type, { Nullable, type Static } from '@sweeps/model/typebox'

/** Names the way these forecasts are made; a change of a formula or constant changes it. */
export const forecastMethod = 'forecast-2'

const Absent = Type.Object({ absent: Type.String({ description: 'why there is none' }) })

/** A forecast of hours, with what it rests on and how many past seasons it was learned from; or why there is none. */
export const Outlook = Type.Union([
  Type.Object({
    ...Spread.properties,
    basis: Type.Enum(['seen', 'past-seasons', 'tail-law', 'wide-tail-law'], {
      description:
        'seen: every week of it was; past-seasons: their decay; tail-law: it has left the list; wide-tail-law: the same with a wide spread, as too little is known',
    }),
    seasons: Type.Integer({ description: 'how many past seasons it was learned from' }),
  }),
  Absent,
])
export type Outlook = Static<typeof Outlook>

/** Hours of a season, as far as they are known and forecast. */
export const SeasonOutlook = Type.Object({
  title: Type.String({ description: 'slug' }),
  season: Type.Integer(),
  name: Type.String(),
  source: Type.String({ description: 'whose weekly hours' }),
  unit: Type.Literal('hours'),
  asOf: Type.String({ description: 'only figures of periods that were over by the end of this day were used' }),
  weeksSeen: Type.Integer({ description: 'how many weeks of it were seen by then' }),
  firstWeek: Nullable(Day),
  premiere: Nullable(Day),
  visible: Type.Array(VisibleWeek),
  /** Of a season that stays on the list for its first four calendar weeks. No forecast has the lift of a later season in it. */
  firstFourWeeks: Outlook,
  /** Hours to the end of that day, the premiere being the first. */
  day28: Outlook,
  day91: Outlook,
  year: Outlook,
  /** Hours of the next season's first four weeks, if it is made and is seen. */
  nextSeason: Outlook,
  lift: Type.Union([CaseSequelLift, Absent], {
    description: 'hours that the next season’s launch adds to this one, null after that day; or why nothing is said of it',
  }),
  learnedFrom: Type.Integer({ description: 'the most past seasons that any of these was learned from' }),
  method: Type.String(),
  notes: Type.Array(Type.String()),
})
export type SeasonOutlook = Static<typeof SeasonOutlook>
