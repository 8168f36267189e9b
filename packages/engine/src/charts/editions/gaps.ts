import { addDays, dayStart } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { defineQuery, Int64, type Store } from '../../store/index.js'
import type { ChartDefinition } from '../definition.js'

const gapsOf = defineQuery({
  tag: 'charts.editions.gaps',
  sql: `-- one row per stretch of [from, to) in which the collector was not up
WITH
    marks AS
    (
        SELECT minute, lagInFrame(minute) OVER (ORDER BY minute ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS before
        FROM (SELECT DISTINCT minute FROM collector_minutes
              WHERE minute >= fromUnixTimestamp64Milli({from:Int64}, 'UTC') - INTERVAL 8 DAY
                  AND minute < fromUnixTimestamp64Milli({to:Int64}, 'UTC') + INTERVAL 8 DAY)
    )
SELECT toUnixTimestamp(before) * 1000 AS from_ms, toUnixTimestamp(minute) * 1000 AS to_ms
FROM marks
WHERE toUnixTimestamp(before) > 0
    AND dateDiff('second', before, minute) > 180
    AND toUnixTimestamp(before) * 1000 < {to:Int64}
    AND toUnixTimestamp(minute) * 1000 > {from:Int64}
ORDER BY before`,
  row: Type.Object({ from_ms: Int64, to_ms: Int64 }),
})

/**
 * Gaps in what a week of one's own census received, in words: stretches of more than three minutes in which the collector was not up.
 * Measured from the minutes it noted while it ran; before its first minute nothing is known, and nothing is said.
 */
export async function gaps(store: Store, definition: ChartDefinition, week: string): Promise<string[]> {
  if (definition.source !== 'census') return []
  const from = dayStart(week, definition.zone)
  const to = dayStart(addDays(week, 7), definition.zone)
  const found = await store.run(gapsOf, { from, to })
  const iso = (ms: number): string => `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`
  return found.map(
    ({ from_ms, to_ms }) =>
      `The collector was not up from ${iso(Math.max(from_ms, from))} to ${iso(Math.min(to_ms, to))}: players sent most of what was watched then afterwards; some may be missing.`,
  )
}
