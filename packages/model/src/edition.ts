import { Chart, Day } from './chart.js'
import Type, { type Static } from './typebox.js'

/** One thing that differs between two revisions of an edition. */
export const EditionChange = Type.Object({
  list: Type.String(),
  title: Type.Union([Type.String(), Type.Null()]),
  name: Type.String(),
  /** In words: `Vivo 802 → 811 million minutes, No. 3 → No. 3`. */
  text: Type.String(),
})
export type EditionChange = Static<typeof EditionChange>

/** A chart of a week, frozen: whoever has the file can check it, whoever has the data can make it again. */
export const Edition = Type.Object({
  format: Type.Literal('sweeps-edition/1'),
  id: Type.String(),
  chart: Type.String(),
  name: Type.String(),
  week: Type.Object({ start: Day, end: Day }),
  /** 1 is the first; a correction is the next. */
  revision: Type.Integer({ minimum: 1 }),
  published: Type.String(),
  /** Not shown outside before this instant; null: at once. */
  embargo: Type.Union([Type.String(), Type.Null()]),
  /** What was known: viewing received up to an epoch, the catalogue of a version, published figures learned up to an instant. */
  asOf: Type.Object({ epoch: Type.Integer(), catalogueVersion: Type.Integer(), at: Type.String() }),
  /** Version of the rules by which figures become ranks. */
  method: Type.Object({ version: Type.Integer(), page: Type.String() }),
  /** The chart's definition, whole. */
  definition: Type.Unknown(),
  lists: Type.Array(Chart),
  /** What a reader must know about this week: gaps in what was received. */
  notes: Type.Array(Type.String()),
  /** SHA-256 of the figures that went in, as canonical JSON (RFC 8785). */
  inputsHash: Type.String(),
  /** The figures themselves, when the file is to stand alone: per list every week up to this one. */
  inputs: Type.Optional(Type.Array(Type.Object({ list: Type.String(), weeks: Type.Array(Type.Unknown()) }))),
  changes: Type.Array(EditionChange),
  /** Hash of the revision before; null for the first. */
  previous: Type.Union([Type.String(), Type.Null()]),
  /** SHA-256 of all members but this and `inputs`, as canonical JSON. */
  hash: Type.String(),
})
export type Edition = Static<typeof Edition>
