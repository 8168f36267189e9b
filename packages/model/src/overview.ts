import { Announcement } from './announcement.js'
import { BoardSeason } from './board.js'
import { Chart, ChartEntry, Day } from './chart.js'
import { Instant } from './message.js'
import Type, { Nullable, type Static } from './typebox.js'

/** A first window, in days: how long a premiere is followed from day to day. */
export const premiereDays = 28

/** A season around its premiere. */
export const Premiere = Type.Object({
  title: Type.String(),
  season: Type.Integer(),
  name: Type.String(),
  premiere: Day,
  day: Type.Integer({ description: 'the premiere’s day is day 1; 0 and less: it is still to come' }),
  hours: Nullable(
    Type.Number({
      description: 'watched from the week of its premiere on; null: it is still to come',
    }),
  ),
})
export type Premiere = Static<typeof Premiere>

/** Something that is not as it should be, and what to do. */
export const Trouble = Type.Object({
  what: Type.String(),
  state: Type.Enum(['look', 'ill']),
  found: Type.String(),
  todo: Nullable(Type.String()),
})
export type Trouble = Static<typeof Trouble>

/** An installation at a glance: what is watched, what is to be decided, what was published, how fresh it all is and what is wrong. */
export const Overview = Type.Object({
  at: Instant,
  kinds: Type.Array(Type.String(), { description: 'what sorts of data there are, in words; none: nothing was brought in yet' }),
  week: Nullable(
    Type.Object(
      {
        chart: Type.Object(Chart.properties, { description: 'the first list of one’s own plays, its first five places' }),
        movers: Type.Array(ChartEntry, { description: 'of the whole list: who climbed most, who fell most, who is new' }),
        hours: Type.Array(Type.Object({ week: Day, closed: Type.Boolean(), hours: Type.Number() }), {
          description: 'all hours watched in this week and the two before, the latest first',
        }),
        lastWeekByNow: Type.Number({
          description: 'hours watched in the week before up to the same hour of it: what the week that runs is compared with',
        }),
      },
      {
        description:
          'one’s own week that runs, or the one just over; null: nothing was watched in either, or the reader may see some services alone',
      },
    ),
  ),
  start: Nullable(
    Type.Object({
      chart: Type.String({
        description: 'by its id, and its market where that is not its first, as addresses have it: netflix-country/IL',
      }),
      list: Type.String(),
      listName: Type.String(),
      week: Day,
      named: Type.Boolean({ description: 'the installation names it as the chart to begin with' }),
      top: Nullable(Type.Object(Chart.properties, { description: 'the list whole; null where one’s own week stands in its place' })),
    }),
    { description: 'the chart that readers see first; null: there is no chart with figures' },
  ),
  example: Nullable(
    Type.Object(
      { title: Type.String(), season: Type.Integer(), name: Type.String(), asOf: Day },
      { description: 'a season to look at, and the day its case is of' },
    ),
  ),
  playing: Type.Object({
    plays: Type.Integer({ description: 'plays that were reported to run within the last two minutes' }),
    titles: Type.Array(
      Type.Object({ title: Nullable(Type.String()), season: Nullable(Type.Integer()), name: Type.String(), plays: Type.Integer() }),
      { description: 'the most played first, ten at most; title null: not in the catalogue' },
    ),
  }),
  premieres: Type.Array(Premiere, { description: 'one’s own seasons in their first 28 days, or up to 28 days before; the latest first' }),
  awaiting: Nullable(
    Type.Object({
      own: Type.Integer({ description: 'one’s own seasons that await a decision, as the board’s slate has them' }),
      published: Type.Integer({ description: 'those of others' }),
      seasons: Type.Array(BoardSeason, { description: 'the first of one’s own, the latest premiere first' }),
    }),
    { description: 'null: the reader may see some services alone, and decisions are of all' },
  ),
  edition: Nullable(
    Type.Object({
      id: Type.String(),
      chart: Type.String({ description: 'as addresses have it' }),
      name: Type.String(),
      market: Type.String(),
      week: Day,
      revision: Type.Integer(),
      published: Instant,
    }),
    { description: 'the one published last that is out' },
  ),
  release: Nullable(
    Type.Object({
      ...Type.Pick(Announcement, ['title', 'season', 'name', 'version', 'status']).properties,
      headline: Type.String(),
      out: Instant,
    }),
    { description: 'the one that came out last' },
  ),
  sources: Type.Array(
    Type.Object({
      source: Type.String(),
      name: Type.String(),
      latest: Nullable(Type.Object({ start: Day, end: Day }, { description: 'the last period it has figures of' })),
      imported: Instant,
    }),
    { description: 'every source of figures, and when something of it was last brought in' },
  ),
  services: Type.Array(
    Type.Object({
      service: Type.String(),
      day: Day,
      watched: Nullable(Instant),
    }),
    { description: 'every service that reports plays: the last day and, of late ones, the last instant that it reported watching of' },
  ),
  trouble: Type.Array(Trouble, { description: 'what is wrong, as far as it is for the reader' }),
})
export type Overview = Static<typeof Overview>
