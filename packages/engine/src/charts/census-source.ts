import { Problem } from '@sweeps/model'
import type { Census, CensusList } from '../minutes/index.js'
import type { ChartSource } from './list-figures.js'

const metrics: readonly string[] = ['minutes', 'hours', 'views', 'plays', 'viewers'] satisfies CensusList['metric'][]

/** One's own plays as a source of charts. */
export function censusSource(census: Census): ChartSource {
  return async (definition, list, range = {}, asOf) => {
    const { metric } = definition.measures[0]!
    if (definition.measures.length > 1 || !metrics.includes(metric))
      throw new Problem('invalid-file', `chart ${definition.id}: a census chart has one measure, of ${metrics.join(', ')}`)
    if (list.filter?.market)
      throw new Problem(
        'invalid-file',
        `chart ${definition.id}, list ${list.id}: the census is not kept by market yet; leave the filter out`,
      )
    const weeks = await census.weeks(
      {
        zone: definition.zone,
        firstDay: definition.firstDay,
        metric: metric as CensusList['metric'],
        bySeason: definition.grain === 'season',
        size: definition.size,
        filter: list.filter ?? {},
      },
      range,
      asOf ? Date.parse(asOf.at) : Date.now(),
      asOf ? { epoch: asOf.epoch, version: asOf.catalogueVersion } : undefined,
    )
    return weeks.map(({ week, closed, rows }) => ({
      week,
      closed,
      rows: rows.map((row, index) => ({ ...row, publishedRank: null, line: index + 1 })),
    }))
  }
}
