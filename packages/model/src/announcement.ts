import { Outcome } from './decision.js'
import { Instant } from './message.js'
import { RoughDay } from './rough-day.js'
import Type, { Nullable, type Static } from './typebox.js'

/** A stretch of text, and the numbers of the notes it rests on. */
export const ReleaseRun = Type.Object({ text: Type.String(), notes: Type.Array(Type.Integer()) })
export type ReleaseRun = Static<typeof ReleaseRun>

export const ReleaseParagraph = Type.Array(ReleaseRun)
export type ReleaseParagraph = Static<typeof ReleaseParagraph>

/** What somebody said, and who. */
export const Quote = Type.Object(
  { by: Type.String({ minLength: 1, maxLength: 200 }), words: Type.String({ minLength: 1, maxLength: 1000 }) },
  { additionalProperties: false },
)
export type Quote = Static<typeof Quote>

/** Where a statement comes from. */
export const ReleaseNote = Type.Object({
  number: Type.Integer({ minimum: 1 }),
  text: Type.String(),
  /** The edition it can be checked against. */
  edition: Nullable(Type.String()),
  address: Nullable(Type.String()),
})
export type ReleaseNote = Static<typeof ReleaseNote>

/** The text of an announcement in its parts: every way of showing it is made from this. */
export const Release = Type.Object({
  headline: Type.String(),
  deck: ReleaseParagraph,
  place: Nullable(Type.String()),
  date: RoughDay,
  lead: ReleaseParagraph,
  quotes: Type.Array(Quote),
  sections: Type.Array(Type.Object({ heading: Type.String(), paragraphs: Type.Array(ReleaseParagraph) })),
  /** For editors: how to read the figures, what is not known. */
  remarks: Type.Array(Type.String()),
  notes: Type.Array(ReleaseNote),
  contact: Nullable(Type.String()),
})
export type Release = Static<typeof Release>

/** What a person adds to a release. */
export const ReleaseEdits = Type.Object({
  quotes: Type.Array(Quote),
  /** The reason as the release gives it; the ledger's own stays inside. */
  because: Nullable(Type.String()),
  place: Nullable(Type.String()),
  contact: Nullable(Type.String()),
  /** What is corrected, in a correction. */
  correction: Nullable(Type.String()),
  /** Figures as they stood when the decision was written, or as they are known when the draft is looked at; approval freezes either. */
  figures: Type.Enum(['decision', 'today']),
})
export type ReleaseEdits = Static<typeof ReleaseEdits>

/** Which figures a release has. */
export const ReleaseEvidence = Type.Object({
  figures: Type.Enum(['decision', 'today']),
  /** When these figures stood so. */
  at: Instant,
  /** Others are held by now: figures were imported or corrected after the decision was written. */
  newer: Type.Boolean(),
  /** The same in words, and what can be done about it. */
  words: Type.String(),
})
export type ReleaseEvidence = Static<typeof ReleaseEvidence>

const announcementStates = ['draft', 'approved', 'embargoed', 'published'] as const
export const AnnouncementState = Type.Enum([...announcementStates])
export type AnnouncementState = Static<typeof AnnouncementState>

/** One version of the announcement of a decision. */
export const Announcement = Type.Object({
  format: Type.Literal('sweeps-announcement/1'),
  id: Type.String(),
  title: Type.String(),
  season: Type.Integer(),
  name: Type.String(),
  version: Type.Integer({ minimum: 1 }),
  state: AnnouncementState,
  /** Shown outside from this instant at the earliest; null: at once. */
  embargo: Nullable(Type.String()),
  /** When it could first be seen; null: not yet. */
  out: Nullable(Instant),
  outcome: Outcome,
  on: Nullable(RoughDay),
  /** What it says of the title, in words: `not returning for season 2`. */
  status: Type.String(),
  service: Nullable(Type.String()),
  episodes: Nullable(Type.Integer()),
  premiere: Nullable(RoughDay),
  creators: Type.Array(Type.String()),
  /** The entry of the ledger it announces, and that entry’s hash. */
  decision: Type.Object({ id: Type.String(), hash: Type.String() }),
  /** As it was on approval, from then on. */
  evidence: ReleaseEvidence,
  edits: ReleaseEdits,
  release: Release,
  /** SHA-256 of what cannot change any more, as canonical JSON; null while it is a draft. */
  hash: Nullable(Type.String()),
})
export type Announcement = Static<typeof Announcement>

/** What a title's page says of what comes next. */
export const TitleStatus = Type.Object({
  title: Type.String(),
  season: Type.Integer(),
  outcome: Outcome,
  status: Type.String(),
  announced: Instant,
  announcement: Type.String(),
})
export type TitleStatus = Static<typeof TitleStatus>
