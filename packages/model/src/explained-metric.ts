import Type, { type Static } from './typebox.js'

/** A number that explains itself. */
export const ExplainedMetric = Type.Object({
  id: Type.String(),
  label: Type.String(),
  unit: Type.String(),
  definition: Type.String(),
  formula: Type.String(),
  /** What it does not say. */
  caveats: Type.Array(Type.String()),
  /** The statements that count it; `name` says where each is used. */
  sql: Type.Array(Type.Object({ name: Type.String(), text: Type.String() })),
  /** Its page in the documentation, such as `docs/methods/starters.md`. */
  method: Type.String(),
})
export type ExplainedMetric = Static<typeof ExplainedMetric>
