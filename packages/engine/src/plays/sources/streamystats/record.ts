import Type, { Compile, type Static } from '@sweeps/model/typebox'

const Text = Type.Optional(Type.Union([Type.String(), Type.Null()]))
const Numeric = Type.Optional(Type.Union([Type.Number(), Type.String(), Type.Null()]))

/** A session of a backup. */
const StreamystatsSession = Type.Object({
  userId: Text,
  itemId: Text,
  itemName: Text,
  seriesName: Text,
  deviceId: Text,
  deviceName: Text,
  clientName: Text,
  /** ISO 8601, UTC. */
  startTime: Text,
  endTime: Text,
  /** Seconds. */
  playDuration: Numeric,
  /** At the end, 100 ns. */
  positionTicks: Numeric,
  runtimeTicks: Numeric,
  /** Made up from an item that is marked as watched. */
  isInferred: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
  /** What it was made from. */
  rawData: Type.Optional(Type.Unknown()),
})
export type StreamystatsSession = Static<typeof StreamystatsSession>

const checker = Compile(StreamystatsSession)
export const isStreamystatsSession = (value: unknown): value is StreamystatsSession => checker.Check(value)
