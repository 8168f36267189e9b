import { Day } from './chart.js'
import { Instant } from './message.js'
import Type, { Nullable, type Static } from './typebox.js'

/** A figure; null where it is not known, or stands for too few accounts to be shown. */
const Figure = Nullable(Type.Number())
const Count = Nullable(Type.Integer())

/** How far people came in the window. Shares are of starters. */
export const SeasonAudience = Type.Object({
  reach: Count,
  starters: Count,
  watchers: Count,
  completers: Count,
  completionRate: Figure,
})
export type SeasonAudience = Static<typeof SeasonAudience>

/** An episode's part in it: starters, completers and carry-over by account. */
export const SeasonEpisode = Type.Object({
  episode: Type.Integer(),
  name: Type.String(),
  released: Nullable(Day),
  runtimeMs: Count,
  starters: Count,
  completers: Count,
  completionRate: Figure,
  viewers: Count,
  watchedMs: Count,
  views: Figure,
  /** Starters who started the next episode too, and their share. Null for the last. */
  carriedOver: Count,
  carryOver: Figure,
})
export type SeasonEpisode = Static<typeof SeasonEpisode>

/**
 * A day of the window: 24 hours, named by the local day on which it begins. `accounts` watched any of it on that day; `views` is its watched
 * time ÷ the season's runtime.
 */
export const SeasonDay = Type.Object({
  day: Type.Integer(),
  date: Day,
  watchedMs: Count,
  accounts: Count,
  views: Figure,
  ama: Figure,
})
export type SeasonDay = Static<typeof SeasonDay>

/** Seven days of the window; the last may be fewer. `decay` is its watched time ÷ that of the week before, where both are whole. */
export const SeasonWeek = Type.Object({ week: Type.Integer(), days: Type.Integer(), date: Day, watchedMs: Count, decay: Figure })
export type SeasonWeek = Static<typeof SeasonWeek>

/** Where the starters of an episode leave it. */
export const SeasonRetention = Type.Object({
  episode: Type.Integer(),
  /** Share of starters who came to this point or further; 101 points from 0 to 100 percent of the runtime. */
  curve: Type.Array(Type.Object({ percent: Type.Integer(), positionMs: Type.Integer(), share: Figure })),
  /** The seconds at which most left for good before 90 percent, the biggest drop first. */
  drops: Type.Array(Type.Object({ position: Type.String(), positionMs: Type.Integer(), accounts: Type.Integer(), share: Type.Number() })),
})
export type SeasonRetention = Static<typeof SeasonRetention>

/** By what a season's audience can be filtered. */
const seasonFilterNames = ['market', 'screen', 'service', 'accounts'] as const
export type SeasonFilterName = (typeof seasonFilterNames)[number]

/** How accounts came to a season: for the first time on its service, back after a long pause, or neither. */
export const seasonArrivals = ['new', 'returned', 'others'] as const

/** A filter of a report. */
export const SeasonFilter = Type.Object({
  by: Type.Enum([...seasonFilterNames]),
  /** The value that was asked for. */
  asked: Type.String(),
  /** What is shown for it: itself; `others`, all values of too few accounts together; null where those are too few, too. */
  shown: Nullable(Type.String()),
  /** The values that are told apart, the most accounts first. */
  apart: Type.Array(Type.String()),
})
export type SeasonFilter = Static<typeof SeasonFilter>

/** A part of the watched time, with its share of it. */
const part = { watchedMs: Count, share: Figure }

/** One season's audience in its first days. */
export const SeasonReport = Type.Object({
  title: Type.String(),
  titleName: Type.String(),
  /** Null for a film. */
  season: Nullable(Type.Integer()),
  /** The first release of any of its episodes. */
  released: Day,
  /** Days. */
  window: Type.Integer(),
  tz: Type.String(),
  from: Instant,
  /** Exclusive. */
  to: Instant,
  /** False while the window still runs: its figures will grow. */
  closed: Type.Boolean(),
  smallCells: Type.Enum(['hidden', 'shown']),
  services: Type.Array(Type.String()),
  /** Of which accounts it is; none: of all. */
  filters: Type.Array(SeasonFilter),
  runtimeMs: Count,
  accounts: SeasonAudience,
  viewers: SeasonAudience,
  watchedMs: Count,
  minutes: Figure,
  hours: Figure,
  views: Figure,
  /** Average minute audience over the whole window. */
  ama: Figure,
  /** Its part in all that was watched in the window on the services that carry it. */
  shareOfViewing: Figure,
  arrivals: Type.Object({
    /** Accounts for whom it was the first viewing on the service, and their share of the reach. */
    cameForIt: Count,
    cameForItShare: Figure,
    /** Accounts that had watched nothing on the service for `lapsedDays` before. */
    returned: Count,
    returnedShare: Figure,
    lapsedDays: Type.Integer(),
    /** The first day of viewing on record: nobody is known to have watched before it. */
    since: Nullable(Day),
  }),
  episodes: Type.Array(SeasonEpisode),
  days: Type.Array(SeasonDay),
  weeks: Type.Array(SeasonWeek),
  retention: Type.Array(SeasonRetention),
  daysToComplete: Type.Object({
    median: Figure,
    /** Completers by days from first to last; `to` null: any longer. */
    spread: Type.Array(Type.Object({ from: Type.Integer(), to: Nullable(Type.Integer()), completers: Count, share: Figure })),
  }),
  screens: Type.Array(Type.Object({ screen: Nullable(Type.String()), ...part })),
  markets: Type.Array(Type.Object({ market: Nullable(Type.String()), ...part })),
  /** Hours of the day as clocks in the zone show them. */
  hoursOfDay: Type.Array(Type.Object({ hour: Type.Integer(), ...part })),
  /** What a reader must know about these figures. */
  notes: Type.Array(Type.String()),
})
export type SeasonReport = Static<typeof SeasonReport>
