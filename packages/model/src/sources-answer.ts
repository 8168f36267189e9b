import { Instant } from './message.js'
import Type, { Nullable, type Static } from './typebox.js'

/** What a source says of itself. */
const SourceDescription = Type.Object({
  id: Type.String(),
  name: Type.String(),
  /** The files it is read from. */
  reads: Type.String(),
  /** Where it reports as it happens; null: it is read from files only. */
  sends: Nullable(Type.String()),
  /** What makes two records parts of one play. */
  play: Type.String(),
  playhead: Type.String({ description: 'known, at the end, or unknown' }),
  /** Up to how long two records of one play may be apart and count as playing between, ms; null: a record is a whole sitting. */
  bridgesMs: Nullable(Type.Integer()),
  viewer: Type.String(),
  /** Its minutes are an estimate. */
  estimate: Type.Boolean(),
  /** Its times have no zone. */
  localTimes: Type.Boolean(),
  unknown: Type.Array(Type.String()),
  leavesOut: Type.Array(Type.String()),
})

/** Which sources reported a service, and who speaks. */
export const ServiceSources = Type.Object({
  service: Type.String(),
  /** It has several sources, and nobody has said which speaks: the first does. */
  undecided: Type.Boolean(),
  /** Who speaks from when to when; null: without end on that side. None where there is one source only. */
  terms: Type.Array(Type.Object({ source: Type.String(), from: Nullable(Instant), to: Nullable(Instant) })),
  reported: Type.Array(
    Type.Object({
      source: Type.String(),
      plays: Type.Integer(),
      minutes: Type.Number(),
      /** Of these, those of the time in which it speaks; the rest is set aside by the rule other-source. */
      countedMinutes: Type.Number(),
      from: Instant,
      to: Instant,
    }),
  ),
})
export type ServiceSources = Static<typeof ServiceSources>

/** A media server that is asked what plays. */
export const PolledServer = Type.Object({
  address: Type.String(),
  source: Type.String(),
  service: Type.String(),
  changed: Instant,
  trouble: Nullable(Type.Object({ since: Instant, reason: Type.String() }), {
    description: 'why it cannot be asked now; null: it answers, or was not asked yet',
  }),
  answersSince: Nullable(Instant, { description: 'since when it answers; null: it does not, or was not asked yet' }),
})
export type PolledServer = Static<typeof PolledServer>

/** What a source sent as it happened. */
export const LiveReport = Type.Object({
  service: Type.String(),
  source: Type.String(),
  lines: Type.Integer({ description: 'that say something of playing, in the last 24 hours; repeated ones count again' }),
  last: Nullable(Instant, { description: 'null: nothing in the last 30 days' }),
  silentSince: Nullable(Instant, { description: 'it has been silent for longer than it is used to, or cannot be asked, since then' }),
  away: Nullable(Type.String(), { description: 'of a server that is asked: why it cannot be' }),
  setAside: Type.Array(
    Type.Object({
      reason: Type.String(),
      records: Type.Integer(),
      minutes: Nullable(Type.Number(), { description: 'of contradictions: how much of what was settled would be none by now' }),
    }),
    { description: 'what was not taken in the last 24 hours, or is odd' },
  ),
})
export type LiveReport = Static<typeof LiveReport>

export const SourcesAnswer = Type.Object({
  sources: Type.Array(SourceDescription),
  services: Type.Array(ServiceSources),
  live: Type.Array(LiveReport, { description: 'what reports as it happens' }),
  polled: Type.Array(PolledServer, { description: 'media servers that are asked what plays, every five seconds' }),
})
export type SourcesAnswer = Static<typeof SourcesAnswer>
