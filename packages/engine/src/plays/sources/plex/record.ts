import Type, { Compile, type Static } from '@sweeps/model/typebox'

const Text = Type.Optional(Type.Union([Type.String(), Type.Null()]))
const Id = Type.Optional(Type.Union([Type.String(), Type.Number(), Type.Null()]))
const Numeric = Type.Optional(Type.Union([Type.Number(), Type.Null()]))

/** What matters of the `payload` of a webhook. */
const PlexPayload = Type.Object({
  event: Type.String(),
  Account: Type.Optional(Type.Object({ id: Id })),
  Server: Type.Optional(Type.Object({ uuid: Text })),
  Player: Type.Optional(Type.Object({ uuid: Text, title: Text })),
  Metadata: Type.Optional(
    Type.Object({
      type: Text,
      guid: Text,
      ratingKey: Id,
      title: Text,
      grandparentTitle: Text,
      parentIndex: Numeric,
      index: Numeric,
      originallyAvailableAt: Text,
      /** ms. */
      duration: Numeric,
      viewOffset: Numeric,
    }),
  ),
})
export type PlexPayload = Static<typeof PlexPayload>

/** A webhook says no time: the moment it came stands beside it. */
const PlexWebhook = Type.Object({
  /** ISO 8601. */
  received: Type.String(),
  payload: PlexPayload,
})
export type PlexWebhook = Static<typeof PlexWebhook>

const checker = Compile(PlexWebhook)
export const isPlexWebhook = (value: unknown): value is PlexWebhook => checker.Check(value)
