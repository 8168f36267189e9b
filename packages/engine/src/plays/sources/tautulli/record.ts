import Type, { Compile, type Static } from '@sweeps/model/typebox'

/** A number that may be written as text, and `""` or null where there is none. */
const Numeric = Type.Optional(Type.Union([Type.Number(), Type.String(), Type.Null()]))
const Text = Type.Optional(Type.Union([Type.String(), Type.Number(), Type.Null()]))

/** A row of `get_history`, or of `session_history` beside its metadata; what only one of them has is optional. */
export const TautulliRow = Type.Object({
  /** Epoch seconds, UTC. */
  started: Numeric,
  stopped: Numeric,
  /** Seconds. */
  paused_counter: Numeric,
  user_id: Numeric,
  machine_id: Text,
  media_type: Text,
  platform: Text,
  product: Text,
  player: Text,
  guid: Text,
  rating_key: Numeric,
  /** Playhead at the end, ms. */
  view_offset: Numeric,
  title: Text,
  grandparent_title: Text,
  parent_media_index: Numeric,
  media_index: Numeric,
  originally_available_at: Text,
  live: Numeric,
  /** More than one: several plays in one row. */
  group_count: Numeric,
  state: Text,
  /** Length of the content in ms; only in the file, where `duration` of a page is something else. */
  content_duration: Numeric,
})
export type TautulliRow = Static<typeof TautulliRow>

const checker = Compile(TautulliRow)
export const isTautulliRow = (value: unknown): value is TautulliRow => checker.Check(value)
