import { type MetricId, metricIds, Problem, parseJson } from '@sweeps/model'
import Type, { Compile, type Static } from '@sweeps/model/typebox'

const Column = Type.String({ minLength: 1, maxLength: 200 })
const Id = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 64 })
/** Something that is the same on every line, or the column that says it. */
const Said = Type.Union([Type.String({ minLength: 1, maxLength: 200 }), Type.Object({ column: Column }, { additionalProperties: false })])

const Value = Type.Object({ column: Column, factor: Type.Optional(Type.Number({ exclusiveMinimum: 0 })) }, { additionalProperties: false })

/** Says what the columns of a CSV mean, so that its lines can become figures. */
export const FigureMapping = Type.Object(
  {
    /** Names whose figures these are; a chart's definition refers to it. */
    source: Id,
    /** Between the columns; another one that the file has is recognised. */
    delimiter: Type.Optional(Type.Enum([',', ';', '\t', '|'])),
    /** Between whole part and fraction, for a file that does not show it. */
    decimal: Type.Optional(Type.Enum(['.', ','])),
    /** ISO country, or WW. */
    market: Said,
    list: Said,
    service: Type.Optional(Said),
    /** A week is named by its first or its last day; any other period by both. */
    period: Type.Union([
      Type.Object({ week: Column, named: Type.Optional(Type.Enum(['first-day', 'last-day'])) }, { additionalProperties: false }),
      Type.Object({ first: Column, last: Column }, { additionalProperties: false }),
    ]),
    rank: Type.Optional(Column),
    title: Column,
    /** A number, however it is written, or a label with one in it. */
    season: Type.Optional(Column),
    note: Type.Optional(Column),
    address: Type.Optional(Column),
    /** Metric → the column of its value, and what to multiply that with to get the metric's unit. */
    values: Type.Object(
      Object.fromEntries(metricIds.map(id => [id, Type.Optional(Value)])) as Record<MetricId, Type.TOptional<typeof Value>>,
      {
        additionalProperties: false,
      },
    ),
  },
  { additionalProperties: false },
)
export type FigureMapping = Static<typeof FigureMapping>

const Check = Compile(FigureMapping)
/** Sources that have an importer or are counted here: figures of another origin must not pass for theirs. */
const taken = ['census', 'panel', 'netflix-top10', 'netflix-country', 'netflix-engagement', 'nielsen-top10']

/** Reads a mapping. `file` names it in errors. Throws `invalid-file`. */
export function readMapping(text: string, file: string): FigureMapping {
  const refuse = (reason: string): Problem => new Problem('invalid-file', `${file}: ${reason}; nothing was imported`)
  let mapping: unknown
  try {
    mapping = parseJson(text)
  } catch (error) {
    throw refuse(`this is no JSON (${(error as Error).message}): repair it`)
  }
  if (!Check.Check(mapping)) {
    const errors = [...Check.Errors(mapping)]
    // The deepest fault says most: the others are of the alternatives it is in.
    const first = errors.reduce((best, error) =>
      error.instancePath.split('/').length > best.instancePath.split('/').length ? error : best,
    )
    const fault = first.message === 'schema is false' ? 'is no member of a mapping: check its spelling' : first.message
    throw refuse(`${first.instancePath || 'the mapping'} ${fault}: see the guide to importing figures for the shape`)
  }
  if (taken.includes(mapping.source)) throw refuse(`source "${mapping.source}" is not free: give these figures a name of their own`)
  if (Object.keys(mapping.values).length === 0 && !mapping.rank) throw refuse('neither rank nor values: a figure needs one of them')
  return mapping
}
