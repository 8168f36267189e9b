import { Day } from './chart.js'
import { Instant } from './message.js'
import Type, { Nullable, type Static } from './typebox.js'

/** A row of the catalogue, as its files have it: which episode or film a service's content id stands for. */
export const CatalogueEntry = Type.Object({
  service: Type.String(),
  content: Type.String(),
  /** Slug. */
  title: Type.String(),
  /** Null: a film. */
  season: Nullable(Type.Integer()),
  episode: Nullable(Type.Integer()),
  name: Type.String(),
  kind: Type.Enum(['series', 'film']),
  origin: Type.Enum(['original', 'acquired', '']),
  language: Type.String(),
  /** Null: not known. */
  runtime_ms: Nullable(Type.Integer()),
  released: Nullable(Day),
  title_name: Type.String(),
})
export type CatalogueEntry = Static<typeof CatalogueEntry>

const Counted = Type.Object({ all: Type.Integer(), found: Type.Integer() })

export const CatalogueAnswer = Type.Object({
  version: Type.Integer(),
  entries: Type.Array(CatalogueEntry),
  /** Content ids: all there are, and those of what was found; `entries` may be the first of them. */
  contents: Counted,
  /** Seasons and films: all there are, and those found. */
  seasons: Counted,
})
export type CatalogueAnswer = Static<typeof CatalogueAnswer>

/** Where a content may belong, and why. */
const PlaceSuggestion = Type.Object({
  title: Type.String(),
  /** 0: a film. */
  season: Type.Integer(),
  episode: Type.Integer(),
  /** `hit-and-run/1/3`; the title alone for a film. */
  place: Type.String(),
  because: Type.String(),
  /** Contents that are this episode already: assigning is then merging. */
  taken: Type.Array(Type.String()),
})

/** Content that was played and that the catalogue does not have. */
export const UnmatchedContent = Type.Object({
  service: Type.String(),
  content: Type.String(),
  plays: Type.Integer(),
  minutes: Type.Number(),
  /** As the player reported it, in milliseconds; 0: not reported. */
  runtimeMs: Type.Integer(),
  /** Days, in UTC. */
  firstSeen: Day,
  lastSeen: Day,
  suggestion: Nullable(PlaceSuggestion),
})
export type UnmatchedContent = Static<typeof UnmatchedContent>

export const UnmatchedAnswer = Type.Object({ version: Type.Integer(), unmatched: Type.Array(UnmatchedContent) })
export type UnmatchedAnswer = Static<typeof UnmatchedAnswer>

/** Who changed the catalogue, when and how. */
export const CatalogueVersion = Type.Object({
  version: Type.Integer(),
  /** The version it brought back; 0: the empty catalogue before the first; null: none. */
  restored: Nullable(Type.Integer()),
  made: Instant,
  actor: Type.String(),
  note: Type.String(),
  added: Type.Integer(),
  changed: Type.Integer(),
  removed: Type.Integer(),
})
export type CatalogueVersion = Static<typeof CatalogueVersion>

export const CatalogueVersions = Type.Object({ versions: Type.Array(CatalogueVersion) })
export type CatalogueVersions = Static<typeof CatalogueVersions>

/** A figure that moves with a change: minutes of a title's season in a week. */
export const MovedMinutes = Type.Object({
  /** The week's first day. */
  week: Day,
  /** Slug; of content without a title its own id. */
  title: Type.String(),
  /** Null: a film, or content without a title. */
  season: Nullable(Type.Integer()),
  before: Type.Number(),
  after: Type.Number(),
})
export type MovedMinutes = Static<typeof MovedMinutes>

/** What a change of the catalogue did, or would do. */
export const CatalogueChanged = Type.Object({
  /** The version that holds now. */
  version: Type.Integer(),
  dryRun: Type.Boolean(),
  added: Type.Integer(),
  changed: Type.Integer(),
  removed: Type.Integer(),
  /** In words, one line a change; the first hundred. */
  changes: Type.Array(Type.String()),
  /** Minutes of the own census that move, by week, title and season. */
  figures: Type.Array(MovedMinutes),
})
export type CatalogueChanged = Static<typeof CatalogueChanged>

/** What an import did, or would do. */
export const CatalogueImportAnswer = Type.Object({
  /** The version that holds now. */
  version: Type.Integer(),
  dryRun: Type.Boolean(),
  /** Rows of the file. */
  read: Type.Integer(),
  added: Type.Integer(),
  changed: Type.Integer(),
  removed: Type.Integer(),
  unchanged: Type.Integer(),
  /** In words, one line a change; the first hundred. */
  changes: Type.Array(Type.String()),
  /** What looks odd, in words; it is imported all the same. */
  odd: Type.Array(Type.String()),
  /** Minutes of the own census that move, by week, title and season. */
  figures: Type.Array(MovedMinutes),
})
export type CatalogueImportAnswer = Static<typeof CatalogueImportAnswer>
