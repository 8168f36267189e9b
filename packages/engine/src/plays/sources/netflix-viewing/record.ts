import Type, { Compile, type Static } from '@sweeps/model/typebox'

/** A row of ViewingActivity.csv. */
export const ViewingRow = Type.Object({
  'Profile Name': Type.String(),
  /** UTC, `2021-08-02 20:00:00`. */
  'Start Time': Type.String(),
  /** h:mm:ss. */
  Duration: Type.String(),
  Title: Type.String(),
  /** Empty for what one wanted to watch. */
  'Supplemental Video Type': Type.String(),
  'Device Type': Type.String(),
  /** Playhead at the end, h:mm:ss. */
  Bookmark: Type.String(),
  /** `US (United States)`. */
  Country: Type.String(),
})
export type ViewingRow = Static<typeof ViewingRow>

/** The columns without which a file is another one. */
export const columns = Object.keys(ViewingRow.properties)

const checker = Compile(ViewingRow)
export const isViewingRow = (value: unknown): value is ViewingRow => checker.Check(value)
