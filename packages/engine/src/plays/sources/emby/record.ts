import Type, { Compile, type Static } from '@sweeps/model/typebox'

const Text = Type.Optional(Type.Union([Type.String(), Type.Null()]))
const Id = Type.Optional(Type.Union([Type.String(), Type.Number(), Type.Null()]))
const Numeric = Type.Optional(Type.Union([Type.Number(), Type.Null()]))

/** What matters of the body of a webhook. */
export const EmbyWebhook = Type.Object({
  Event: Type.String(),
  /** UTC. */
  Date: Text,
  User: Type.Optional(Type.Object({ Id: Id })),
  Item: Type.Optional(
    Type.Object({
      Id,
      Name: Text,
      Type: Text,
      SeriesName: Text,
      IndexNumber: Numeric,
      ParentIndexNumber: Numeric,
      PremiereDate: Text,
      /** 100 ns. */
      RunTimeTicks: Numeric,
    }),
  ),
  Session: Type.Optional(Type.Object({ Id, DeviceId: Id, DeviceName: Text, Client: Text })),
  PlaybackInfo: Type.Optional(Type.Object({ PositionTicks: Numeric, PlaySessionId: Id })),
})
export type EmbyWebhook = Static<typeof EmbyWebhook>

const checker = Compile(EmbyWebhook)
export const isEmbyWebhook = (value: unknown): value is EmbyWebhook => checker.Check(value)
