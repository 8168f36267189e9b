import { Day, type MetricId, metricIds, Problem, weekdays } from '@sweeps/model'
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'

const Id = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 64 })
const Name = Type.String({ minLength: 1, maxLength: 200 })

/** What a list takes in. A member that is absent does not narrow it. */
export const ListFilter = Type.Object(
  {
    kind: Type.Optional(Type.Enum(['series', 'film'])),
    origin: Type.Optional(Type.Enum(['original', 'acquired'])),
    service: Type.Optional(Type.String({ minLength: 1 })),
    market: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$' })),
    language: Type.Optional(Type.String({ minLength: 1 })),
    exceptLanguage: Type.Optional(Type.String({ minLength: 1 })),
  },
  { additionalProperties: false },
)
export type ListFilter = Static<typeof ListFilter>

export const ChartList = Type.Object({ id: Id, name: Name, filter: Type.Optional(ListFilter) }, { additionalProperties: false })
export type ChartList = Static<typeof ChartList>

/** What is ranked from a week on (that week's first day; absent: from the beginning). The unit is the metric's own. */
export const Measure = Type.Object(
  {
    from: Type.Optional(Day),
    metric: Type.Enum([...metricIds] as [MetricId, ...MetricId[]]),
    /** Display rounds to a multiple of this; ranks never do. */
    roundTo: Type.Number({ exclusiveMinimum: 0 }),
  },
  { additionalProperties: false },
)
export type Measure = Static<typeof Measure>

/** A chart is a definition, not code: what is ranked, over which week, into which lists. */
export const ChartDefinition = Type.Object(
  {
    id: Id,
    name: Name,
    /** Whose figures: `census`, `netflix-top10`, `nielsen-top10`, or another source the engine was opened with. */
    source: Id,
    /** The source in words, for readers. */
    credit: Name,
    /** ISO country, or WW. */
    market: Type.String({ pattern: '^[A-Z]{2}$' }),
    /** In order of `from`; the first has none. */
    measures: Type.Array(Measure, { minItems: 1 }),
    grain: Type.Enum(['title', 'season']),
    lists: Type.Array(ChartList, { minItems: 1 }),
    firstDay: Type.Enum(Object.keys(weekdays) as (keyof typeof weekdays)[]),
    zone: Type.String({ minLength: 1 }),
    size: Type.Integer({ minimum: 1, maximum: 1000 }),
    /** Equal values: `shared` gives them one rank (1, 2, 2, 4); `published` lets the published order decide. */
    ties: Type.Enum(['shared', 'published']),
    /** `computed` from values; `published` where values have holes. */
    rank: Type.Enum(['computed', 'published']),
    /**
     * What is known of a list's past. `whole`: a week that is not held had no list. `counted`: the source prints how many weeks
     * an entry has been on. `partial`: weeks may be missing, so weeks on chart are not known.
     */
    history: Type.Enum(['whole', 'counted', 'partial']),
    note: Type.String({ maxLength: 2000 }),
  },
  { additionalProperties: false },
)
export type ChartDefinition = Static<typeof ChartDefinition>

const File = Compile(Type.Array(ChartDefinition))

/** Reads a file of chart definitions. `file` names it in errors. Throws `invalid-file`. */
export function readDefinitions(text: string, file: string): ChartDefinition[] {
  const refuse = (reason: string): Problem => new Problem('invalid-file', `${file}: ${reason}`)
  let values: unknown
  try {
    values = JSON.parse(text)
  } catch (error) {
    throw refuse(`this is no JSON (${(error as Error).message}): repair it`)
  }
  if (!File.Check(values)) {
    const first = [...File.Errors(values)][0]
    // TRICKY: the checker words a member too many as "schema is false".
    const fault = first?.message === 'schema is false' ? 'is no member of a definition: check its spelling' : first?.message
    throw refuse(`${first?.instancePath || 'the file'} ${fault}; see the shipped definitions for the shape`)
  }
  for (const definition of values) {
    const fault = contradiction(definition)
    if (fault) throw refuse(`chart ${definition.id}: ${fault}`)
  }
  return values
}

const publishedGrain: Readonly<Record<string, ChartDefinition['grain']>> = {
  'netflix-top10': 'season',
  'netflix-country': 'season',
  'nielsen-top10': 'title',
}

/** What the shape alone cannot say. */
function contradiction({ source, grain, measures, lists, zone }: ChartDefinition): string | undefined {
  if (publishedGrain[source] && publishedGrain[source] !== grain)
    return `${source} is published by ${publishedGrain[source]}: what is below the last rank is not known, so it cannot be put together by ${grain}`
  const froms = measures.map(({ from }) => from ?? '')
  if (froms[0] !== '') return 'the first measure must have no "from": it holds from the beginning'
  if (froms.some((from, at) => at > 0 && from <= froms[at - 1]!))
    return 'measures must stand in order of "from", each later than the one before'
  if (new Set(lists.map(({ id }) => id)).size < lists.length) return 'two lists have one id: give each its own'
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
  } catch {
    return `zone "${zone}" is no time zone; use an IANA name such as Europe/Berlin or UTC`
  }
  return undefined
}
