import Type, { Compile, type Static } from '@sweeps/model/typebox'

/** A row of `PlaybackActivity`, from a backup (text) or from the file itself. */
export const ActivityRow = Type.Object({
  /** The server’s local time, without a zone. */
  DateCreated: Type.String(),
  UserId: Type.String(),
  ItemId: Type.Union([Type.String(), Type.Number()]),
  ItemType: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  ItemName: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  ClientName: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  DeviceName: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  /** Seconds. */
  PlayDuration: Type.Union([Type.String(), Type.Number(), Type.Null()]),
})
export type ActivityRow = Static<typeof ActivityRow>

const checker = Compile(ActivityRow)
export const isActivityRow = (value: unknown): value is ActivityRow => checker.Check(value)

const whole = /^-?\d+$/

/**
 * A line of a backup: nine columns, twelve of Emby’s fork, no header. Undefined when it has too few.
 *
 * TRICKY: names hold tabs as they are, so the columns before the name are counted from the front and those after it from the back.
 */
export function splitLine(line: string): ActivityRow | undefined {
  const cells = line.split('\t')
  if (cells.length < 9) return undefined
  const behind = whole.test(cells.at(-1)!.trim()) ? 4 : emby(cells) ? 7 : 0
  if (behind === 0) return undefined
  const after = cells.slice(-behind)
  return {
    DateCreated: cells[0]!,
    UserId: cells[1]!,
    ItemId: cells[2]!,
    ItemType: cells[3]!,
    ItemName: cells.slice(4, -behind).join('\t'),
    ClientName: after[1]!,
    DeviceName: after[2]!,
    PlayDuration: after[3]!,
  }
}

/** Of twelve columns the last are PlayDuration, PauseDuration, RemoteAddress, TranscodeReasons. */
const emby = (cells: readonly string[]): boolean =>
  cells.length >= 12 && whole.test(cells.at(-4)!.trim()) && (cells.at(-3)!.trim() === '' || whole.test(cells.at(-3)!.trim()))
