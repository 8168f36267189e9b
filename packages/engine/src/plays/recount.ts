import type { Store } from '../store/index.js'

const steps = [
  'TRUNCATE TABLE viewing_changes',
  'TRUNCATE TABLE looked_days',
  'TRUNCATE TABLE census_counts',
  'TRUNCATE TABLE census_weeks_counted',
  'TRUNCATE TABLE audience_days',
  'TRUNCATE TABLE audience_built',
  'TRUNCATE TABLE audience_counts',
  'TRUNCATE TABLE audience_counted',
  `-- one row per day, content and epoch of viewing, and of what was set aside later
INSERT INTO viewing_changes (day, service, content, epoch, changes)
SELECT day, service, content, epoch, 1
FROM on_shards
(
    SELECT arrayJoin([toDate(start), toDate(greatest(start, stop))]) AS day, service, content, epoch FROM spans
    UNION ALL
    SELECT arrayJoin([toDate(start), toDate(start) + 1]) AS day, service, content, epoch FROM cut_stretches
    UNION ALL
    SELECT arrayJoin([toDate(spans.start), toDate(greatest(spans.start, spans.stop))]) AS day, spans.service, spans.content, named.epoch
    FROM spans
    INNER JOIN
    (
        SELECT viewer, epoch FROM overfull_viewer_days UNION DISTINCT SELECT viewer, epoch FROM test_viewers
    ) AS named ON named.viewer = spans.viewer
)
GROUP BY day, service, content, epoch`,
]

/**
 * Forgets all that was derived from viewing, and counts the changes of it anew: after tables were copied while plays came in, one may have
 * what another does not know of, and what was derived would be taken for right.
 */
export async function recount(store: Store): Promise<void> {
  for (const step of steps) await store.command('plays.recount', step)
}
