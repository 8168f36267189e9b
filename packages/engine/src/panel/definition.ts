import { Problem, weekdays } from '@sweeps/model'
import Type, { Compile, type Static } from '@sweeps/model/typebox'

const Id = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 64, description: 'Names the panel; its chart is panel-ID.' })
const Column = Type.String({ minLength: 1, maxLength: 64 })
const Positive = Type.Number({ exclusiveMinimum: 0 })
const closed = { additionalProperties: false } as const

/** A way of dividing the population: a column of persons.csv or households.csv, with totals in targets.csv. */
const MarginColumn = Type.Union([
  Column,
  Type.Object(
    {
      column: Column,
      name: Type.Optional(Type.String({ description: 'In words, for readers.' })),
      source: Type.Optional(Type.String({ description: 'Where the totals are from.' })),
      cost: Type.Optional(
        Type.Number({ minimum: 0, description: 'For ridge: what missing these totals costs; without it they must hold.' }),
      ),
    },
    closed,
  ),
])

const Trim = Type.Object(
  {
    method: Type.Enum(['clip', 'bounds'], {
      description: '"clip" cuts weights and shares the excess evenly; "bounds" weights again within the limits, with all totals kept.',
    }),
    low: Type.Number({ minimum: 0, description: 'Limits are multiples of the median weight.' }),
    high: Positive,
    strict: Type.Optional(Type.Boolean({ description: 'For clip: repeat until nothing is outside.' })),
    cycles: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, description: 'For clip: how often to cut and weight again.' })),
  },
  closed,
)

const Weighting = Type.Object(
  {
    method: Type.Enum(['rake', 'linear', 'raking', 'logit', 'truncated', 'ridge', 'household'], {
      description: '"household": raking distance at the level of households.',
    }),
    level: Type.Enum(['person', 'household'], { description: 'Whether every person has a weight, or all of a household the same.' }),
    base: Type.Optional(Type.String({ ...Column, description: 'The column with base weights; 1 for everybody when absent.' })),
    margins: Type.Array(MarginColumn, { minItems: 1 }),
    bounds: Type.Optional(Type.Object({ low: Type.Number({ minimum: 0 }), high: Positive }, closed)),
    trim: Type.Optional(Trim),
    unknown: Type.Optional(
      Type.Enum(['refuse', 'present-share'], {
        description: 'A characteristic that is not known: refused, or a level "unknown" of the share it has in the sample.',
      }),
    ),
    scaleTo: Type.Optional(Type.String({ ...Column, description: 'Margins of another sum are scaled to that of this margin.' })),
    collapse: Type.Optional(
      Type.Object(
        {
          smallest: Type.Optional(Type.Integer({ minimum: 1, description: 'Levels of fewer in-tab households are joined; 30.' })),
          neighbours: Type.Record(Type.String(), Type.Record(Type.String(), Type.String()), {
            description: 'Margin → level → the level that it joins.',
          }),
        },
        closed,
      ),
    ),
  },
  closed,
)

const units = { units: Type.Optional(Type.String({ ...Column, description: 'The column of primary units; households when absent.' })) }
const seed = { seed: Type.Optional(Type.Integer({ minimum: 0 })) }
const strata = { strata: Type.Optional(Type.String({ ...Column, description: 'The column of strata of the primary units.' })) }

const Replication = Type.Union([
  Type.Object({ method: Type.Literal('jk1'), groups: Type.Union([Column, Type.Integer({ minimum: 2, maximum: 1000 })]), ...seed }, closed),
  Type.Object({ method: Type.Literal('jkn'), ...strata, ...units }, closed),
  Type.Object(
    { method: Type.Literal('bootstrap'), replicates: Type.Integer({ minimum: 2, maximum: 5000 }), ...strata, ...units, ...seed },
    closed,
  ),
  Type.Object({ method: Type.Literal('brr'), strata: Column, ...units }, closed),
  Type.Object({ method: Type.Literal('fay'), strata: Column, rho: Type.Number({ minimum: 0, exclusiveMaximum: 1 }), ...units }, closed),
  Type.Object(
    {
      method: Type.Literal('given'),
      file: Type.String({ pattern: '^[^/\\\\]+\\.csv$', description: 'A file beside this one: household, and a column a replicate.' }),
      scale: Positive,
      scales: Type.Optional(Type.Array(Type.Number({ minimum: 0 }))),
      degreesOfFreedom: Type.Optional(Type.Number({ minimum: 1 })),
    },
    closed,
  ),
])
export type Replication = Static<typeof Replication>

