import Type, { Compile, type Static } from '@sweeps/model/typebox'

const Text = Type.Optional(Type.Union([Type.String(), Type.Number(), Type.Null()]))
const Whole = Type.Optional(Type.Union([Type.Number(), Type.String(), Type.Null()]))

/** What matters of a `track` call of the video specification. Pipelines differ in what they leave out, and in writing numbers as text. */
export const SegmentEvent = Type.Object({
  event: Type.String(),
  userId: Text,
  anonymousId: Text,
  messageId: Text,
  timestamp: Type.Optional(Type.String()),
  originalTimestamp: Type.Optional(Type.String()),
  sentAt: Type.Optional(Type.String()),
  receivedAt: Type.Optional(Type.String()),
  properties: Type.Object({
    session_id: Text,
    asset_id: Text,
    content_asset_id: Text,
    content_asset_ids: Type.Optional(Type.Union([Type.Array(Type.Union([Type.String(), Type.Number()])), Type.Null()])),
    /** Seconds. */
    position: Whole,
    seek_position: Whole,
    total_length: Whole,
    title: Text,
    program: Text,
    season: Text,
    episode: Text,
    airdate: Text,
  }),
  context: Type.Optional(
    Type.Object({
      userAgent: Text,
      device: Type.Optional(Type.Object({ type: Text, name: Text })),
      location: Type.Optional(Type.Object({ country: Text })),
    }),
  ),
})
export type SegmentEvent = Static<typeof SegmentEvent>

const checker = Compile(SegmentEvent)
export const isSegmentEvent = (value: unknown): value is SegmentEvent => checker.Check(value)
