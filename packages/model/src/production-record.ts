import { ReportedDecision } from './decision.js'
import { Instant } from './message.js'
import { RoughDay } from './rough-day.js'
import Type, { type Static } from './typebox.js'

const Text = Type.String({ minLength: 1, maxLength: 500 })
const object = <P extends Type.TProperties>(properties: P) => Type.Object(properties, { additionalProperties: false })

/** What can be known of a season's making and reception: the name of each fact and the shape of its value. */
const factValues = {
  service: Text,
  kind: Type.Enum(['series', 'limited-series', 'film']),
  origin: Type.Enum(['original', 'acquired']),
  genre: Text,
  language: Text,
  episodes: Type.Integer({ minimum: 1, maximum: 9999 }),
  runtime: object({ minutes: Type.Number({ exclusiveMinimum: 0 }), of: Type.Enum(['season', 'mean-episode']) }),
  episode: object({
    number: Type.Integer({ minimum: 1, maximum: 9999 }),
    name: Type.Optional(Text),
    minutes: Type.Optional(Type.Number({ exclusiveMinimum: 0 })),
  }),
  announced: RoughDay,
  premiere: RoughDay,
  'release-pattern': object({
    pattern: Type.Enum(['all-at-once', 'weekly', 'in-parts']),
    /** The first day of each part. */
    parts: Type.Optional(Type.Array(RoughDay, { maxItems: 50 })),
  }),
  filming: object({ place: Text, from: Type.Optional(RoughDay), to: Type.Optional(RoughDay) }),
  interruption: object({ cause: Text, place: Type.Optional(Text), from: Type.Optional(RoughDay), to: Type.Optional(RoughDay) }),
  'production-time': object({ years: Type.Number({ exclusiveMinimum: 0, maximum: 100 }) }),
  'production-note': Text,
  finale: Type.Enum(['closed', 'open', 'cliffhanger']),
  creator: Text,
  showrunner: Text,
  'executive-producer': Text,
  company: Text,
  cast: object({ actor: Text, role: Type.Optional(Text) }),
  cost: object({
    amount: Type.Number({ exclusiveMinimum: 0 }),
    currency: Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217, such as USD' }),
    per: Type.Enum(['episode', 'season']),
  }),
  'cost-statement': object({ text: Text, by: Text }),
  /** `value` of `of`: 72 of 100, 3.5 of 5. `bound`: only that it is above, below or about that is known. */
  score: object({
    by: Type.Enum(['critics', 'audience']),
    value: Type.Number({ minimum: 0 }),
    of: Type.Number({ exclusiveMinimum: 0 }),
    bound: Type.Optional(Type.Enum(['above', 'below', 'about'])),
    site: Type.Optional(Text),
  }),
  /** A figure about its audience that somebody published and no import reads. */
  figure: object({
    what: Text,
    value: Type.Number(),
    unit: Text,
    market: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$' })),
    from: Type.Optional(RoughDay),
    to: Type.Optional(RoughDay),
  }),
  id: object({ of: Text, value: Text }),
} as const satisfies Record<string, Type.TSchema>

export type FactName = keyof typeof factValues
export const factNames = Object.keys(factValues) as FactName[]
export type FactValue<Name extends FactName> = Static<(typeof factValues)[Name]>

/** What goes with every fact. */
const provenance = {
  /** Where it was read: an address, or the document's name. */
  source: Type.String({ minLength: 1, maxLength: 2000 }),
  /** The day it was said, or held. */
  on: Type.Optional(RoughDay),
  note: Type.Optional(Text),
  /** Seen by those who decide only, and by no release. */
  confidential: Type.Optional(Type.Boolean()),
}
type Provenance = Static<ReturnType<typeof object<typeof provenance>>>

/** One fact with its source. */
export type Fact = { [Name in FactName]: { fact: Name; value: FactValue<Name> } & Provenance }[FactName]
export type FactOf<Name extends FactName> = Extract<Fact, { fact: Name }>

export const Fact = Type.Unsafe<Fact>(
  Type.Union(factNames.map(name => object({ fact: Type.Literal(name), value: factValues[name], ...provenance }))),
)

/** A fact that is taken back: nothing of this name is known any more. */
export const NoFact = object({
  fact: Type.Enum(factNames as [FactName, ...FactName[]]),
  value: Type.Null(),
  confidential: Type.Optional(Type.Boolean()),
})
export type NoFact = Static<typeof NoFact>

const Slug = Type.String({ minLength: 1, maxLength: 200 })
const SeasonNumber = Type.Integer({ minimum: 0, maximum: 9999, description: 'the season’s number; 0 for a film' })

/** The file that `sweeps import record` reads: facts of one season, each with its source, and decisions that were reported. */
export const RecordFile = object({
  format: Type.Literal('sweeps-record/1'),
  title: Slug,
  season: SeasonNumber,
  /** The title as it is shown. */
  name: Type.String({ minLength: 1, maxLength: 300 }),
  facts: Type.Array(Type.Union([Fact, NoFact]), { maxItems: 2000 }),
  decisions: Type.Optional(Type.Array(ReportedDecision, { maxItems: 100 })),
})
export type RecordFile = Omit<Static<typeof RecordFile>, 'facts'> & { facts: (Fact | NoFact)[] }

/** Who made which version of a record, when, from what. */
export const RecordVersion = Type.Object({
  version: Type.Integer(),
  made: Instant,
  actor: Type.String(),
  note: Type.String(),
  facts: Type.Integer({ description: 'how many facts it has' }),
})
export type RecordVersion = Static<typeof RecordVersion>

/** Scores of one kind from one site, the oldest first. */
export const Reception = Type.Object({
  by: Type.Enum(['critics', 'audience']),
  site: Type.Union([Type.String(), Type.Null()]),
  scores: Type.Array(
    Type.Object({
      on: Type.Union([RoughDay, Type.Null()]),
      value: Type.Number(),
      of: Type.Number(),
      bound: Type.Union([Type.Enum(['above', 'below', 'about']), Type.Null()]),
      source: Type.String(),
    }),
  ),
})
export type Reception = Static<typeof Reception>

/** What is known of the making and reception of a season, as far as the reader may know it. */
export const ProductionRecord = Type.Object({
  title: Type.String(),
  season: Type.Integer(),
  name: Type.String(),
  version: Type.Integer(),
  made: Instant,
  actor: Type.String(),
  facts: Type.Array(Type.Unsafe<Fact>({ type: 'object', additionalProperties: true })),
  reception: Type.Array(Reception),
  /** Facts that every season has and that are not known here. */
  unknown: Type.Array(Type.Enum(factNames as [FactName, ...FactName[]])),
  /** Whether confidential facts are among them. */
  confidential: Type.Boolean(),
  versions: Type.Array(RecordVersion),
})
export type ProductionRecord = Static<typeof ProductionRecord>
