import Type, { Compile, type Static } from '@sweeps/model/typebox'

const Text = Type.Optional(Type.Union([Type.String(), Type.Null()]))

/** A row of `jf_playback_activity`. */
export const PlaybackRow = Type.Object({
  Id: Type.Optional(Type.Union([Type.String(), Type.Number(), Type.Null()])),
  UserId: Type.String(),
  /** The series, of an episode. */
  NowPlayingItemId: Text,
  NowPlayingItemName: Text,
  EpisodeId: Text,
  SeriesName: Text,
  Client: Text,
  DeviceName: Text,
  DeviceId: Text,
  /** Seconds, often as text. */
  PlaybackDuration: Type.Union([Type.String(), Type.Number(), Type.Null()]),
  /** The end; of imported rows the server’s local time when the plugin wrote it, with a zone that is not true. */
  ActivityDateInserted: Type.String(),
  imported: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
})
export type PlaybackRow = Static<typeof PlaybackRow>

/** A row of `jf_library_episodes` or `jf_library_items`: what an item is. */
export const LibraryRow = Type.Object({
  Id: Text,
  EpisodeId: Text,
  Type: Text,
  Name: Text,
  SeriesName: Text,
  ParentIndexNumber: Type.Optional(Type.Union([Type.Number(), Type.Null()])),
  IndexNumber: Type.Optional(Type.Union([Type.Number(), Type.Null()])),
  PremiereDate: Text,
  /** 100 ns. */
  RunTimeTicks: Type.Optional(Type.Union([Type.Number(), Type.String(), Type.Null()])),
})
export type LibraryRow = Static<typeof LibraryRow>

/** A row of a backup, with its table. */
export interface BackupRow {
  table: string
  row: unknown
}

export const tables = {
  activity: 'jf_playback_activity',
  plugin: 'jf_playback_reporting_plugin_data',
  episodes: 'jf_library_episodes',
  items: 'jf_library_items',
} as const

const playback = Compile(PlaybackRow)
const library = Compile(LibraryRow)
export const isPlaybackRow = (value: unknown): value is PlaybackRow => playback.Check(value)
export const isLibraryRow = (value: unknown): value is LibraryRow => library.Check(value)

const Wrapped = Type.Object({ table: Type.String(), row: Type.Unknown() })
const wrapped = Compile(Wrapped)
export const isBackupRow = (value: unknown): value is BackupRow => wrapped.Check(value)