/** A panel as whoever runs it defines it. Descriptions are what an editor shows. */
export const PanelDefinition = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    id: Id,
    name: Type.String({ minLength: 1, maxLength: 200 }),
    market: Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO country' }),
    zone: Type.String({ minLength: 1, description: 'IANA time zone of its days and weeks.' }),
    firstDay: Type.Optional(Type.Enum(Object.keys(weekdays) as (keyof typeof weekdays)[], { description: 'Weeks begin on it; monday.' })),
    population: Type.Optional(Type.String({ maxLength: 500, description: 'Whom the panel stands for, in words.' })),
    characteristics: Type.Optional(Type.Record(Type.String(), Type.String(), { description: 'Columns in words.' })),
    weighting: Weighting,
    replicates: Replication,
    census: Type.Optional(
      Type.Object(
        {
          services: Type.Array(Type.String({ minLength: 1, maxLength: 64 }), {
            minItems: 1,
            description: 'Services all of whose plays are counted here: `sweeps panel census` puts them together with the panel.',
          }),
          softness: Type.Optional(
            Type.Number({ exclusiveMinimum: 0, maximum: 10, description: 'How much a title of the census may be missed; 0.05.' }),
          ),
          ascription: Type.Optional(
            Type.Object(
              {
                imputations: Type.Optional(Type.Integer({ minimum: 5, maximum: 50, description: '5' })),
                fewestDonors: Type.Optional(Type.Integer({ minimum: 1, description: 'Sessions that a class needs; 10.' })),
                seed: Type.Optional(Type.Integer({ minimum: 0 })),
              },
              { ...closed, description: 'How plays of the census are given to persons, where that is asked for.' },
            ),
          ),
        },
        closed,
      ),
    ),
    inTab: Type.Optional(
      Type.Object(
        {
          days: Type.Integer({ minimum: 1, maximum: 7, description: 'In-tab days that a week needs; 5.' }),
          weekendDay: Type.Boolean({ description: 'Whether a Saturday or Sunday must be among them; true.' }),
        },
        closed,
      ),
    ),
    thresholds: Type.Optional(
      Type.Object(
        {
          persons: Type.Optional(Type.Integer({ minimum: 0, description: 'Figures of fewer viewers are withheld; 50.' })),
          households: Type.Optional(Type.Integer({ minimum: 0, description: 'and of fewer households; 30.' })),
          relativeError: Type.Optional(
            Type.Union([Positive, Type.Null()], { description: 'Figures with a larger standard error ÷ figure are withheld; 0.3.' }),
          ),
          flag: Type.Optional(Type.Union([Positive, Type.Null()], { description: 'Figures with a larger one are marked; 0.2.' })),
        },
        closed,
      ),
    ),
    ranks: Type.Optional(
      Type.Object(
        {
          level: Type.Optional(Type.Number({ exclusiveMinimum: 0.5, exclusiveMaximum: 1, description: '0.95' })),
          method: Type.Optional(Type.Enum(['stepdown', 'marginal', 'kww'])),
          seed: Type.Optional(Type.Integer({ minimum: 0 })),
          draws: Type.Optional(Type.Integer({ minimum: 100, maximum: 100_000 })),
        },
        closed,
      ),
    ),
  },
  closed,
)
export type PanelDefinition = Static<typeof PanelDefinition>

/** The file as JSON Schema, for editors. */
export const panelFileSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'A panel of Sweeps (panel.json)',
  ...PanelDefinition,
}

const shape = Compile(PanelDefinition)

