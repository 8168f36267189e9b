import Type, { type Static } from './typebox.js'

/** How a playhead that is not known is stored: the largest number its column holds, 49 days into a content. */
export const unknownPosition = 4_294_967_295

/** An instant as the wire carries it: ISO 8601, UTC, milliseconds. */
export const Instant = Type.String({
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$',
  description: 'ISO 8601 in UTC with milliseconds, such as 2021-08-09T20:00:00.000Z',
})

/**
 * One uninterrupted stretch of playing. A span only ever grows: a later message about the same `start` may carry a later
 * `stop`, never a different past. Viewing is the union of spans, so telling one twice changes nothing.
 */
export const Span = Type.Object({
  start: Instant,
  stop: Instant,
  /** Playhead at `start`, in milliseconds; absent: not known, which is not 0. What is covered is not known then. */
  position: Type.Optional(Type.Integer({ minimum: 0, maximum: 4_294_967_295 })),
  /** Playback speed; 1 when absent. */
  rate: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 16 })),
})
export type Span = Static<typeof Span>

export const screens = ['tv', 'computer', 'tablet', 'phone', 'other'] as const
export type Screen = (typeof screens)[number]

/**
 * What a player reports to the collector: who plays what, and the spans known so far.
 * The body of `POST /v1/spans` is one of these or an array of them; a line of a plays file is one.
 */
export const Message = Type.Object({
  service: Type.String({ minLength: 1, maxLength: 64 }),
  /** The service's own content id (CMCD `cid`). The catalogue maps it to an episode; the message never does. */
  content: Type.String({ minLength: 1, maxLength: 128 }),
  /** One playback session (CMCD `sid`). Hashed to a UUID if it is not one. */
  play: Type.String({ minLength: 1, maxLength: 64 }),
  /** The service's id of the viewer. Only a keyed hash of it is stored. */
  viewer: Type.String({ minLength: 1, maxLength: 128 }),
  /** The paying account; the viewer when absent. Only a keyed hash of it is stored. */
  account: Type.Optional(Type.String({ minLength: 1, maxLength: 128 })),
  /** ISO 3166-1 alpha-2 country. */
  market: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$', description: 'a country as two capital letters (ISO 3166-1)' })),
  screen: Type.Optional(Type.Enum([...screens])),
  /** The player's clock when the message left; spans use the same clock. */
  sentAt: Instant,
  /** Length of the content in milliseconds, as the player knows it; 0, as some players report, is not known. The catalogue's wins. */
  runtime: Type.Optional(Type.Integer({ minimum: 0, maximum: 4_294_967_295 })),
  /** True when the viewer declined to be recognised (DNT, GPC): counted in minutes and plays, not in viewers. */
  anonymous: Type.Optional(Type.Boolean()),
  spans: Type.Array(Span, { minItems: 1, maxItems: 500 }),
})
export type Message = Static<typeof Message>
