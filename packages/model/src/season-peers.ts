import { Day } from './chart.js'
import Type, { Nullable, type Static } from './typebox.js'

const Figure = Nullable(Type.Number())

/** The figures by which seasons are compared; `completionRate` is a share, `daysToComplete` the median, the rest are amounts. */
export const peerFigures = [
  'starters',
  'watchers',
  'completers',
  'completionRate',
  'hours',
  'views',
  'daysToComplete',
  'cameForIt',
] as const
export type PeerFigure = (typeof peerFigures)[number]

/** A season at the age at which all are compared. Small cells are null, as in its own report. */
export const PeerSeason = Type.Object({
  title: Type.String(),
  titleName: Type.String(),
  /** Null for a film. */
  season: Nullable(Type.Integer()),
  released: Day,
  /** The season asked about, an earlier season of its title, or another. */
  relation: Type.Enum(['this', 'earlier', 'peer']),
  figures: Type.Object(Object.fromEntries(peerFigures.map(name => [name, Figure])) as Record<PeerFigure, typeof Figure>),
  /** Watched hours of each whole day since the release. */
  days: Type.Array(Type.Object({ day: Type.Integer(), hours: Figure })),
  /** Watched hours of each whole week since the release; `decay` is ÷ the week before. */
  weeks: Type.Array(Type.Object({ week: Type.Integer(), hours: Figure, decay: Figure })),
})
export type PeerSeason = Static<typeof PeerSeason>

/** Where the season stands among others by one figure. */
export const PeerStanding = Type.Object({
  figure: Type.Enum([...peerFigures]),
  value: Type.Number(),
  /** 1: the highest; seasons with the same value share a rank. */
  rank: Type.Integer(),
  /** How many are compared, this one among them. */
  of: Type.Integer(),
  /** Percent of the others that it is above, half of those it equals counted, to one decimal: 0 the lowest, 100 the highest. */
  percentile: Type.Number(),
})
export type PeerStanding = Static<typeof PeerStanding>

/** How earlier seasons and peers did at the same age. */
export const SeasonPeers = Type.Object({
  title: Type.String(),
  titleName: Type.String(),
  season: Nullable(Type.Integer()),
  /** Days from the release asked for. */
  window: Type.Integer(),
  /** Days from the release at which all are compared: the window, or the whole days the season has had so far. */
  age: Type.Integer(),
  tz: Type.String(),
  /** `chosen` by whoever asked, or `nearest`: seasons of the same kind that have reached the age, nearest by day of release. */
  choice: Type.Enum(['chosen', 'nearest']),
  /** The season itself first, then earlier seasons by number, then peers. */
  seasons: Type.Array(PeerSeason),
  /** Among all that are compared; figures that are not known or not shown of the season itself are left out. */
  standings: Type.Array(PeerStanding),
  notes: Type.Array(Type.String()),
})
export type SeasonPeers = Static<typeof SeasonPeers>