/** Reads a panel's definition. Throws `invalid-file`. */
export function readPanelDefinition(text: string): PanelDefinition {
  const refuse = (reason: string) => new Problem('invalid-file', `panel.json: ${reason}; nothing was imported`)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw refuse(`this is no JSON (${(error as Error).message}): repair it`)
  }
  if (!shape.Check(value)) {
    const first = [...shape.Errors(value)].find(error => error.keyword !== 'anyOf')
    const missing = (first?.params as { requiredProperties?: string[] } | undefined)?.requiredProperties?.[0]
    if (missing !== undefined) throw refuse(`${first?.instancePath}/${missing} is missing: docs/schemas/panel.schema.json has the shape`)
    const fault = first?.message === 'schema is false' ? 'is no member of a definition: check its spelling' : first?.message
    throw refuse(`${first?.instancePath || 'the file'} ${fault}; docs/schemas/panel.schema.json has the shape`)
  }
  const fault = contradiction(value)
  if (fault) throw refuse(fault)
  return value
}

/** What the shape alone cannot say. */
function contradiction({ zone, weighting, replicates }: PanelDefinition): string | undefined {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
  } catch {
    return `zone "${zone}" is no time zone; use an IANA name such as America/New_York`
  }
  const names = marginsOf(weighting).map(({ column }) => column)
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined) return `weighting/margins names ${twice} twice: keep one of them`
  if (weighting.scaleTo !== undefined && !names.includes(weighting.scaleTo))
    return `weighting/scaleTo names ${weighting.scaleTo}, which is none of the margins`
  const bounded = weighting.method === 'logit' || weighting.method === 'truncated'
  if (bounded && !weighting.bounds) return `weighting/bounds is missing: ${weighting.method} needs the least and the greatest factor`
  if (!bounded && weighting.bounds)
    return `weighting/bounds: ${weighting.method} has none; choose logit or truncated, or take the bounds out`
  if (weighting.bounds && weighting.bounds.low >= weighting.bounds.high) return 'weighting/bounds: low must be below high'
  if (weighting.method === 'logit' && !(weighting.bounds!.low < 1 && weighting.bounds!.high > 1))
    return 'weighting/bounds: logit needs low below 1 and high above 1'
  if (weighting.method === 'household' && weighting.level !== 'household') return 'weighting/level: the method household weights households'
  if (weighting.trim && weighting.trim.low >= weighting.trim.high) return 'weighting/trim: low must be below high'
  const unknown = Object.keys(weighting.collapse?.neighbours ?? {}).find(margin => !names.includes(margin))
  if (unknown !== undefined) return `weighting/collapse/neighbours names ${unknown}, which is none of the margins`
  if (replicates.method === 'given' && replicates.file === 'households.csv') return 'replicates/file: factors need a file of their own'
  return undefined
}

/** The margins of a weighting, each as an object. */
export const marginsOf = ({ margins }: PanelDefinition['weighting']) =>
  margins.map(margin => (typeof margin === 'string' ? { column: margin } : margin))

/** The thresholds of a panel, with what holds where it says nothing. */
export const thresholdsOf = ({ thresholds = {} }: PanelDefinition) => ({
  persons: thresholds.persons ?? 50,
  households: thresholds.households ?? 30,
  relativeError: thresholds.relativeError === undefined ? 0.3 : thresholds.relativeError,
  flag: thresholds.flag === undefined ? 0.2 : thresholds.flag,
})

/** How ranges of ranks are made. */
export const ranksOfPanel = ({ ranks = {} }: PanelDefinition) => ({
  level: ranks.level ?? 0.95,
  method: ranks.method ?? 'stepdown',
  seed: ranks.seed ?? 1,
  draws: ranks.draws,
})

export const inTabRule = ({ inTab = { days: 5, weekendDay: true } }: PanelDefinition) => inTab

/** How plays of a census are given to persons. */
export const ascriptionOf = ({ census }: PanelDefinition) => ({
  imputations: census?.ascription?.imputations ?? 5,
  fewestDonors: census?.ascription?.fewestDonors ?? 10,
  seed: census?.ascription?.seed ?? 1,
})
