import { ConfidenceRange } from '@sweeps/model'
import Type, { Nullable, type Static } from '@sweeps/model/typebox'

/** A figure that was partly imputed. */
export const ModelledFigure = Type.Object({
  value: Type.Number(),
  standardError: Type.Number({ description: 'from the replicates and from the imputations together' }),
  interval: ConfidenceRange,
  imputed: Type.Number({ description: 'share of the variance that is there because viewers were imputed, from 0 to 1' }),
})
export type ModelledFigure = Static<typeof ModelledFigure>

/** Plays of the census given to persons. */
export const Ascribed = Type.Object({
  modelled: Type.Literal(true, { description: 'nobody measured who these persons are: sessions of the panel stand for them' }),
  imputations: Type.Integer(),
  fewestDonors: Type.Integer({ description: 'sessions that a class needs, or it gives way to the next coarser one' }),
  donors: Type.Integer({ description: 'sessions of the panel' }),
  classes: Type.Array(Type.Object({ class: Type.String(), share: Type.Number() }), {
    description: 'which share of the device minutes of the census took its viewers from donors of the same class, the finest first',
  }),
  titles: Type.Array(
    Type.Object({
      service: Type.String(),
      title: Type.String(),
      name: Type.String(),
      census: Type.Number({ description: 'device minutes' }),
      minutes: Nullable(ModelledFigure, { description: 'of persons; null: withheld' }),
      withheld: Nullable(Type.String()),
    }),
    { description: 'the most watched first' },
  ),
  total: ModelledFigure,
  cells: Type.Array(
    Type.Object({
      service: Type.String(),
      title: Type.String(),
      levels: Type.Record(Type.String(), Type.String()),
      minutes: Nullable(ModelledFigure),
      withheld: Nullable(Type.String()),
    }),
    { description: 'by title and characteristics; with those that are withheld they add up to the titles' },
  ),
})
export type Ascribed = Static<typeof Ascribed>
