import type { LiveReport } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { defineQuery, Int64, type Store } from '../../../store/index.js'
import { listPolled } from '../polled/polled-servers.js'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** One that sent nothing for so long has ended, and is reported no more. */
const endedMs = 30 * dayMs
/** Hours in which something came, of the week before the last: fewer say nothing of its habits. */
const minimumHours = 3

const reasons = defineQuery({
  tag: 'plays.live.reasons',
  sql: `-- one row per live source and reason: the last 24 hours, and when the last record came
SELECT service, source, reason,
    sumIf(source_hours.records, hour >= toStartOfHour(fromUnixTimestamp64Milli({since:Int64}, 'UTC'))) AS records,
    sumIf(source_hours.ms, hour >= toStartOfHour(fromUnixTimestamp64Milli({since:Int64}, 'UTC'))) AS ms,
    max(source_hours.latest) AS latest
FROM source_hours
WHERE hour >= fromUnixTimestamp64Milli({ended:Int64}, 'UTC')
GROUP BY service, source, reason
ORDER BY service, source, records DESC, reason`,
  row: Type.Object({ service: Type.String(), source: Type.String(), reason: Type.String(), records: Int64, ms: Int64, latest: Int64 }),
})

const busyHours = defineQuery({
  tag: 'plays.live.hours',
  sql: `-- one row per live source and hour in which lines came
SELECT DISTINCT service, source, toUnixTimestamp(hour) * 1000 AS began
FROM source_hours
WHERE reason = '' AND hour >= fromUnixTimestamp64Milli({ended:Int64}, 'UTC')
ORDER BY service, source, began`,
  row: Type.Object({ service: Type.String(), source: Type.String(), began: Int64 }),
})

/** What each live source sent in the last 24 hours, when last, what was set aside and why, and which has fallen silent. */
export async function liveReports(store: Store, now = store.clock.now()): Promise<LiveReport[]> {
  const ended = now - endedMs
  const rows = await store.run(reasons, { since: now - dayMs, ended })
  const away = (await listPolled(store)).filter(({ trouble }) => trouble !== null)
  const names = [...new Set([...rows, ...away].map(nameOf))]
  if (names.length === 0) return []
  const hours = await store.run(busyHours, { ended })
  return names.map(name => {
    const own = rows.filter(row => nameOf(row) === name)
    const taken = own.find(({ reason }) => reason === '')
    const active = hours.filter(row => nameOf(row) === name).map(({ began }) => began)
    const server = away.find(server => nameOf(server) === name)
    const trouble = server?.trouble ?? undefined
    const silent = taken && isSilent(active, taken.latest, now) ? new Date(taken.latest).toISOString() : null
    const [service = '', source = ''] = name.split('\0')
    return {
      ...{ service, source, lines: taken?.records ?? 0 },
      last: own.length === 0 ? null : new Date(Math.max(...own.map(({ latest }) => latest))).toISOString(),
      silentSince: trouble?.since ?? silent,
      away: server && trouble ? `${server.address}: ${trouble.reason}` : null,
      setAside: own
        .filter(({ reason, records }) => reason !== '' && records > 0)
        .map(({ reason, records, ms }) => ({ reason, records, minutes: ms > 0 ? ms / 60_000 : null })),
    }
  })
}

const nameOf = ({ service, source }: { service: string; source: string }): string => `${service}\0${source}`

/**
 * Whether a source that last sent at an instant has fallen silent: for more than an hour, and more than twice as long as it paused at the longest in
 * the week before. So a service of millions is noticed after an hour or two, and a household after some days. All epoch ms.
 * @param hours beginnings of the hours in which something came, in their order
 */
export function isSilent(hours: readonly number[], last: number, now: number): boolean {
  const week = hours.filter(began => began > last - 7 * dayMs && began <= last)
  if (week.length < minimumHours) return false
  const pauses = week.slice(1).map((began, index) => began - week[index]! - hourMs)
  return now - last > Math.max(hourMs, 2 * Math.max(...pauses))
}
