import { addDays } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { defineQuery } from '../../store/index.js'
import { type FeeSources, type ReadMonths, readMonths } from './fee-share.js'

const stretch = defineQuery({
  tag: 'decisions.fees-stretch',
  sql: `-- one row: the first and the last day on which anything was seen on some services; empty: nothing ever
SELECT if(count() = 0, '', toString(toDate(min(start), 'UTC'))) AS first, if(count() = 0, '', toString(toDate(max(stop), 'UTC'))) AS last
FROM spans
WHERE service IN {services:Array(String)}`,
  row: Type.Object({ first: Type.String(), last: Type.String() }),
})

/**
 * Reads each month by itself, for many seasons that share most of their months: `once` has what it is given made one time for a key. Months in
 * which nothing was seen are not asked for.
 */
export function monthByMonth(once: <Made>(key: string, make: () => Promise<Made>) => Promise<Made>): ReadMonths {
  const observed = (sources: FeeSources, services: readonly string[]) =>
    once(`observed ${services.join(' ')}`, () => sources.store.one(stretch, { services }))
  return async (sources, { months, ...of }) => {
    const { first, last } = await observed(sources, of.services)
    const known = months.filter(month => first !== '' && month <= last && addDays(month, 31) >= first)
    const found = []
    for (const month of known)
      found.push(...(await once(JSON.stringify(['fees', month, of]), () => readMonths(sources, { months: [month], ...of }))))
    return found
  }
}
