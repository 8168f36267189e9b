import { Day, type MetricId, metricIds, Problem, parseJson, weekdays } from '@sweeps/model'
import Type, { Compile, type Static } from '@sweeps/model/typebox'

const Id = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 64 })
const Name = Type.String({ minLength: 1, maxLength: 200 })

/** What a list takes in. A member that is absent does not narrow it. */
const ListFilter = Type.Object(
  {
    kind: Type.Optional(Type.Enum(['series', 'film'])),
    origin: Type.Optional(Type.Enum(['original', 'acquired'])),
    service: Type.Optional(Type.String({ minLength: 1 })),
    market: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO country' })),
    language: Type.Optional(Type.String({ minLength: 1 })),
    exceptLanguage: Type.Optional(Type.String({ minLength: 1 })),
  },
  { additionalProperties: false, description: 'What a list takes in, by the catalogue. A member that is absent does not narrow it.' },
)
export type ListFilter = Static<typeof ListFilter>

export const ChartList = Type.Object({ id: Id, name: Name, filter: Type.Optional(ListFilter) }, { additionalProperties: false })
export type ChartList = Static<typeof ChartList>

/** What is ranked from a week on. The unit is the metric's own. */
export const Measure = Type.Object(
  {
    from: Type.Optional(
      Type.String({
        ...Day,
        description: 'From this week on, given by its first day. The first measure has none: it holds from the beginning.',
      }),
    ),
    metric: Type.Enum([...metricIds] as [MetricId, ...MetricId[]]),
    roundTo: Type.Number({ exclusiveMinimum: 0, description: 'Display rounds to a multiple of this; ranks never do.' }),
  },
  { additionalProperties: false },
)
export type Measure = Static<typeof Measure>

/** A chart is a definition, not code: what is ranked, over which week, into which lists. Descriptions are what an editor shows. */
export const ChartDefinition = Type.Object(
  {
    id: Type.String({ ...Id, description: 'Names the chart in commands and addresses. A shipped id replaces the shipped chart.' }),
    name: Name,
    source: Type.String({
      ...Id,
      description:
        'Whose figures: census, netflix-top10, netflix-country, nielsen-top10, or the source a mapping of imported figures names.',
    }),
    credit: Type.String({ ...Name, description: 'The source in words, for readers.' }),
    market: Type.String({
      pattern: '^([A-Z]{2}|each)$',
      description: 'ISO country, or WW. "each": one chart over all markets that its source has figures of.',
    }),
    firstMarket: Type.Optional(
      Type.String({ pattern: '^[A-Z]{2}$', description: 'With the market "each": for which market it answers when none is named.' }),
    ),
    measures: Type.Array(Measure, { minItems: 1, description: 'What is ranked, in order of "from".' }),
    grain: Type.Enum(['title', 'season'], { description: 'Whether whole titles are ranked, or each season by itself.' }),
    lists: Type.Array(ChartList, { minItems: 1, description: 'The first is shown when none is named.' }),
    firstDay: Type.Enum(Object.keys(weekdays) as (keyof typeof weekdays)[], { description: 'The day on which its weeks begin.' }),
    zone: Type.String({ minLength: 1, description: 'IANA time zone in which weeks begin, and in which a publishing schedule is read.' }),
    size: Type.Integer({ minimum: 1, maximum: 1000, description: 'No rank beyond it.' }),
    ties: Type.Enum(['shared', 'published'], {
      description: 'Equal values: "shared" gives them one rank (1, 2, 2, 4); "published" lets the published order decide.',
    }),
    rank: Type.Enum(['computed', 'published'], { description: '"computed" from values; "published" where values have holes.' }),
    history: Type.Enum(['whole', 'counted', 'partial'], {
      description:
        'What is known of a list’s past. "whole": a week that is not stored had no list. "counted": the source prints how many weeks an entry has been on. "partial": weeks may be missing, so weeks on chart are not known.',
    }),
    note: Type.String({ maxLength: 2000, description: 'Shown with the chart: what a reader must know.' }),
  },
  { additionalProperties: false },
)
export type ChartDefinition = Static<typeof ChartDefinition>

const Definitions = Type.Array(ChartDefinition)

/** A file of definitions as JSON Schema, for editors: an array, or an object that can name this schema. */
export const chartFileSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Chart definitions of Sweeps (charts.json)',
  anyOf: [Definitions, Type.Object({ $schema: Type.Optional(Type.String()), charts: Definitions }, { additionalProperties: false })],
}

const File = Compile(Definitions)

/** Reads a file of chart definitions. `file` names it in errors. Throws `invalid-file`. */
export function readDefinitions(text: string, file: string): ChartDefinition[] {
  const refuse = (reason: string): Problem => new Problem('invalid-file', `${file}: ${reason}`)
  let values: unknown
  try {
    values = parseJson(text)
  } catch (error) {
    throw refuse(`this is no JSON (${(error as Error).message}): repair it`)
  }
  const { charts, ...around } = isObject(values) ? values : { charts: values }
  const extra = Object.keys(around).find(member => member !== '$schema')
  if (extra !== undefined) throw refuse(`/${extra} is not known here: beside "charts" there may be "$schema"`)
  if (!File.Check(charts)) {
    const first = [...File.Errors(charts)][0]
    // TRICKY: the checker words a member too many as "schema is false".
    const fault = first?.message === 'schema is false' ? 'is no member of a definition: check its spelling' : first?.message
    throw refuse(`${first?.instancePath || 'the file'} ${fault}; see the shipped definitions for the shape`)
  }
  for (const definition of charts) {
    const fault = contradiction(definition)
    if (fault) throw refuse(`chart ${definition.id}: ${fault}`)
  }
  return charts
}

/** The other form of the file, which can name the schema. */
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && 'charts' in value

const publishedGrain: Readonly<Record<string, ChartDefinition['grain']>> = {
  'netflix-top10': 'season',
  'netflix-country': 'season',
  'nielsen-top10': 'title',
}

/** What the shape alone cannot say. */
function contradiction({ source, market, firstMarket, grain, measures, lists, zone }: ChartDefinition): string | undefined {
  if (market === 'each' && firstMarket === undefined)
    return 'market "each" needs a "firstMarket": the one it answers for when none is named, such as US'
  if (market !== 'each' && firstMarket !== undefined) return `"firstMarket" goes with the market "each"; this chart is of ${market}`
  if (market === 'each' && source.startsWith('panel-')) return 'a panel is of one market: name it'
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
