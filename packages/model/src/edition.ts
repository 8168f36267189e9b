import { Chart, Day } from './chart.js'
import Type, { Nullable, type Static } from './typebox.js'

/**
 * Where a panel's edition stands. Homes may report until eight days after the week: what is published before is provisional, the first
 * edition after it final, and a correction of a final one revised.
 */
export const EditionStatus = Type.Enum(['provisional', 'final', 'revised'])
export type EditionStatus = Static<typeof EditionStatus>

/** What moved a panel's figure from one edition to the next. The values of a line's causes add up to its change. */
export const EditionCause = Type.Object({
  /**
   * `catalogue`: another entry in the catalogue; `viewing`: viewing of persons who counted before, which came in late; `came`, `left`: persons
   * who count now and did not, or did and do not; `weights`: other weights of those who count in both; `rest`: what cannot be told apart.
   */
  cause: Type.Enum(['catalogue', 'viewing', 'came', 'left', 'weights', 'rest']),
  /** In the unit of the list. */
  value: Type.Number(),
  /** In words: `+1.2 million minutes by viewing that came in late`. */
  text: Type.String(),
})
export type EditionCause = Static<typeof EditionCause>

/** A line's place and figure in one of two editions; rank null: it had no viewing. */
const LineFigure = Type.Object({ rank: Nullable(Type.Integer()), value: Type.Number() })

/** One thing that differs between two revisions of an edition. */
export const EditionChange = Type.Object({
  list: Type.String(),
  title: Type.Union([Type.String(), Type.Null()]),
  name: Type.String(),
  /** In words: `Vivo 802 → 811 million minutes, No. 3 → No. 3`. */
  text: Type.String(),
  /** Of a panel's figure that neither edition withholds: place and figure in both, also where the list does not reach down to it. */
  before: Type.Optional(LineFigure),
  after: Type.Optional(LineFigure),
  /** Why it changed. Their values add up to `after` − `before`. */
  causes: Type.Optional(Type.Array(EditionCause)),
})
export type EditionChange = Static<typeof EditionChange>

const Came = Type.Object({ came: Type.Integer(), left: Type.Integer() })
const Changed = Type.Object({ ...Came.properties, changed: Type.Integer() })

/** What a panel's edition rests on that the one before did not. */
export const PanelCorrection = Type.Object({
  /** The edition before. */
  edition: Type.String(),
  status: EditionStatus,
  /** Stretches of playing, and of persons and guests before a device, that came in new or longer; and homes they are of. */
  viewing: Type.Object({ stretches: Type.Integer(), presence: Type.Integer(), households: Type.Integer() }),
  /** Days of homes that count and did not, and those that do not any more. */
  inTab: Came,
  /** In the files, as of the week: who has come, who has left, of whom something else is said. */
  persons: Changed,
  households: Changed,
  /** Totals of the population that changed; null: there was, or is, none. */
  targets: Type.Array(
    Type.Object({ margin: Type.String(), level: Type.String(), before: Nullable(Type.Number()), after: Nullable(Type.Number()) }),
  ),
  /** Members of the panel's definition that changed, such as `weighting`. */
  definition: Type.Array(Type.String()),
  /** Versions of the catalogue. */
  catalogue: Type.Object({ before: Type.Integer(), after: Type.Integer() }),
  weights: Type.Object({
    /** Σ |weight − weight before| ÷ Σ weight before, over persons and days that count in both; null: there are none. */
    moved: Nullable(Type.Number()),
    /** Mean weight of those who count on a day, by level of each margin; null: nobody counts. */
    levels: Type.Array(
      Type.Object({ margin: Type.String(), level: Type.String(), before: Nullable(Type.Number()), after: Nullable(Type.Number()) }),
    ),
  }),
  /** All of this in words. */
  words: Type.Array(Type.String()),
})
export type PanelCorrection = Static<typeof PanelCorrection>

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
  /** Of a panel's chart. Absent in editions of earlier versions: there it follows from when they were published. */
  status: Type.Optional(EditionStatus),
  /** Of a panel's chart that corrects an edition: what is known now that was not. */
  correction: Type.Optional(PanelCorrection),
  /** Hash of the revision before; null for the first. */
  previous: Type.Union([Type.String(), Type.Null()]),
  /** SHA-256 of all members but this and `inputs`, as canonical JSON. */
  hash: Type.String(),
})
export type Edition = Static<typeof Edition>
