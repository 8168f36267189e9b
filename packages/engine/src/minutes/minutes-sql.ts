import { metrics } from '@sweeps/model'
import Type, { type TSchema } from '@sweeps/model/typebox'
import { defineQuery, Int64, type Params, type Query } from '../store/index.js'
import { dimensions, isTime } from './dimensions.js'
import { measures } from './measures.js'
import type { MinutesQuery } from './minutes-query.js'

/** One group of plays and its measures. Time dimensions come as `cell`, the index of the stretch. */
export type MeasureRow = Record<string, string | number | null>

/**
 * The SQL of a slice: valid spans → plays (the union of each play's spans, per cell) → groups.
 * Composed from the tables of dimensions and measures alone; every value is a parameter.
 */
export function minutesSql(query: MinutesQuery): Query<Params, MeasureRow> {
  const timed = query.by.some(isTime)
  const plain = query.by.filter(dimension => !isTime(dimension))
  // An episode without a catalogue entry is shown under its own content id.
  const uncatalogued =
    plain.some(dimension => dimension === 'title' || dimension === 'season' || dimension === 'episode') && !plain.includes('content')
  const groups = [
    ...(timed ? ['cell'] : []),
    ...plain.map(dimension => `${dimensions[dimension].sql} AS by_${dimension}`),
    ...(uncatalogued ? [`if(title = '', content, NULL) AS by_content`] : []),
  ]
  const names = groups.map(group => group.split(' AS ').at(-1)!)
  // Below the season, views are per episode; else a season's watched time counts against the runtime of the whole season.
  const runtime = plain.includes('episode') || plain.includes('content') ? 'runtime_ms' : 'season_runtime_ms'
  const wanted = query.metrics.map(id => ({ ...measures[id], member: metrics[id].member }))
  const distinct = (columns: (string | undefined)[]): string[] => [...new Set(columns.filter(column => column !== undefined))]
  // A play carries only what is asked of it: each further column costs the query a tenth.
  const carried = distinct([
    ...wanted.map(({ play }) => play),
    ...(plain.includes('market') ? ['max(market) AS market'] : []),
    ...(plain.includes('screen') ? ['max(screen) AS screen'] : []),
  ])
  const catalogued = distinct(wanted.flatMap(measure => measure.catalogued ?? []))
  const grouped = [...(timed ? ['cell'] : []), ...plain.filter(dimension => dimension === 'market' || dimension === 'screen')]
  const lines = [
    `-- one row per ${['cell', ...plain].join(', ')}`,
    'WITH',
    '    plays AS',
    '    (',
    '        SELECT',
    `            service, content, play,${timed ? ' cell,' : ''}`,
    ...carried.map(column => `            ${column},`),
    timed
      ? '            intervalLengthSum(greatest(from_ms, {edges:Array(Int64)}[cell]), least(to_ms, {edges:Array(Int64)}[cell + 1])) AS watched'
      : '            intervalLengthSum(from_ms, to_ms) AS watched',
    '        FROM valid_spans(from = {from:Int64}, to = {to:Int64}, epoch = {epoch:UInt32})',
    ...(timed
      ? [
          // Edges are sorted: the cell of an instant is found by halving, in any zone and calendar.
          '        ARRAY JOIN range(',
          '            indexOfAssumeSorted({edges:Array(Int64)}, roundDown(from_ms, {edges:Array(Int64)})),',
          '            indexOfAssumeSorted({edges:Array(Int64)}, roundDown(to_ms - 1, {edges:Array(Int64)})) + 1) AS cell',
        ]
      : []),
    `        GROUP BY service, content, play${timed ? ', cell' : ''}`,
    '        HAVING watched > 0',
    '    ),',
    // Content by content first: a join for each of a million plays would cost a fifth more.
    '    contents AS',
    '    (',
    '        SELECT',
    `            service, content,${grouped.map(name => ` ${name},`).join('')}`,
    ...distinct(wanted.map(({ content }) => content)).map(column => `            ${column},`),
    '            sum(watched) AS watched_ms',
    '        FROM on_shards(plays)',
    `        GROUP BY service, content${grouped.map(name => `, ${name}`).join('')}`,
    '    ),',
    '    catalogued AS',
    '    (',
    `        SELECT ${['contents.*', 'title', 'season', 'episode', ...catalogued].join(', ')}`,
    '        FROM contents',
    '        LEFT JOIN catalogue_at(version = {version:UInt32}) AS catalogue USING (service, content)',
    `        WHERE ({service:String} = '' OR service = {service:String}) AND ({title:String} = '' OR title = {title:String})`,
    '            AND (empty({services:Array(String)}) OR service IN {services:Array(String)})',
    '    )',
    'SELECT',
    [...groups, ...wanted.map(({ group, member }) => `${group(runtime)} AS ${member}`)].map(column => `    ${column}`).join(',\n'),
    'FROM catalogued',
    ...(names.length > 0 ? [`GROUP BY ${names.join(', ')}`, `ORDER BY ${names.join(', ')}`] : []),
  ]
  const row: Record<string, TSchema> = { ...(timed ? { cell: Int64 } : {}) }
  for (const dimension of plain) row[`by_${dimension}`] = dimensions[dimension].row
  if (uncatalogued) row['by_content'] = Type.Union([Type.String(), Type.Null()])
  for (const { member, row: type } of wanted) row[member] = type
  return defineQuery({ tag: 'minutes', sql: lines.join('\n'), row: Type.Object(row) }) as Query<Params, MeasureRow>
}
